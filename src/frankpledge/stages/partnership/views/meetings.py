"""Pages of meetings: the list, planning, the meeting itself, and its record for printing."""

from __future__ import annotations

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.meetings import MeetingForm, MeetingsFilter, PlanForm
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.models import Meeting
from frankpledge.stages.partnership.permissions import check_may_coordinate, check_may_read_business, may_coordinate
from frankpledge.stages.partnership.queries import actions as action_queries
from frankpledge.stages.partnership.queries import decisions as decision_queries
from frankpledge.stages.partnership.queries import meetings as queries
from frankpledge.stages.partnership.services import meetings as services
from frankpledge.stages.partnership.tables import meeting_outcome as outcome_tables
from frankpledge.stages.partnership.tables import meetings as tables

PAGE = 50


def to_meeting(standing: Standing, meeting: Meeting) -> str:
    """Return where a meeting's page is."""
    return reverse("partnership:meeting", args=[standing.partnership.slug, meeting.pk])


def title_of(meeting: Meeting) -> str:
    """Name a meeting, saying where it is a joint one."""
    kind = "Joint meeting" if len(meeting.groups.all()) > 1 else "Meeting"
    return f"{kind} of {meeting.on:%-d %B %Y}"


@partnership_page
def meetings(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List meetings to come and meetings past, of one group where one is chosen."""
    check_may_read_business(standing)
    filters = MeetingsFilter(request.GET or None, reader=standing)
    group = filters.cleaned_data["group"] if filters.is_valid() else None
    page = Paginator(queries.past(standing, group=group), PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Meetings",
        "filters": filters,
        "coming": tables.meeting_rows(queries.upcoming(standing, group=group), standing),
        "page": page,
        "past": tables.meeting_rows(page, standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/meetings/list.html", context, using="pages")


@partnership_page
def plan(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask when and where which groups meet."""
    check_may_coordinate(standing)
    return form_page(
        request,
        PlanForm(
            reader=standing,
            initial={"remote_offered": True, "hours": 2, "groups": request.GET.getlist("groups")},
            **sent_form(request),
        ),
        title="Plan a meeting",
        save=partial(services.plan_meeting, by=standing, at=request.at),
        done="The meeting is planned. Everybody seated in its groups is on the list; nothing has been sent yet.",
        to=lambda made: to_meeting(standing, made),
        button="Plan the meeting",
        back=reverse("partnership:meetings", args=[standing.partnership.slug]),
    )


@partnership_page
def meeting(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a meeting: what is on, who is asked, and what came of it."""
    found = queries.find_meeting(standing, pk)
    asked = queries.those_asked(standing, found)
    agenda = list(queries.agenda(standing, found))
    may = may_coordinate(standing)
    context = {
        "title": title_of(found),
        "caption": queries.groups_of(found),
        "meeting": found,
        "back": reverse("partnership:meetings", args=[standing.partnership.slug]),
        "may_coordinate": may,
        "facts": tables.meeting_facts(found, standing),
        "own": tables.own_invitations(asked, found, standing),
        "tasks": tables.tasks(found, asked, bool(agenda), standing) if may and not found.cancelled_on else [],
        "agenda": agenda,
        "asked": tables.asked_rows(asked, found, standing, may),
        **outcome(standing, found, asked),
    }
    return render(request, "partnership/meetings/one.html", context, using="pages")


def outcome(standing: Standing, found: Meeting, asked: list[queries.Asked]) -> dict[str, object]:
    """Return what the page and the record of a meeting both show."""
    decided = decision_queries.decided_at(standing, found)
    ratified = decision_queries.decisions(standing).filter(ratified_at=found)
    waiting = () if found.minutes_agreed_on else decision_queries.to_ratify_at(standing, found)
    return {
        "papers": list(queries.papers(standing, found)),
        "came": tables.came_rows(asked) if found.attendance_on else [],
        "written": tables.written_in(asked),
        "decisions": outcome_tables.meeting_decision_rows(decided, standing),
        "ratified": outcome_tables.ratified_rows(ratified, standing),
        "to_ratify": outcome_tables.ratified_rows(waiting, standing),
        "actions": outcome_tables.action_rows(action_queries.set_at(standing, found), standing),
        "is_held": found.on <= standing.today and not found.cancelled_on,
    }


@partnership_page
def record(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show the whole record of a meeting on one page, to print."""
    found = queries.find_meeting(standing, pk)
    asked = queries.those_asked(standing, found)
    decided = decision_queries.decided_at(standing, found)
    context = {
        "title": f"Record of the {title_of(found)[0].lower()}{title_of(found)[1:]}",
        "caption": queries.groups_of(found),
        "meeting": found,
        "facts": tables.meeting_facts(found, standing),
        "agenda": list(queries.agenda(standing, found)),
        "back": to_meeting(standing, found),
        **outcome(standing, found, asked),
        "papers": tables.paper_rows(queries.papers(standing, found)),
        "decisions": outcome_tables.record_decisions(decided),
        "actions": outcome_tables.record_actions(action_queries.set_at(standing, found)),
    }
    return render(request, "partnership/meetings/record.html", context, using="pages")


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what is to change about a meeting."""
    check_may_coordinate(standing)
    found = queries.find_meeting(standing, pk)
    names = ("on", "starts", "hours", "venue", "remote_offered")
    now = {name: getattr(found, name) for name in names} | {"groups": found.groups.all()}
    return form_page(
        request,
        MeetingForm(reader=standing, initial=now, **sent_form(request)),
        title="Change when, where or for whom it is",
        save=partial(services.amend_meeting, meeting=found, by=standing, at=request.at),
        done="Changed. Whoever was invited already is told if the day, the time or the place changed.",
        to=to_meeting(standing, found),
        back=to_meeting(standing, found),
        caption=title_of(found),
    )


@partnership_page
def cancel(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to cancel a meeting."""
    check_may_coordinate(standing)
    found = queries.find_meeting(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=f"Cancel the {title_of(found)[0].lower()}{title_of(found)[1:]}",
        save=partial(services.cancel_meeting, meeting=found, by=standing, at=request.at),
        done="The meeting is cancelled.",
        to=to_meeting(standing, found),
        button="Cancel the meeting",
        back=to_meeting(standing, found),
        intro="Whoever was invited is told. The meeting stays on the list as cancelled, and cannot be revived.",
    )
