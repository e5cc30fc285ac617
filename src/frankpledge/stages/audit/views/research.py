"""Pages of the new research an audit considers: its estimate, whether it is taken in, and what it took."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.core.research import SOURCE
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.research import AmendResearchForm, EstimateForm, RecordResearchForm, ResearchForm
from frankpledge.stages.audit.forms.scope import ChosenForm
from frankpledge.stages.audit.models import Research
from frankpledge.stages.audit.permissions import check_may_run_audit, may_run_audit
from frankpledge.stages.audit.queries import research as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.rules.research import asked_of, weeks_over
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import research as services
from frankpledge.stages.audit.tables import research as tables

ACTUALS = ("done_on", "actual_approached", "actual_answers", "actual_days", "actual_cost")


@partnership_page
def research(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what is considered, how its estimate was reached, and what it really took."""
    found = queries.find_research(standing, pk)
    reckoned = found.estimate
    context = {
        "title": found.name,
        "caption": "New research",
        "research": found,
        "facts": tables.research_facts(found),
        "estimate": tables.estimate_facts(found, reckoned) if reckoned else [],
        "time": tables.time_rows(found, reckoned) if reckoned else [],
        "money": tables.money_rows(found, reckoned) if reckoned else [],
        "is_survey": bool(reckoned and reckoned.margin is not None),
        "source": SOURCE,
        "actual": tables.actual_rows(found, reckoned) if reckoned else [],
        "earlier": tables.earlier_rows(queries.earlier_research(standing, found), standing),
        "weeks_over": weeks_over(found.weeks or 0, (found.audit.work_to - found.audit.work_from).days + 1),
        "may_run": may_run_audit(standing),
        "plans": may_run_audit(standing) and found.audit.state != State.CLOSED and found.done_on is None,
    }
    return render(request, "audit/research.html", context, using="pages")


@partnership_page
def consider_research(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what research is considered."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    return form_page(
        request,
        ResearchForm(reader=standing, audit=audit, **sent_form(request)),
        title="Consider new research",
        caption=audit.title,
        save=partial(services.consider_research, audit=audit, by=standing, at=request.at),
        done="It is on record. Estimate its days and money next.",
        to=lambda made: _page(standing, made),
        back=reverse("audit:scope", args=[standing.partnership.slug, pk]),
    )


@partnership_page
def amend_research(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Change what it would ask."""
    check_may_run_audit(standing)
    found = queries.find_research(standing, pk)
    now = {name: getattr(found, name) for name in ("name", "method", "asks")} | {"questions": found.questions.all()}
    return form_page(
        request,
        AmendResearchForm(reader=standing, audit=found.audit, initial=now, **sent_form(request)),
        title="Change what it would ask",
        caption=found.name,
        save=partial(services.amend_research, research=found, by=standing, at=request.at),
        done="Saved.",
        to=_page(standing, found),
        back=_page(standing, found),
    )


@partnership_page
def estimate_research(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for the numbers of which the estimate is made; a working day's hours stand as they were given last."""
    check_may_run_audit(standing)
    found = queries.find_research(standing, pk)
    now = {name: getattr(found, name) for name in asked_of(found.method)}
    if now["hours_a_day"] is None:
        now["hours_a_day"] = queries.hours_given_before(standing)
    return form_page(
        request,
        EstimateForm(method=found.method, initial=now, **sent_form(request)),
        title="Estimate its days and money",
        caption=found.name,
        save=partial(services.estimate_research, research=found, by=standing, at=request.at),
        done="It is estimated. Say next whether it is taken in or left out.",
        to=_page(standing, found),
        back=_page(standing, found),
    )


@partnership_page
def decide_research(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether it is taken into the scope, and why."""
    check_may_run_audit(standing)
    found = queries.find_research(standing, pk)
    now = {"choice": "in" if found.is_in else "out", "reason": found.reason} if found.reason else {}
    return form_page(
        request,
        ChosenForm(initial=now, **sent_form(request)),
        title="Take it in or leave it out",
        caption=found.name,
        save=partial(services.decide_research, research=found, by=standing, at=request.at),
        done="Saved. The scope counts its days and money if it is taken in.",
        to=_page(standing, found),
        back=_page(standing, found),
    )


@partnership_page
def record_research(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what it really took."""
    check_may_run_audit(standing)
    found = queries.find_research(standing, pk)
    return form_page(
        request,
        RecordResearchForm(initial={name: getattr(found, name) for name in ACTUALS}, **sent_form(request)),
        title="What it really took",
        caption=found.name,
        save=partial(services.record_research, research=found, by=standing, at=request.at),
        done="Recorded beside the estimate.",
        to=_page(standing, found),
        back=_page(standing, found),
    )


def _page(standing: Standing, found: Research) -> str:
    return reverse("audit:research", args=[standing.partnership.slug, found.pk])
