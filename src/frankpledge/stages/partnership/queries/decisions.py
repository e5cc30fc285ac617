"""Decisions, those that wait to be ratified, and who proposed, spoke and decided (R005, R057, R284)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency, PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import Action, Attendance, Decision, Group, Meeting
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.meetings import groups_of
from frankpledge.stages.partnership.services.attendance import TOOK_PART

TO_RATIFY = Q(meeting=None, ratified_at=None)
STATES = {"": Q(), "at-meetings": Q(meeting__isnull=False), "outside": Q(meeting=None), "to-ratify": TO_RATIFY}


@dataclass(frozen=True)
class Influence:
    """How far one sector, or one kind of member, had a part in what was decided."""

    name: str
    agencies: int
    proposed: int
    commented: int
    decided: int
    """Agencies at the table, added up over the decisions taken at meetings; for the others, whose post took it."""


def decisions(standing: Standing, *, state: str = "", group: Group | None = None) -> QuerySet[Decision]:
    """Return decisions, latest first."""
    check_may_read_business(standing)
    found = Decision.objects.filter(STATES.get(state, Q()), partnership=standing.partnership)
    found = found.filter(group=group) if group else found
    return found.select_related("group", "meeting", "topic", "agency", "post__agency", "ratified_at")


def to_ratify(standing: Standing) -> QuerySet[Decision]:
    """Return decisions taken outside meetings that no meeting has ratified, oldest first."""
    return decisions(standing, state="to-ratify").order_by("on", "pk")


def to_ratify_at(standing: Standing, meeting: Meeting) -> QuerySet[Decision]:
    """Return those that a meeting may ratify: taken by its day, in the name of one of its groups or of none."""
    its_own = Q(group=None) | Q(group__in=meeting.groups.all())
    return to_ratify(standing).filter(its_own, on__lte=meeting.on)


def find_decision(standing: Standing, pk: int) -> Decision:
    """Return one decision, or answer that it is not there."""
    found = decisions(standing).select_related("post__role_card").prefetch_related("commented")
    return get_object_or_404(found, pk=pk)


def decided_at(standing: Standing, meeting: Meeting) -> list[Decision]:
    """Return what a meeting decided, in the order in which it was recorded."""
    return list(decisions(standing).filter(meeting=meeting).order_by("pk"))


def influence(standing: Standing, by_standing: bool = False) -> list[Influence]:
    """Return who proposed, commented and decided, by sector or by how an agency takes part (R005)."""
    check_may_read_business(standing)
    kinds = _kinds(standing, by_standing)
    mine = Decision.objects.filter(partnership=standing.partnership)
    proposed = Counter(kinds.get(agency) for agency in mine.values_list("agency_id", flat=True))
    spoke = mine.exclude(commented=None).values_list("commented", flat=True)
    wrote = Attendance.objects.filter(partnership=standing.partnership).exclude(comment="")
    commented = Counter(kinds.get(agency) for agency in [*spoke, *wrote.values_list("post__agency_id", flat=True)])
    decided = Counter(kinds.get(agency) for agency in _deciders(standing))
    of_kind = Counter(kinds.values())
    return [
        Influence(kind, of_kind[kind], proposed[kind], commented[kind], decided[kind]) for kind in sorted(of_kind)
    ]  # fmt: skip


def _kinds(standing: Standing, by_standing: bool) -> dict[int, str]:
    places = PartnershipAgency.objects.filter(open_on(standing.today), partnership=standing.partnership)
    found = places.select_related("agency")
    return {
        place.agency_id: place.get_standing_display() if by_standing else place.agency.get_sector_display()
        for place in found
    }


def _deciders(standing: Standing) -> list[int]:
    """Return the agency of everybody who was there when something was decided, once a decision and agency."""
    at_table = Decision.objects.filter(
        partnership=standing.partnership, meeting__attendance_on__isnull=False,
        meeting__attendances__presence__in=TOOK_PART,
    ).order_by().values_list("pk", "meeting__attendances__post__agency_id").distinct()  # fmt: skip
    outside = Decision.objects.filter(partnership=standing.partnership, meeting=None)
    return [agency for _, agency in at_table] + list(outside.values_list("post__agency_id", flat=True))


def agencies_here(standing: Standing) -> QuerySet[Agency]:
    """Return the agencies that take part today."""
    check_may_read_business(standing)
    places = PartnershipAgency.objects.filter(open_on(standing.today), partnership=standing.partnership)
    return Agency.objects.filter(pk__in=places.values("agency"))


def meetings_to_ratify(standing: Standing, decision: Decision) -> QuerySet[Meeting]:
    """Return the meetings at which a decision can have been ratified, latest first."""
    check_may_read_business(standing)
    held = Meeting.objects.filter(
        partnership=standing.partnership, cancelled_on=None, minutes_agreed_on=None,
        on__range=(decision.on, standing.today),
    )  # fmt: skip
    held = held.filter(groups=decision.group) if decision.group else held
    return held.prefetch_related("groups")


def meeting_named(meeting: Meeting) -> str:
    """Name a meeting in a list to choose from."""
    return f"{meeting.on:%-d %B %Y}, {groups_of(meeting)}"


def decision_named(decision: Decision) -> str:
    """Name a decision in a list to choose from."""
    return f"{decision.on:%-d %B %Y}: {decision.what[:80]}"


def actions_of(standing: Standing, decision: Decision) -> QuerySet[Action]:
    """Return the actions that a decision approved."""
    check_may_read_business(standing)
    return decision.actions.select_related("agency", "post__agency")
