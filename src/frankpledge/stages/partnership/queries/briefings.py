"""What was passed down, to which levels of which agencies, and who had none (R044, R045, R086)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.core.readiness.case import Level
from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Acknowledgement, Briefing, Document, Group
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.lookback import year_began

WAITS_TOO_LONG = timedelta(days=14)
STATES = {
    "planned": lambda standing: Q(on__gt=standing.today),
    "waiting": lambda standing: Q(on__lte=standing.today, waiting__gt=0),
    "acknowledged": lambda standing: Q(on__lte=standing.today, waiting=0),
}


def briefings(standing: Standing, *, state: str = "") -> QuerySet[Briefing]:
    """Return briefings, newest first, with how many audiences they had and how many have not acknowledged."""
    check_may_read_business(standing)
    found = Briefing.objects.filter(partnership=standing.partnership).select_related("by_group", "document")
    counted = found.annotate(
        reached=Count("audiences"), waiting=Count("audiences", filter=Q(audiences__acknowledged_on=None))
    )
    chosen = counted.filter(STATES[state](standing)) if state in STATES else counted
    return chosen.order_by("-on", "-pk")


def find_briefing(standing: Standing, pk: int) -> Briefing:
    """Return one briefing with its audiences, or answer that it is not there."""
    found = briefings(standing).prefetch_related("audiences__agency", "perspectives")
    return get_object_or_404(found, pk=pk)


def find_audience(standing: Standing, pk: int) -> Acknowledgement:
    """Return one level of one agency that a briefing went to, or answer that it is not there."""
    check_may_read_business(standing)
    found = Acknowledgement.objects.filter(partnership=standing.partnership)
    return get_object_or_404(found.select_related("briefing", "agency"), pk=pk)


def state_of(audience: Acknowledgement, briefing: Briefing, standing: Standing) -> str:
    """Say whether an audience has acknowledged, is to, or has taken too long."""
    if audience.acknowledged_on:
        return "acknowledged"
    if briefing.on > standing.today:
        return "planned"
    return "overdue" if briefing.on + WAITS_TOO_LONG <= standing.today else "waiting"


def briefing_groups(standing: Standing) -> QuerySet[Group]:
    """Return the groups at work, in whose name a briefing can go out."""
    check_may_read_business(standing)
    return Group.objects.filter(partnership=standing.partnership, ended=None)


def briefing_documents(standing: Standing) -> QuerySet[Document]:
    """Return the documents that can go with a briefing."""
    check_may_read_business(standing)
    return Document.objects.filter(partnership=standing.partnership).exclude(status=Document.Status.SUPERSEDED)


@dataclass
class Reached:
    """The year's last briefing of each level of an agency; no row for a level that had none."""

    place: PartnershipAgency
    last: dict[str, Acknowledgement] = field(default_factory=dict)

    @property
    def without(self) -> list[str]:
        """The levels that had none."""
        return [level for level in Level if level not in self.last]


def coverage(standing: Standing, places: Iterable[PartnershipAgency]) -> list[Reached]:
    """Return which levels of each agency were briefed in the last twelve months, and which had none."""
    check_may_read_business(standing)
    rows = {place.agency_id: Reached(place) for place in places}
    told = Acknowledgement.objects.filter(
        partnership=standing.partnership, briefing__on__gte=year_began(standing), briefing__on__lte=standing.today
    )
    for audience in told.select_related("briefing").order_by("briefing__on", "pk"):
        if audience.agency_id in rows:
            rows[audience.agency_id].last[audience.level] = audience
    return list(rows.values())


def perspectives_covered(standing: Standing) -> set[int]:
    """Return the agencies whose ways of working the year's briefings covered, by their numbers."""
    check_may_read_business(standing)
    held = Briefing.objects.filter(
        partnership=standing.partnership, on__gte=year_began(standing), on__lte=standing.today
    )
    return set(held.exclude(perspectives=None).values_list("perspectives", flat=True))
