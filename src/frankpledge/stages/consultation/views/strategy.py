"""Pages of the strategy of consultation: what it says and lacks, its versions, and the group's answer."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.forms.strategy import AnswerForm, PutForm, StrategyForm, field_of
from frankpledge.stages.consultation.models import ConsultationStrategy
from frankpledge.stages.consultation.permissions import (
    check_may_answer_strategy,
    check_may_read_consultation,
    check_may_run_consultation,
    may_run_consultation,
)
from frankpledge.stages.consultation.queries import strategy as queries
from frankpledge.stages.consultation.queries.exercises import in_cycle
from frankpledge.stages.consultation.queries.forums import unused
from frankpledge.stages.consultation.queries.hearing import groups, heard_of
from frankpledge.stages.consultation.rules.duties import duties_of
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.consultation.services import strategy as services
from frankpledge.stages.consultation.tables import strategy as tables
from frankpledge.stages.consultation.tables.hearing import heard_rows
from frankpledge.stages.consultation.tables.links import link, named
from frankpledge.stages.partnership.queries.agencies import regime_of
from frankpledge.stages.partnership.queries.commitments import who_answers
from frankpledge.stages.partnership.queries.cycle import open_cycle

MOST = 20
"""How many gaps of a kind are shown at once; the pages of groups and forums show all."""


@partnership_page
def strategy(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show the version in force, its gaps against the law and the groups to hear, and the versions before."""
    check_may_read_consultation(standing)
    cycle = open_cycle(standing)
    found = list(queries.versions(standing, cycle)) if cycle else []
    latest = found[0] if found else None
    planned = in_cycle(standing, cycle)
    heard = heard_of(groups(standing).prefetch_related("forums__agency"), planned)
    cost, hours = tables.budget_rows(planned)
    context = {
        "title": "Consultation strategy",
        "caption": named(cycle),
        "cycle": cycle,
        "strategy": latest,
        "facts": tables.strategy_facts(latest) if latest else [],
        "phases": tables.phase_rows(latest, planned, standing),
        "duties": tables.duty_rows(duties_of(regime_of(standing)), planned),
        "unheard": heard_rows([each for each in heard if not each.exercises][:MOST], standing),
        "unused": [
            [link(each, "forum", standing, each.pk), str(each.agency), each.audience, each.meets]
            for each in unused(standing)[:MOST]
        ],
        "earlier": tables.version_rows(found[1:]),
        "cost": cost,
        "hours": hours,
        "may_run": may_run_consultation(standing),
        "may_put": latest is not None and not latest.answer and may_run_consultation(standing),
        "may_answer": latest is not None and queries.may_answer(standing, latest),
    }
    return render(request, "consultation/strategy.html", context, using="pages")


@partnership_page
def write(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for the next version, beginning from the last."""
    check_may_run_consultation(standing)
    cycle = open_cycle(standing)
    latest = queries.versions(standing, cycle).first() if cycle else None
    return form_page(
        request,
        StrategyForm(reader=standing, initial=_now(latest), **sent_form(request)),
        title="Write the consultation strategy anew" if latest else "Write the consultation strategy",
        save=partial(services.write_strategy, cycle=cycle, by=standing, at=request.at),
        done="It is written. Put it now to the group that is to approve it.",
        to=_page(standing),
        back=_page(standing),
    )


def _now(latest: ConsultationStrategy | None) -> dict[str, object]:
    if latest is None:
        return {}
    fields = ("lead", "done_by", "done_by_reason", "budget", "hours", "lead_days", "sensitive_lead_days")
    aims = {field_of(Phase(each.phase)): each.aim for each in latest.aims.all()}
    return {name: getattr(latest, name) for name in fields} | aims


@partnership_page
def put(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask to which group the strategy is put."""
    check_may_run_consultation(standing)
    found = queries.find_version(standing, pk)
    return form_page(
        request,
        PutForm(reader=standing, initial={"group": found.put_to}, **sent_form(request)),
        title="Put it to a group",
        caption=f"Version {found.version}",
        save=partial(services.put_strategy, strategy=found, by=standing, at=request.at),
        done="It is put to the group. Whoever takes its chair is told.",
        to=_page(standing),
        back=_page(standing),
    )


@partnership_page
def answer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask the chair of the group for its answer to the version shown."""
    found = queries.find_version(standing, pk)
    chairing = frozenset(person.pk for person in who_answers(standing, found.put_to)) if found.put_to else frozenset()
    check_may_answer_strategy(standing, chairing, found.put_by_id)
    return form_page(
        request,
        AnswerForm(initial={"seen": found.version}, **sent_form(request)),
        title="Answer for the group",
        caption=str(found.put_to),
        intro=f"You answer for the group to version {found.version} of the strategy of consultation.",
        save=partial(services.answer_strategy, strategy=found, by=standing, at=request.at),
        done="The group’s answer is on record.",
        to=_page(standing),
        back=_page(standing),
    )


def _page(standing: Standing) -> str:
    return reverse("consultation:strategy", args=[standing.partnership.slug])
