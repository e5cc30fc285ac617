"""Pages of commissions."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.work import ChooseOptionForm, CommissionForm, DeliveryForm, OptionForm, OwedForm
from frankpledge.stages.audit.permissions import (
    check_may_read_scope,
    check_may_run_audit,
    may_hand_over,
    may_read_audit,
    may_run_audit,
)
from frankpledge.stages.audit.queries import commissions as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.queries.handovers import handovers
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import commissions as services
from frankpledge.stages.audit.tables import work as tables
from frankpledge.stages.audit.tables.handovers import handover_rows
from frankpledge.stages.audit.views.listing import page_of


@partnership_page
def commissions(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """List an audit's commissions; to a contractor, their own."""
    check_may_read_scope(standing)
    audit = find_audit(standing, pk)
    page = page_of(request, queries.with_what_is_owed(queries.commissions(standing, audit), standing))
    context = {
        "title": "Commissions",
        "caption": audit.title,
        "audit": audit,
        "page": page,
        "rows": tables.commission_rows(page, standing),
        "may_record": may_run_audit(standing) and audit.state != State.CLOSED,
    }
    return render(request, "audit/commissions.html", context, using="pages")


@partnership_page
def commission(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one commission: the brief, what is owed, why it was bought, and what the contractor drafted."""
    found = queries.find_commission(standing, pk)
    reads = may_read_audit(standing)
    context = {
        "title": found.title,
        "caption": "Commission",
        "commission": found,
        "facts": tables.commission_facts(found, standing),
        "owed": tables.owed_rows(found.owed.all(), standing),
        "handovers": handover_rows(handovers(standing, found), standing),
        "may_hand_over": may_hand_over(standing, found.person_id),
        "options": tables.option_rows(queries.options(found)) if reads else [],
        "drafted": tables.drafted_rows(queries.drafted_under(found), standing) if reads else [],
        "reads": reads,
        "may_change": may_run_audit(standing) and found.audit.state != State.CLOSED,
    }
    return render(request, "audit/commission.html", context, using="pages")


@partnership_page
def record(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what is commissioned."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    return form_page(
        request,
        CommissionForm(reader=standing, **sent_form(request)),
        title="Record a commission",
        caption=audit.title,
        save=partial(services.record_commission, audit=audit, by=standing, at=request.at),
        done="The commission is recorded. Weigh now the ways of getting the work done.",
        to=lambda made: _page("commission", standing, made.pk),
        back=_page("commissions", standing, pk),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Change a commission."""
    check_may_run_audit(standing)
    found = queries.find_commission(standing, pk)
    now = {name: getattr(found, name) for name in CommissionForm.base_fields}
    return form_page(
        request,
        CommissionForm(reader=standing, initial=now, **sent_form(request)),
        title="Change the commission",
        save=partial(services.amend_commission, commission=found, by=standing, at=request.at),
        done="Saved.",
        to=_page("commission", standing, pk),
        back=_page("commission", standing, pk),
    )


@partnership_page
def weigh(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a way of getting the work done."""
    check_may_run_audit(standing)
    found = queries.find_commission(standing, pk)
    return form_page(
        request,
        OptionForm(**sent_form(request)),
        title="Weigh a way of getting the work done",
        caption=found.title,
        save=partial(services.weigh_option, commission=found, by=standing, at=request.at),
        done="It is on record.",
        to=_page("commission", standing, pk),
        back=_page("commission", standing, pk),
    )


@partnership_page
def choose(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which way is taken, and why."""
    check_may_run_audit(standing)
    found = queries.find_commission(standing, pk)
    return form_page(
        request,
        ChooseOptionForm(commission=found, **sent_form(request)),
        title="In house or bought",
        caption=found.title,
        save=partial(services.choose_option, commission=found, by=standing, at=request.at),
        done="The choice is on record.",
        to=_page("commission", standing, pk),
        back=_page("commission", standing, pk),
    )


@partnership_page
def add_owed(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what the commission owes."""
    check_may_run_audit(standing)
    found = queries.find_commission(standing, pk)
    return form_page(
        request,
        OwedForm(**sent_form(request)),
        title="What the commission owes",
        caption=found.title,
        save=partial(services.add_owed, commission=found, by=standing, at=request.at),
        done="It is on the list.",
        to=_page("commission", standing, pk),
        back=_page("commission", standing, pk),
    )


@partnership_page
def record_delivery(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask when it was delivered."""
    check_may_run_audit(standing)
    found = queries.find_owed(standing, pk)
    return form_page(
        request,
        DeliveryForm(**sent_form(request)),
        title="Record that it was delivered",
        intro=found.what,
        save=partial(services.record_delivery, owed=found, by=standing, at=request.at),
        done="Recorded.",
        to=_page("commission", standing, found.commission_id),
        back=_page("commission", standing, found.commission_id),
    )


def _page(name: str, standing: Standing, pk: int) -> str:
    return reverse(f"audit:{name}", args=[standing.partnership.slug, pk])
