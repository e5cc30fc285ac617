"""Pages of the register of risks."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.forms.risks import AnswerRiskForm, RiskFilter, RiskForm, TieFilter, TieForm
from frankpledge.stages.partnership.permissions import (
    check_may_answer_risk,
    check_may_coordinate,
    check_may_raise_risk,
    check_may_read_business,
    may_answer_risk,
    may_coordinate,
    may_raise_risk,
)
from frankpledge.stages.partnership.queries import risks as queries
from frankpledge.stages.partnership.queries.cycle_steps import step_labels
from frankpledge.stages.partnership.queries.holders import holders_of
from frankpledge.stages.partnership.services.risks import amend_risk, answer_risk, close_risk, raise_risk, tie_risk
from frankpledge.stages.partnership.tables import risks as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def risks(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List risks, the weightiest first."""
    check_may_read_business(standing)
    narrowed = RiskFilter(request.GET)
    page = page_of(request, queries.risks(standing, **chosen(narrowed)))
    context = {
        "title": "Risks",
        "filter": narrowed,
        "page": page,
        "rows": tables.risk_rows(page, standing),
        "may_raise": may_raise_risk(standing),
    }
    return render(request, "partnership/means/risks.html", context, using="pages")


@partnership_page
def risk(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one risk: what it endangers, who answers for it, and what is done about it."""
    found = queries.find_risk(standing, pk)
    is_open = found.closed_on is None
    context = {
        "title": found.what,
        "caption": "Risk",
        "risk": found,
        "facts": tables.risk_facts(found, standing),
        "endangered": tables.endangered_rows(found, step_labels(standing), standing),
        "may_tie": is_open and may_raise_risk(standing),
        "may_answer": is_open and may_answer_risk(standing, found.owner, holders_of(found.owner, standing)),
        "may_coordinate": is_open and may_coordinate(standing),
    }
    return render(request, "partnership/means/risk.html", context, using="pages")


@partnership_page
def raise_one(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what may go wrong."""
    check_may_raise_risk(standing)
    return form_page(
        request,
        RiskForm(reader=standing, initial={"arises_from": request.GET.get("change")}, **sent_form(request)),
        title="Put a risk on the register",
        save=partial(raise_risk, by=standing, at=request.at),
        done="The risk is on the register. Say now what it endangers.",
        to=lambda made: _page("risk-tie", made.pk, standing),
        back=reverse("partnership:risks", args=[standing.partnership.slug]),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Weigh a risk anew, or give it an owner."""
    check_may_coordinate(standing)
    found = queries.find_risk(standing, pk)
    now = {name: getattr(found, name) for name in RiskForm.base_fields}
    return form_page(
        request,
        RiskForm(reader=standing, initial=now, **sent_form(request)),
        title="Change this risk",
        save=partial(amend_risk, risk=found, by=standing, at=request.at),
        done="Saved.",
        to=_page("risk", pk, standing),
        back=_page("risk", pk, standing),
    )


@partnership_page
def tie(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what a risk endangers: an agency's open actions, procedures, steps of the cycle."""
    check_may_raise_risk(standing)
    found = queries.find_risk(standing, pk)
    narrowed = TieFilter(request.GET or {"agency": queries.agency_at_risk(found)}, reader=standing)
    agency = chosen(narrowed).get("agency")
    now = {"actions": found.actions.all(), "procedures": found.procedures.all(), "steps": found.steps}
    form = TieForm(reader=standing, risk=found, agency=agency, initial=now, **sent_form(request))
    return form_page(
        request,
        form,
        title="What this risk endangers",
        intro=found.what,
        filter=narrowed,
        template="partnership/means/tie.html",
        save=partial(tie_risk, risk=found, by=standing, at=request.at),
        done="Saved.",
        to=_page("risk", pk, standing),
        back=_page("risk", pk, standing),
    )


@partnership_page
def answer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what is done about a risk."""
    found = queries.find_risk(standing, pk)
    check_may_answer_risk(standing, found.owner, holders_of(found.owner, standing))
    return form_page(
        request,
        AnswerRiskForm(initial={"answer": found.answer}, **sent_form(request)),
        title="What is done about this risk",
        intro=found.what,
        save=partial(answer_risk, risk=found, by=standing, at=request.at),
        done="Saved.",
        to=_page("risk", pk, standing),
        back=_page("risk", pk, standing),
    )


@partnership_page
def close(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to close a risk."""
    check_may_coordinate(standing)
    found = queries.find_risk(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Close this risk",
        intro=f"{found.what} It stays on the register as closed and cannot be opened again.",
        save=partial(close_risk, risk=found, by=standing, at=request.at),
        done="The risk is closed.",
        to=_page("risk", pk, standing),
        back=_page("risk", pk, standing),
        button="Close it",
    )


def _page(name: str, pk: int, standing: Standing) -> str:
    return reverse(f"partnership:{name}", args=[standing.partnership.slug, pk])
