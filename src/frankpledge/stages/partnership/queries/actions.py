"""Actions: whose, how they stand, and by what decision."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.meeting_states import SOON_DAYS
from frankpledge.stages.partnership.models import Action, Meeting
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.people import posts_held

OPEN = Q(done_on=None, dropped_on=None)


def in_state(state: str, today: date) -> Q:
    """Return the condition of a state: open, overdue, due-soon, done, dropped; of none, for all."""
    return {
        "open": OPEN,
        "overdue": OPEN & Q(due__lt=today),
        "due-soon": OPEN & Q(due__gte=today, due__lte=today + timedelta(days=SOON_DAYS)),
        "done": Q(done_on__isnull=False),
        "dropped": Q(dropped_on__isnull=False),
    }.get(state, Q())


def given_to(standing: Standing) -> Q:
    """Return the condition that an action is the person's: of a post they hold, or of an agency they represent."""
    return Q(post__in=posts_held(standing)) | Q(post=None, agency__in=standing.represented)


def actions(
    standing: Standing, *, state: str = "open", mine: bool = False, agency: Agency | None = None
) -> QuerySet[Action]:
    """Return actions, the most pressing first, those without a day last."""
    check_may_read_business(standing)
    found = Action.objects.filter(in_state(state, standing.today), partnership=standing.partnership)
    found = found.filter(given_to(standing)) if mine else found
    found = found.filter(agency=agency) if agency else found
    found = found.select_related("agency", "post__agency", "meeting", "topic", "decision__meeting")
    return found.order_by(F("due").asc(nulls_last=True), "pk")


def find_action(standing: Standing, pk: int) -> Action:
    """Return one action, or answer that it is not there."""
    found = actions(standing, state="").select_related("decision__post__agency", "decision__ratified_at")
    return get_object_or_404(found, pk=pk)


def set_at(standing: Standing, meeting: Meeting) -> list[Action]:
    """Return the actions that a meeting set."""
    check_may_read_business(standing)
    return list(meeting.actions.select_related("agency", "post__agency").order_by("pk"))
