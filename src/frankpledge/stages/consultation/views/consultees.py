"""Pages of the bodies that the law names, and of those asked in an exercise."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.forms.consultees import (
    AskBodyForm,
    AskForm,
    ReplyForm,
)
from frankpledge.stages.consultation.permissions import (
    check_may_read_consultation,
    check_may_reply,
    check_may_run_consultation,
    may_run_consultation,
)
from frankpledge.stages.consultation.queries import consultees as queries
from frankpledge.stages.consultation.queries.bodies import asked_by_body
from frankpledge.stages.consultation.queries.exercises import find_exercise
from frankpledge.stages.consultation.services import consultees as services
from frankpledge.stages.consultation.tables import consultees as tables
from frankpledge.stages.consultation.views.listing import page_of
from frankpledge.stages.partnership.forms.people import ConfirmForm


@partnership_page
def bodies(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List whom the law names, and whether each was asked on the published audit."""
    check_may_read_consultation(standing)
    found = asked_by_body(standing)
    context = {
        "title": "Bodies to be asked",
        "sources": tables.bodies_by_source(found),
        "asked": sum(bool(each.consultees) for each in found),
        "count": len(found),
    }
    return render(request, "consultation/bodies.html", context, using="pages")


@partnership_page
def consultees(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """List the bodies asked in an exercise, with what each replied."""
    exercise = find_exercise(standing, pk)
    found = queries.consultees(standing, exercise)
    page, may_run = page_of(request, found), may_run_consultation(standing)
    context = {
        "title": "Bodies asked",
        "caption": exercise.title,
        "exercise": exercise,
        "page": page,
        "rows": tables.consultee_rows(page, standing, may_run=may_run),
        "silent": tables.silent_rows(page, standing) if may_run else [],
        "may_ask": may_run and not exercise.called_off_on and exercise.cycle.closed_on is None,
    }
    return render(request, "consultation/consultees.html", context, using="pages")


@partnership_page
def ask(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which agencies were asked."""
    check_may_run_consultation(standing)
    exercise = find_exercise(standing, pk)
    return form_page(
        request,
        AskForm(reader=standing, exercise=exercise, initial={"sent_on": standing.today}, **sent_form(request)),
        title="Ask agencies",
        caption=exercise.title,
        save=partial(services.ask_agencies, exercise=exercise, by=standing, at=request.at),
        done="They are asked. Whoever represents one is told.",
        to=_consultees(standing, pk),
        back=_consultees(standing, pk),
    )


@partnership_page
def ask_body(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which other body was asked."""
    check_may_run_consultation(standing)
    exercise = find_exercise(standing, pk)
    return form_page(
        request,
        AskBodyForm(reader=standing, initial={"sent_on": standing.today}, **sent_form(request)),
        title="Ask another body",
        caption=exercise.title,
        intro="A body that takes no part in the partnership: write to it yourself, and record it here.",
        save=partial(services.ask_body, exercise=exercise, by=standing, at=request.at),
        done="Recorded.",
        to=_consultees(standing, pk),
        back=_consultees(standing, pk),
    )


@partnership_page
def reply(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what a body replied."""
    found = queries.find_consultee(standing, pk)
    check_may_reply(standing, found.agency)
    return form_page(
        request,
        ReplyForm(initial={"replied_on": standing.today}, **sent_form(request)),
        title=f"Reply of {found}",
        caption=found.exercise.title,
        intro=found.exercise.aim,
        save=partial(services.record_reply, consultee=found, by=standing, at=request.at),
        done="The reply is on record.",
        to=_consultees(standing, found.exercise_id),
        back=_consultees(standing, found.exercise_id),
    )


@partnership_page
def remind(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether a body is to be reminded."""
    check_may_run_consultation(standing)
    found = queries.find_consultee(standing, pk)
    told = "Its representatives are told." if found.agency else "Write to it yourself: this records that you did."
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=f"Remind {found}",
        caption=found.exercise.title,
        intro=told,
        button="Remind",
        save=partial(services.remind_consultee, consultee=found, by=standing, at=request.at),
        done="The reminder is recorded.",
        to=_consultees(standing, found.exercise_id),
        back=_consultees(standing, found.exercise_id),
    )


@partnership_page
def silent(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether a body's silence is to be put on record."""
    check_may_run_consultation(standing)
    found = queries.find_consultee(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Record that no reply came",
        caption=str(found),
        intro="It was asked, and did not reply by the day. A reply that comes later can still be recorded.",
        button="Record it",
        save=partial(services.record_no_reply, consultee=found, by=standing, at=request.at),
        done="Recorded.",
        to=_consultees(standing, found.exercise_id),
        back=_consultees(standing, found.exercise_id),
    )


def _consultees(standing: Standing, pk: int) -> str:
    return reverse("consultation:consultees", args=[standing.partnership.slug, pk])
