"""Actions: set, amended, reported done, dropped."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency, PartnershipAgency, Person, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.models import Action, Decision, Meeting, Topic
from frankpledge.stages.partnership.permissions import check_may_coordinate, check_may_finish_action
from frankpledge.stages.partnership.services.meeting_checks import check_held
from frankpledge.stages.partnership.services.meeting_mail import coordinators_of, holders_of, tell_each


@transaction.atomic
def set_action(
    *, what: str, by: Standing, at: datetime, agency: Agency | None = None, post: Post | None = None,
    due: date | None = None, planned_hours: int | None = None, topic: Topic | None = None,
    meeting: Meeting | None = None, decision: Decision | None = None,
) -> Action:  # fmt: skip
    """Set something to be done by an agency, by a named post where there is one, and tell whoever holds it."""
    check_may_coordinate(by)
    by.check_owns(post, topic, meeting, decision)
    if meeting:
        check_held(meeting, by.today)
    set_on = meeting.on if meeting else by.today
    action = Action(
        partnership=by.partnership, what=what, agency=_agency_for(by, agency, post), post=post, due=due,
        planned_hours=planned_hours, topic=topic, meeting=meeting, decision=decision, set_on=set_on,
    )  # fmt: skip
    _check_due(action)
    save_checked(action)
    record("action.set", subject=action, by=by, at=at, facts={"agency": action.agency_id, "due": due})
    _tell_given(action, by, at)
    return action


def _agency_for(by: Standing, agency: Agency | None, post: Post | None) -> Agency:
    """Return the agency that is to act: the one named, or the post's own."""
    if post and agency and post.agency_id != agency.pk:
        raise Refused({"post": ["That post belongs to another agency. Leave the agency empty to take the post's."]})
    acting = agency or (post.agency if post else None)
    if acting is None:
        raise Refused({"post": ["Say which post, or at least which agency, is to do it."]})
    if not PartnershipAgency.objects.filter(partnership=by.partnership, agency=acting).exists():
        raise Refused({"agency": ["That agency does not take part in this partnership."]})
    return acting


def _check_due(action: Action) -> None:
    if action.due and action.due < action.set_on:
        raise Refused({"due": ["It cannot be due before it was set."]})


def _tell_given(action: Action, by: Standing, at: datetime) -> None:
    holders = holders_of([action.post_id], by.today) if action.post_id else {}
    tell_each(
        [person for person in holders.values() if person.pk != by.person.pk], subject="An action was given to you",
        text="An action of your partnership was given to the post that you hold.", path=action_path(action),
        partnership=by.partnership, at=at,
    )  # fmt: skip


def action_path(action: Action) -> str:
    """Return the address of an action's page."""
    return reverse("partnership:action", args=[action.partnership.slug, action.pk])


@transaction.atomic
def amend_action(
    *, action: Action, what: str, by: Standing, at: datetime, agency: Agency | None = None, post: Post | None = None,
    due: date | None = None, planned_hours: int | None = None, topic: Topic | None = None,
    decision: Decision | None = None,
) -> None:  # fmt: skip
    """Correct an open action, or give it to another post, whose holder is told."""
    check_may_coordinate(by)
    by.check_owns(action, post, topic, decision)
    _check_open(action)
    earlier_post = action.post_id
    action.agency, action.post = _agency_for(by, agency, post), post
    action.what, action.due, action.planned_hours = what, due, planned_hours
    action.topic, action.decision = topic, decision
    _check_due(action)
    save_checked(action)
    record("action.amended", subject=action, by=by, at=at, facts={"agency": action.agency_id, "due": due})
    if action.post_id != earlier_post:
        _tell_given(action, by, at)


def _check_open(action: Action) -> None:
    if action.done_on or action.dropped_on:
        raise Refused("This action is closed. Reopen it first.")


def check_may_finish(by: Standing, action: Action) -> None:
    """Raise unless the person may report on the action."""
    holders = holders_of([action.post_id], by.today) if action.post_id else {}
    people: frozenset[int] = frozenset(person.pk for person in holders.values())
    check_may_finish_action(by, action.agency, action.post, people)


@transaction.atomic
def report_done(*, action: Action, outcome: str, on: date, by: Standing, at: datetime) -> None:
    """Report that an action is done, and what came of it."""
    _close(action, outcome, on, by)
    action.done_on, action.outcome = on, outcome
    save_checked(action)
    record("action.done", subject=action, by=by, at=at, facts={"on": on})


@transaction.atomic
def drop_action(*, action: Action, outcome: str, on: date, by: Standing, at: datetime) -> None:
    """Give an action up, and say why. The co-ordinators are told."""
    _close(action, outcome, on, by)
    action.dropped_on, action.outcome = on, outcome
    save_checked(action)
    record("action.dropped", subject=action, by=by, at=at, facts={"on": on})
    others: list[Person] = [person for person in coordinators_of(by.partnership, by.today) if person.pk != by.person.pk]
    tell_each(
        others, subject="An action was dropped", text="Whoever had an action has dropped it, and said why.",
        path=action_path(action), partnership=by.partnership, at=at, is_urgent=False,
    )  # fmt: skip


def _close(action: Action, outcome: str, on: date, by: Standing) -> None:
    check_may_finish(by, action)
    by.check_owns(action)
    _check_open(action)
    reasons: dict[str, list[str]] = {"outcome": [], "on": []}
    if not outcome.strip():
        reasons["outcome"].append("Say what came of it.")
    if not action.set_on <= on <= by.today:
        reasons["on"].append("Give a day between the one on which it was set and today.")
    refuse_if_any(reasons)


@transaction.atomic
def reopen_action(*, action: Action, by: Standing, at: datetime) -> None:
    """Open an action again that was closed by mistake. What was reported stays until it is closed anew."""
    check_may_coordinate(by)
    by.check_owns(action)
    if not (action.done_on or action.dropped_on):
        raise Refused("This action is open.")
    action.done_on = action.dropped_on = None
    save_checked(action)
    record("action.reopened", subject=action, by=by, at=at)
