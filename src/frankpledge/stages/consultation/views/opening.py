"""Pages on which a questionnaire is proposed, signed off, opened and closed, and kiosks are set up."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation import permissions
from frankpledge.stages.consultation.forms import questionnaires as forms
from frankpledge.stages.consultation.models import Questionnaire
from frankpledge.stages.consultation.queries import questionnaires as queries
from frankpledge.stages.consultation.services import opening as services
from frankpledge.stages.consultation.views.alike import told_refusals
from frankpledge.stages.consultation.views.questionnaires import to_one
from frankpledge.stages.partnership.forms.people import ConfirmForm


@partnership_page
@require_POST
def propose(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Propose a version."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_questionnaire(standing, pk)
    with told_refusals(request):
        services.propose_questionnaire(questionnaire=found, by=standing, at=request.at)
        messages.success(request, "Proposed. An output checker signs it off, or returns it.")
    return redirect(to_one(standing, pk))


def _page(request: HttpRequest, standing: Standing, of: Questionnaire, form: Any, **page: Any) -> HttpResponse:
    """Ask something about one questionnaire, and lead back to it."""
    there = to_one(standing, of.pk)
    return form_page(request, form, caption=of.exercise.title, to=there, back=there, **page)


@partnership_page
def sign(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask the checker to confirm, and sign off."""
    found = queries.find_questionnaire(standing, pk)
    permissions.check_may_sign_off_questionnaire(standing, found)
    return _page(
        request,
        standing,
        found,
        forms.CheckedForm(**sent_form(request)),
        title="Sign off",
        save=lambda checked: services.sign_off_questionnaire(questionnaire=found, by=standing, at=request.at),
        done="Signed off. It can be opened now.",
        button="Sign off",
    )


@partnership_page
def send_back(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask why it goes back to its author."""
    found = queries.find_questionnaire(standing, pk)
    permissions.check_may_sign_off_questionnaire(standing, found)
    return _page(
        request,
        standing,
        found,
        forms.WhyForm(**sent_form(request)),
        title="Return to its author",
        save=partial(services.return_questionnaire, questionnaire=found, by=standing, at=request.at),
        done="Returned.",
        button="Return it",
    )


@partnership_page
def put_out(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to open it, for then it stands still."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_questionnaire(standing, pk)
    return _page(
        request,
        standing,
        found,
        ConfirmForm(**sent_form(request)),
        title="Open to the public",
        intro=f"It is listed on the public site at once and can be answered from {found.exercise.opens:%-d %B %Y} to "
        f"{found.exercise.closes:%-d %B %Y}, and closes by itself. From now on not a word of it can be changed.",
        save=partial(services.open_questionnaire, questionnaire=found, by=standing, at=request.at),
        done="Opened.",
        button="Open it",
    )


@partnership_page
def close(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to close it before its day."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_questionnaire(standing, pk)
    return _page(
        request,
        standing,
        found,
        ConfirmForm(**sent_form(request)),
        title="Close it before its day",
        intro="From today on nobody can answer any more, and it cannot be opened again. What came until now stays.",
        save=partial(services.close_early, questionnaire=found, by=standing, at=request.at),
        done="Closed.",
        button="Close it",
        kind="warning",
    )


@partnership_page
def kiosk(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask where a kiosk stands."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_questionnaire(standing, pk)
    return _page(
        request,
        standing,
        found,
        forms.KioskForm(**sent_form(request)),
        title="Set up a kiosk",
        intro="You get an address to open on the screen that stands there. It starts afresh after each person, and a "
        "minute after the last touch; where somebody writes, after three.",
        save=partial(services.add_kiosk, questionnaire=found, by=standing, at=request.at),
        done="Set up. Its address stands below.",
        button="Set it up",
    )
