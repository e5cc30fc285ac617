"""Members' objections, what they were answered, and how soon, by sector and standing (R054)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency, PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Decision, Objection
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.lookback import year_began

STATES = {"open": Q(answered_on=None), "answered": Q(answered_on__isnull=False)}
WAITS_TOO_LONG = timedelta(days=14)


def objections(standing: Standing, *, state: str = "", agency: Agency | None = None) -> QuerySet[Objection]:
    """Return objections, newest first."""
    check_may_read_business(standing)
    chosen = Q(partnership=standing.partnership) & STATES.get(state, Q())
    chosen &= Q(agency=agency) if agency else Q()
    return Objection.objects.filter(chosen).select_related("agency", "decision", "raised_by", "answered_by")


def find_objection(standing: Standing, pk: int) -> Objection:
    """Return one objection, or answer that it is not there."""
    return get_object_or_404(objections(standing), pk=pk)


def state_of(objection: Objection, standing: Standing) -> str:
    """Say whether an objection is answered, open, or has waited too long."""
    if objection.answered_on:
        return "answered"
    return "overdue" if objection.raised_on + WAITS_TOO_LONG <= standing.today else "open"


def decisions_to_object_to(standing: Standing) -> QuerySet[Decision]:
    """Return the year's decisions, newest first."""
    check_may_read_business(standing)
    return Decision.objects.filter(partnership=standing.partnership, on__gte=year_began(standing))


@dataclass
class Heard:
    """How the objections of one sector, or of one standing, fared."""

    who: str
    members: int = 0
    raised: int = 0
    answered: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def median_days(self) -> float | None:
        """The days in which half were answered; ``None`` where none was."""
        return median(self.days) if self.days else None

    def add(self, objection: Objection) -> None:
        """Count an objection."""
        self.raised += 1
        if objection.answered_on:
            self.answered += 1
            self.days.append((objection.answered_on - objection.raised_on).days)


def heard_by(
    found: Iterable[Objection], places: Iterable[PartnershipAgency], words: Callable[[PartnershipAgency], str]
) -> list[Heard]:
    """Return how objections fared by what ``words`` says of each member: every word of a member has a row."""
    rows: dict[str, Heard] = {}
    word_of: dict[int, str] = {}
    for place in places:
        word_of[place.agency_id] = words(place)
        rows.setdefault(words(place), Heard(words(place))).members += 1
    for objection in found:
        who = word_of.get(objection.agency_id, "Agencies that have left")
        rows.setdefault(who, Heard(who)).add(objection)
    return sorted(rows.values(), key=lambda row: row.who)


def sector_of(place: PartnershipAgency) -> str:
    """Return an agency's sector in words."""
    return place.agency.get_sector_display()


def standing_of(place: PartnershipAgency) -> str:
    """Return by what right an agency takes part, in words."""
    return place.get_standing_display()
