"""Time: what actions need against what agencies offer (R078), and promises over all partnerships served (R061)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, Sum

from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import Action
from frankpledge.stages.partnership.permissions import check_may_read_business

QUARTER = timedelta(days=91)
MONTHS = 3


@dataclass(frozen=True)
class Hours:
    """An agency's open actions that are due within three months, what they need, and what it offers."""

    place: PartnershipAgency
    actions: int
    estimated: int
    """How many of them say how many hours they need."""
    planned: int

    @property
    def offered(self) -> int | None:
        """The hours offered here in three months; ``None`` where it was not said."""
        monthly = self.place.hours_a_month
        return None if monthly is None else monthly * MONTHS

    @property
    def status(self) -> str:
        """How the two compare, in a word."""
        if self.offered is None:
            return "not stated"
        if self.planned > self.offered:
            return "at risk"
        return "on track" if self.estimated == self.actions else "to check"


@dataclass(frozen=True)
class Promised:
    """What an agency has promised to all the partnerships it serves: totals alone, no partnership's own figures."""

    place: PartnershipAgency
    partnerships: int
    stated: int
    """In how many of them its hours were said."""
    hours: int
    planned: int
    """Hours that its open actions in all of them need within three months."""

    @property
    def capacity(self) -> int | None:
        """The hours a month it can give to all of them together; ``None`` where it was not said."""
        return self.place.agency.hours_a_month

    @property
    def status(self) -> str:
        """How the two compare, in a word."""
        if self.capacity is None:
            return "not stated"
        if self.hours > self.capacity:
            return "at risk"
        return "on track" if self.stated == self.partnerships else "to check"


def planned_hours(standing: Standing, places: Sequence[PartnershipAgency]) -> list[Hours]:
    """Return, for each of the agencies, what its open actions need and what it offers."""
    check_may_read_business(standing)
    here = Q(partnership=standing.partnership)
    needed = {row[0]: row[1:] for row in _needs(here, standing)}
    return [Hours(place, *needed.get(place.agency_id, (0, 0, 0))) for place in places]


def promised_hours(standing: Standing, places: Sequence[PartnershipAgency]) -> list[Promised]:
    """Return, for each of the agencies that serves several partnerships, what it promised them all together."""
    check_may_read_business(standing)
    here = [place.agency_id for place in places]
    served = PartnershipAgency.objects.filter(open_on(standing.today), agency__in=here).order_by()
    totals = served.values_list("agency_id").annotate(
        Count("partnership", distinct=True), Count("hours_a_month"), Sum("hours_a_month")
    )
    several = {agency: (count, stated, hours or 0) for agency, count, stated, hours in totals if count > 1}
    needed = {row[0]: row[3] for row in _needs(Q(agency__in=several), standing)} if several else {}
    return [
        Promised(place, *several[place.agency_id], needed.get(place.agency_id, 0))
        for place in places
        if place.agency_id in several
    ]


def _needs(chosen: Q, standing: Standing) -> list[tuple[int, int, int, int]]:
    """Return agency, actions, those with hours, and the hours, of open actions due within three months or overdue."""
    due = Action.objects.filter(chosen, done_on=None, dropped_on=None, due__lte=standing.today + QUARTER)
    rows = due.order_by().values_list("agency_id").annotate(Count("pk"), Count("planned_hours"), Sum("planned_hours"))
    return [(agency, count, estimated, hours or 0) for agency, count, estimated, hours in rows]
