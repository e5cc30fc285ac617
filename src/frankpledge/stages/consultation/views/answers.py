"""Pages on which responses are taken in and keyed in, and what came of them is read."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.adapters.documents.answer_form import answer_form_pdf
from frankpledge.core.faults import Refused
from frankpledge.core.questionnaires import Answers, Problem, read_answer
from frankpledge.core.questionnaires import Questionnaire as Definition
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.downloads import download
from frankpledge.foundation.form_pages import add_reasons
from frankpledge.stages.consultation import permissions
from frankpledge.stages.consultation.definition import definition_of, state_of
from frankpledge.stages.consultation.forms.answers import KeyInForm
from frankpledge.stages.consultation.on_paper import Form, reference_of
from frankpledge.stages.consultation.queries import questionnaires as queries
from frankpledge.stages.consultation.queries import results as results_queries
from frankpledge.stages.consultation.queries.issues import entered
from frankpledge.stages.consultation.queries.noticeboard import find_contact
from frankpledge.stages.consultation.queries.weighted import one_round
from frankpledge.stages.consultation.rules.weighing import CAUTION
from frankpledge.stages.consultation.services.collecting import collect as take_in
from frankpledge.stages.consultation.services.collecting import key_in as keep
from frankpledge.stages.consultation.tables import results as tables
from frankpledge.stages.consultation.tables.questionnaires import public_address
from frankpledge.stages.consultation.tables.spoken import add_spoken
from frankpledge.stages.consultation.tables.weighted import add_weighted, rankings
from frankpledge.stages.consultation.views.alike import page_of, told_refusals
from frankpledge.stages.consultation.views.questionnaires import to_one
from frankpledge.ui.addresses import reverse
from frankpledge.ui.questions import question_shape

PREFIX = "answer-"
"""What the names of answers begin with on the page, apart from those of the form beside them."""


@partnership_page
@require_POST
def collect(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Take in now what came since the last time."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_questionnaire(standing, pk)
    with told_refusals(request):
        taken = take_in(questionnaire=found, by=standing, at=request.at)
        messages.success(request, f"{taken:,} new responses." if taken != 1 else "1 new response.")
    return redirect(to_one(standing, pk))


@partnership_page
def results(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what people answered, question by question, and how the responses came; as it stands now."""
    found = queries.find_questionnaire(standing, pk)
    told = results_queries.tally(standing, found)
    earlier = results_queries.earlier_answers(standing, found) if found.opens else []
    round_ = one_round(standing, found)
    shown = tables.result_tables(list(round_.questions), told, standing, earlier)
    add_weighted(shown, round_)
    add_spoken(shown, standing, found)
    context = {
        "title": "Results", "caption": found.exercise.title, "found": found, "told": told, "round": round_,
        "rankings": rankings(round_), "caution": CAUTION,
        "state": state_of(found, standing.today), "back": to_one(standing, pk), "warnings": tables.warnings(told),
        "tables": shown,
        "channels": tables.channel_rows(told), "places": tables.place_rows(told),
        "entered": entered(standing, found), "may_run": permissions.may_run_consultation(standing),
    }  # fmt: skip
    return render(request, "consultation/answers/results.html", context, using="pages")


@partnership_page
def comments(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what people wrote in answer to one question, personal details taken out."""
    row = queries.find_question(standing, pk)
    page = page_of(request, results_queries.comments(standing, row))
    context = {
        "title": row.text, "caption": row.questionnaire.exercise.title, "page": page,
        "back": reverse("consultation:results", args=[standing.partnership.slug, row.questionnaire.pk]),
    }  # fmt: skip
    return render(request, "consultation/answers/comments.html", context, using="pages")


@partnership_page
def key_in(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for one response as it came on paper, all on one page, and come back for the next."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_questionnaire(standing, pk)
    told = definition_of(found)
    sent = request.POST if request.method == "POST" else None
    form = KeyInForm(sent, initial=_initial(request, standing))
    answers, problems = _read(told, request) if sent is not None else ({}, {})
    if sent is not None and form.is_valid() and not problems:
        try:
            keep(questionnaire=found, answers=answers, by=standing, at=request.at, **_given(form))
        except Refused as refusal:
            add_reasons(form, refusal)
        else:
            messages.success(request, "Kept. Here is the page for the next one.")
            given = form.cleaned_data
            return redirect(f"{request.path}?channel={given['channel']}&day={given['received_on']}")
    shapes = [
        question_shape(each, "en", answers.get(each.key), problems.get(each.key), PREFIX)
        | {"text": f"{number}. {each.text}"}  # as it is numbered on the form
        for number, each in enumerate(told.questions, 1)
    ]
    context = {
        "title": "Key in a response", "caption": found.exercise.title, "form": form, "back": to_one(standing, pk),
        "shapes": shapes, "reference": reference_of(found),
    }  # fmt: skip
    return render(request, "consultation/answers/key_in.html", context, using="pages")


def _initial(request: HttpRequest, standing: Standing) -> dict[str, Any]:
    """Return what the last one had, so that a pile of paper needs it once."""
    return {
        "token": secrets.token_urlsafe(16), "channel": request.GET.get("channel", "paper"),
        "received_on": request.GET.get("day") or standing.today,
    }  # fmt: skip


def _given(form: KeyInForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("token", "channel", "received_on", "place", "speaks_for")}


def _read(told: Definition, request: HttpRequest) -> tuple[Answers, dict[str, Problem]]:
    answers: Answers = {}
    problems: dict[str, Problem] = {}
    for each in told.questions:
        value, problem = read_answer(each, lambda name: request.POST.getlist(PREFIX + name))
        if value is not None:
            answers[each.key] = value
        if problem:
            problems[each.key] = problem
    return answers, problems


@partnership_page
def paper(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Send the questionnaire as a form to fill in by hand, in letters of the usual size or in large ones."""
    found = queries.find_questionnaire(standing, pk)
    is_large = request.GET.get("letters") == "large"
    address = public_address(found) if found.opened_at else ""
    form = Form(found, find_contact(standing), address=address, is_large=is_large)
    name = f"questionnaire-{found.pk}{'-large' if is_large else ''}.pdf"
    return download(answer_form_pdf(form.content(), day=form.first_day), name)
