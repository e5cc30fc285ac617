"""Pages on which a questionnaire is proposed, signed off, opened and closed, and kiosks are set up."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation import permissions
from frankpledge.stages.consultation.forms import questionnaires as forms
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


@partnership_page
def sign(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask the checker to confirm, and sign off."""
    found = queries.find_questionnaire(standing, pk)
    permissions.check_may_sign_off_questionnaire(standing, found)
    return form_page(
        request,
        forms.CheckedForm(**sent_form(request)),
        title="Sign off",
        caption=found.exercise.title,
        save=lambda checked: services.sign_off_questionnaire(questionnaire=found, by=standing, at=request.at),
        done="Signed off. It can be opened now.",
        to=to_one(standing, pk),
        button="Sign off",
        back=to_one(standing, pk),
    )


@partnership_page
def send_back(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask why it goes back to its author."""
    found = queries.find_questionnaire(standing, pk)
    permissions.check_may_sign_off_questionnaire(standing, found)
    return form_page(
        request,
        forms.WhyForm(**sent_form(request)),
        title="Return to its author",
        caption=found.exercise.title,
        save=partial(services.return_questionnaire, questionnaire=found, by=standing, at=request.at),
        done="Returned.",
        to=to_one(standing, pk),
        button="Return it",
        back=to_one(standing, pk),
    )


@partnership_page
def put_out(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to open it, for then it stands still."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_questionnaire(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Open to the public",
        caption=found.exercise.title,
        intro=f"It is listed on the public site at once and can be answered from {found.exercise.opens:%-d %B %Y} to "
        f"{found.exercise.closes:%-d %B %Y}, and closes by itself. From now on not a word of it can be changed.",
        save=partial(services.open_questionnaire, questionnaire=found, by=standing, at=request.at),
        done="Opened.",
        to=to_one(standing, pk),
        button="Open it",
        back=to_one(standing, pk),
    )


@partnership_page
def close(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to close it before its day."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_questionnaire(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Close it before its day",
        caption=found.exercise.title,
        intro="From today on nobody can answer any more, and it cannot be opened again. What came until now stays.",
        save=partial(services.close_early, questionnaire=found, by=standing, at=request.at),
        done="Closed.",
        to=to_one(standing, pk),
        button="Close it",
        kind="warning",
        back=to_one(standing, pk),
    )


@partnership_page
def kiosk(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask where a kiosk stands."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_questionnaire(standing, pk)
    return form_page(
        request,
        forms.KioskForm(**sent_form(request)),
        title="Set up a kiosk",
        caption=found.exercise.title,
        intro="You get an address to open on the screen that stands there. It starts afresh after each person, and a "
        "minute after the last touch; where somebody writes, after three.",
        save=partial(services.add_kiosk, questionnaire=found, by=standing, at=request.at),
        done="Set up. Its address stands below.",
        to=to_one(standing, pk),
        button="Set it up",
        back=to_one(standing, pk),
    )
