"""Meetings, decisions and actions.

Members alike read the business. The co-ordinator keeps it. An invitation is answered by whoever holds the post (here
the representative of the police) or the co-ordinator; why people stayed away is for co-ordinator and chair; an action
is reported on by whoever has it or the co-ordinator.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from frankpledge.stages.partnership.services.actions import report_done
from frankpledge.stages.partnership.services.agenda import add_item, put_paper
from tests.site.access.row import COORDINATOR, MEMBERS, NOBODY, Row
from tests.universe.meetings import (
    LATELY,
    TODAY,
    action,
    decided,
    document,
    group,
    held,
    invited,
    outside,
    planned,
    table,
)
from tests.universe.partnership import AT, Universe


def a_meeting(universe: Universe) -> list[Any]:
    return [planned(universe, group(universe)).pk]


def a_meeting_past(universe: Universe) -> list[Any]:
    return [planned(universe, group(universe), on=LATELY).pk]


def a_meeting_held(universe: Universe) -> list[Any]:
    return [held(universe, table(universe).board).pk]


def an_item(universe: Universe) -> list[Any]:
    meeting = planned(universe, group(universe))
    return [add_item(meeting=meeting, title="Lighting", by=universe.coordinator, at=AT).pk]


def a_paper(universe: Universe) -> list[Any]:
    meeting = planned(universe, group(universe))
    return [put_paper(meeting=meeting, document=document(universe), by=universe.coordinator, at=AT).pk]


def an_invitation_of_the_representative(universe: Universe) -> list[Any]:
    seats = table(universe)
    return [invited(universe, seats.board).invitations.get(post=seats.police).pk]


def an_absence(universe: Universe) -> list[Any]:
    seats = table(universe)
    meeting = held(universe, seats.board, away=[seats.probation], reason="On leave")
    return [meeting.attendances.get(post=seats.probation).pk]


def a_decision(universe: Universe) -> list[Any]:
    return [decided(universe, held(universe, table(universe).board)).pk]


def a_decision_outside(universe: Universe) -> list[Any]:
    return [outside(universe, universe.post(title="Clerk"), on=TODAY - timedelta(days=3)).pk]


def an_action_of_the_police(universe: Universe) -> list[Any]:
    return [action(universe).pk]


def an_action_done(universe: Universe) -> list[Any]:
    done = action(universe)
    report_done(action=done, outcome="Mended", on=TODAY, by=universe.coordinator, at=AT)
    return [done.pk]


ROWS = [
    Row("partnership:meetings", MEMBERS),
    Row("partnership:meeting-plan", COORDINATOR, COORDINATOR),
    Row("partnership:meeting", MEMBERS, arguments=a_meeting),
    Row("partnership:meeting-record", MEMBERS, arguments=a_meeting_held),
    Row("partnership:meeting-amend", COORDINATOR, COORDINATOR, a_meeting),
    Row("partnership:meeting-cancel", COORDINATOR, COORDINATOR, a_meeting),
    Row("partnership:meeting-item-add", COORDINATOR, COORDINATOR, a_meeting),
    Row("partnership:meeting-item-amend", COORDINATOR, COORDINATOR, an_item),
    Row("partnership:meeting-item-move", NOBODY, COORDINATOR, an_item),
    Row("partnership:meeting-item-remove", NOBODY, COORDINATOR, an_item),
    Row("partnership:meeting-paper-put", COORDINATOR, COORDINATOR, a_meeting),
    Row("partnership:meeting-paper-withdraw", NOBODY, COORDINATOR, a_paper),
    Row("partnership:meeting-ask", COORDINATOR, COORDINATOR, a_meeting),
    Row("partnership:meeting-unask", COORDINATOR, COORDINATOR, an_invitation_of_the_representative),
    Row("partnership:meeting-send", COORDINATOR, COORDINATOR, a_meeting),
    Row("partnership:meeting-send-papers", COORDINATOR, COORDINATOR, a_meeting),
    Row("partnership:meeting-answer", "CR", "CR", an_invitation_of_the_representative),
    Row("partnership:meeting-attendance", COORDINATOR, COORDINATOR, a_meeting_past),
    Row("partnership:meeting-follow-up", "CH", "CH", an_absence),
    Row("partnership:meeting-decide", COORDINATOR, COORDINATOR, a_meeting_held),
    Row("partnership:meeting-act", COORDINATOR, COORDINATOR, a_meeting_held),
    Row("partnership:meeting-ratify", COORDINATOR, COORDINATOR, a_meeting_held),
    Row("partnership:meeting-minutes", COORDINATOR, COORDINATOR, a_meeting_held),
    Row("partnership:meeting-agree", COORDINATOR, COORDINATOR, a_meeting_held),
    Row("partnership:meetings-attendance", MEMBERS),
    Row("partnership:meetings-hours", MEMBERS),
    Row("partnership:decisions", MEMBERS),
    Row("partnership:decision-log", "CH", "CH"),
    Row("partnership:decisions-influence", MEMBERS),
    Row("partnership:decision", MEMBERS, arguments=a_decision),
    Row("partnership:decision-approval", "CH", "CH", a_decision_outside),
    Row("partnership:decision-ratify", COORDINATOR, COORDINATOR, a_decision_outside),
    Row("partnership:actions", MEMBERS),
    Row("partnership:action-set", COORDINATOR, COORDINATOR),
    Row("partnership:action", MEMBERS, arguments=an_action_of_the_police),
    Row("partnership:action-amend", COORDINATOR, COORDINATOR, an_action_of_the_police),
    Row("partnership:action-done", "CR", "CR", an_action_of_the_police),
    Row("partnership:action-drop", "CR", "CR", an_action_of_the_police),
    Row("partnership:action-reopen", COORDINATOR, COORDINATOR, an_action_done),
]
