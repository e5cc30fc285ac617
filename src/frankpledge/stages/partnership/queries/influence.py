"""Who proposed, commented on and took part in deciding what was decided, by sector and standing (R005)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from frankpledge.core.readiness.case import Presence
from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Attendance, Decision, Objection
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.lookback import year_began

TOOK_PART = (Presence.PRESENT, Presence.REMOTE)


@dataclass(frozen=True)
class Item:
    """One decision, and the agencies that had a part in it, by their numbers."""

    decision: Decision
    proposed: int | None
    commented: frozenset[int]
    """Those that sent a comment to the meeting, or objected."""
    decided: frozenset[int]
    """Those that were at the meeting, or whose post took it outside one."""


@dataclass
class Influence:
    """In how many decisions the members of one sector, or of one standing, had which part."""

    who: str
    members: int = 0
    proposed: set[int] = field(default_factory=set)
    commented: set[int] = field(default_factory=set)
    decided: set[int] = field(default_factory=set)


def decisions_with_takers(standing: Standing) -> QuerySet[Decision]:
    """Return the year's decisions with whose proposal they were, and the objections to them."""
    check_may_read_business(standing)
    found = Decision.objects.filter(partnership=standing.partnership, on__gte=year_began(standing))
    objected = Prefetch("objections", Objection.objects.only("agency_id", "decision_id"))
    return found.select_related("agency", "post", "group", "meeting").prefetch_related(objected)


def items(decisions: Iterable[Decision]) -> list[Item]:
    """Return each decision with who had which part in it; the caller has checked who reads."""
    found = list(decisions)
    present, wrote = _meetings({decision.meeting_id for decision in found if decision.meeting_id})
    return [
        Item(
            decision,
            decision.agency_id,
            frozenset({objection.agency_id for objection in decision.objections.all()} | wrote[decision.meeting_id]),
            frozenset(present[decision.meeting_id] | ({decision.post.agency_id} if decision.post else set())),
        )
        for decision in found
    ]


def _meetings(ids: set[int]) -> tuple[Mapping[int | None, set[int]], Mapping[int | None, set[int]]]:
    """Return the agencies that were at each meeting, and those that wrote to it."""
    present: defaultdict[int | None, set[int]] = defaultdict(set)
    wrote: defaultdict[int | None, set[int]] = defaultdict(set)
    rows = Attendance.objects.filter(meeting__in=ids).order_by()
    for meeting, agency in rows.filter(presence__in=TOOK_PART).values_list("meeting_id", "post__agency_id").distinct():
        present[meeting].add(agency)
    for meeting, agency in rows.exclude(comment="").values_list("meeting_id", "post__agency_id").distinct():
        wrote[meeting].add(agency)
    return present, wrote


def influence_by(
    found: Sequence[Item], places: Iterable[PartnershipAgency], words: Callable[[PartnershipAgency], str]
) -> list[Influence]:
    """Return in how many decisions members had a part, by what ``words`` says of each; agencies since left apart."""
    rows: dict[str, Influence] = {}
    word_of: dict[int, str] = {}
    for place in places:
        word_of[place.agency_id] = words(place)
        rows.setdefault(words(place), Influence(words(place))).members += 1
    for part, decision, agency in _parts(found):
        who = word_of.get(agency, "Agencies that have left")
        getattr(rows.setdefault(who, Influence(who)), part).add(decision)
    return sorted(rows.values(), key=lambda row: row.who)


def _parts(found: Iterable[Item]) -> Iterator[tuple[str, int, int]]:
    for item in found:
        pk = item.decision.pk
        if item.proposed:
            yield "proposed", pk, item.proposed
        yield from (("commented", pk, agency) for agency in item.commented)
        yield from (("decided", pk, agency) for agency in item.decided)


def sector_of(place: PartnershipAgency) -> str:
    """Return an agency's sector in words."""
    return place.agency.get_sector_display()


def standing_of(place: PartnershipAgency) -> str:
    """Return by what right an agency takes part, in words."""
    return place.get_standing_display()
