"""Pages that record what came of a meeting: decisions, ratifications, actions, minutes."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.meeting_outcome import (
    ActionForm,
    AgreedForm,
    MeetingDecisionForm,
    MinutesForm,
    RatifyForm,
)
from frankpledge.stages.partnership.models import Meeting
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries import meetings as queries
from frankpledge.stages.partnership.services.actions import set_action
from frankpledge.stages.partnership.services.decisions import ratify_decisions, record_decision
from frankpledge.stages.partnership.services.minutes import agree_minutes, write_minutes
from frankpledge.stages.partnership.views.meetings import title_of, to_meeting


def _page(
    request: HttpRequest, standing: Standing, meeting: Meeting, form: forms.Form, service: Any, title: str, done: str,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    return form_page(
        request,
        form,
        title=title,
        save=partial(service, meeting=meeting, by=standing, at=request.at),
        done=done,
        to=to_meeting(standing, meeting),
        back=to_meeting(standing, meeting),
        caption=f"{title_of(meeting)}, {queries.groups_of(meeting)}",
        **more,
    )


@partnership_page
def decide(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what the meeting decided."""
    check_may_coordinate(standing)
    meeting = queries.find_meeting(standing, pk)
    form = MeetingDecisionForm(reader=standing, meeting=meeting, **sent_form(request))
    powers = " ".join(group.powers for group in meeting.groups.all() if group.powers)
    intro = f"What the group may decide: {powers}" if powers else ""
    return _page(
        request, standing, meeting, form, record_decision, "Record a decision", "The decision is recorded.", intro=intro
    )


@partnership_page
def act(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for an action that the meeting set."""
    check_may_coordinate(standing)
    meeting = queries.find_meeting(standing, pk)
    form = ActionForm(reader=standing, meeting=meeting, **sent_form(request))
    return _page(request, standing, meeting, form, set_action, "Record an action", "The action is recorded.")


@partnership_page
def ratify(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which decisions taken outside meetings this one ratified."""
    check_may_coordinate(standing)
    meeting = queries.find_meeting(standing, pk)
    form = RatifyForm(reader=standing, meeting=meeting, **sent_form(request))
    return _page(
        request, standing, meeting, form, ratify_decisions, "Ratify decisions taken outside meetings", "Ratified."
    )


@partnership_page
def minutes(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for the minutes."""
    check_may_coordinate(standing)
    meeting = queries.find_meeting(standing, pk)
    form = MinutesForm(initial={"minutes": meeting.minutes}, **sent_form(request))
    return _page(request, standing, meeting, form, write_minutes, "Write the minutes", "The minutes are saved.")


@partnership_page
def agree(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask when the minutes were agreed."""
    check_may_coordinate(standing)
    meeting = queries.find_meeting(standing, pk)
    form = AgreedForm(initial={"on": standing.today}, **sent_form(request))
    intro = "From then on nothing in the meeting's record can be changed."
    return _page(
        request, standing, meeting, form, agree_minutes, "Record that the minutes are agreed",
        "The minutes are agreed.", intro=intro,
    )  # fmt: skip
