"""Pages of the people at a meeting: whom to ask, their answers, who came, and absences followed up."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.meeting_people import AnswerForm, AttendanceForm, FollowUpForm
from frankpledge.stages.partnership.forms.meetings import AskForm
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.meeting_permissions import check_may_answer_invitation, check_may_read_reasons
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries import attendance as attendance_queries
from frankpledge.stages.partnership.queries import meetings as queries
from frankpledge.stages.partnership.services import attendance as attendance_services
from frankpledge.stages.partnership.services import meeting_invitations as services
from frankpledge.stages.partnership.services.meeting_mail import holders_of
from frankpledge.stages.partnership.services.meetings import ask_post, unask_post
from frankpledge.stages.partnership.views.meetings import title_of, to_meeting


@partnership_page
def ask(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a further post to invite."""
    check_may_coordinate(standing)
    meeting = queries.find_meeting(standing, pk)
    return form_page(
        request,
        AskForm(reader=standing, meeting=meeting, **sent_form(request)),
        title="Add somebody to the list",
        save=partial(ask_post, meeting=meeting, by=standing, at=request.at),
        done="The post is on the list.",
        to=to_meeting(standing, meeting),
        button="Add to the list",
        back=to_meeting(standing, meeting),
        caption=title_of(meeting),
    )


@partnership_page
def unask(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to take a post off the list."""
    check_may_coordinate(standing)
    invitation = queries.find_invitation(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=f"Take {invitation.post} off the list",
        save=partial(unask_post, invitation=invitation, by=standing, at=request.at),
        done="The post is off the list.",
        to=to_meeting(standing, invitation.meeting),
        button="Take it off",
        back=to_meeting(standing, invitation.meeting),
    )


@partnership_page
def send(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to send the invitations."""
    return _sending(
        request, standing, pk, services.send_invitations, "Send the invitations",
        "Everybody on the list who has not been invited is told by mail, and asked whether they are coming.",
        "The invitations are on their way.",
    )  # fmt: skip


@partnership_page
def send_with_papers(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to send agenda and papers."""
    return _sending(
        request, standing, pk, services.send_papers, "Send agenda and papers",
        "Everybody on the list, and the deputies, are told by mail where to read the agenda and the papers. "
        "Whoever has not been invited is invited by it.",
        "Agenda and papers are on their way.",
    )  # fmt: skip


def _sending(
    request: HttpRequest, standing: Standing, pk: int, service: Any, title: str, intro: str, done: str
) -> HttpResponse:
    check_may_coordinate(standing)
    meeting = queries.find_meeting(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=title,
        save=partial(service, meeting=meeting, by=standing, at=request.at),
        done=done,
        to=to_meeting(standing, meeting),
        button=title,
        back=to_meeting(standing, meeting),
        caption=title_of(meeting),
        intro=intro,
    )


@partnership_page
def answer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whoever holds a post whether they are coming."""
    invitation = queries.find_invitation(standing, pk)
    holders = {person.pk for person in holders_of([invitation.post_id], standing.today).values()}
    check_may_answer_invitation(standing, holders)
    meeting = invitation.meeting
    given = meeting.attendances.filter(post=invitation.post_id).values("presence", "reason", "comment").first()
    return form_page(
        request,
        AnswerForm(meeting=meeting, initial=given, **sent_form(request)),
        title=title_of(meeting),
        save=partial(services.answer_invitation, invitation=invitation, by=standing, at=request.at),
        done="Thank you. Your answer is recorded; you can change it until the meeting.",
        to=to_meeting(standing, meeting),
        button="Send the answer",
        back=to_meeting(standing, meeting),
        caption=f"{queries.groups_of(meeting)}: {invitation.post}",
        intro=_where(meeting.venue),
    )


def _where(venue: str) -> str:
    return f"Where: {venue}" if venue else ""


@partnership_page
def attendance(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask, in one table, who came."""
    check_may_coordinate(standing)
    meeting = queries.find_meeting(standing, pk)
    form = AttendanceForm(asked=queries.those_asked(standing, meeting), **sent_form(request))

    def save(**_told: object) -> None:
        attendance_services.record_attendance(meeting=meeting, came=form.came(), by=standing, at=request.at)

    return form_page(
        request,
        form,
        title="Record who came",
        save=save,
        done="It is recorded who came.",
        to=to_meeting(standing, meeting),
        template="partnership/meetings/attendance.html",
        back=to_meeting(standing, meeting),
        caption=title_of(meeting),
        meeting=meeting,
    )


@partnership_page
def follow_up(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what was done about an absence."""
    check_may_read_reasons(standing)
    absence = attendance_queries.find_absence(standing, pk)
    now = {"follow_up": absence.follow_up, "on": absence.followed_up_on or standing.today}
    to = reverse("partnership:meetings-attendance", args=[standing.partnership.slug])
    return form_page(
        request,
        FollowUpForm(initial=now, **sent_form(request)),
        title="Follow up an absence",
        save=partial(attendance_services.follow_up_absence, attendance=absence, by=standing, at=request.at),
        done="Recorded.",
        to=to,
        back=to,
        caption=str(absence.post),
        intro=f"Reason given: {absence.reason}" if absence.reason else "No reason was given.",
    )
