"""What the board sees at a glance: gaps, what is overdue, and decisions on resources, across all groups (R042)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Action, Decision, Group
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.groups import Membership, current_groups, memberships, with_holders

LOOKING_BACK = timedelta(days=365)
MOST_ROWS = 20


@dataclass(frozen=True)
class Gap:
    """Something that a group lacks."""

    group: Group
    what: str


def gaps(standing: Standing) -> list[Gap]:
    """Return what each group at work lacks: terms, a chair, a next meeting, people in its seats."""
    check_may_read_business(standing)
    sitting = memberships(current_groups(standing), standing)
    with_holders(sitting, [seat for each in sitting for seat in each.seats])
    return [Gap(each.group, what) for each in sitting for what in _lacks(each)]


def _lacks(membership: Membership) -> list[str]:
    group = membership.group
    unfilled, vacant = len(membership.unfilled), len(membership.vacant)
    lacking = {
        "no agreed terms of reference": group.terms_agreed_on is None,
        "no chair": not membership.chairs,
        "no meeting planned": getattr(group, "next_meeting", None) is None,
        f"{unfilled} of the seats it should have unfilled": unfilled > 0,
        f"{vacant} of its members' posts held by nobody": vacant > 0,
    }
    return [what for what, is_so in lacking.items() if is_so]


def overdue_actions(standing: Standing) -> QuerySet[Action]:
    """Return the actions that should have been done by now, the oldest first."""
    check_may_read_business(standing)
    found = Action.objects.filter(
        partnership=standing.partnership, done_on=None, dropped_on=None, due__lt=standing.today
    )
    found = found.select_related("agency", "post__agency", "decision__group").prefetch_related("meeting__groups")
    return found.order_by("due")


def resource_decisions(standing: Standing) -> QuerySet[Decision]:
    """Return the decisions of the last year that commit money, those not yet ratified first."""
    check_may_read_business(standing)
    found = Decision.objects.filter(Q(pounds__gt=0), partnership=standing.partnership)
    found = found.filter(on__gte=standing.today - LOOKING_BACK)
    return found.select_related("group", "meeting", "agency", "post", "ratified_at").order_by("-on", "-pk")
