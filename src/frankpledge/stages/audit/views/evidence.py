"""Pages of local knowledge, and of what is provided already and what lacks."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.evidence import KnowledgeForm, ProvisionForm
from frankpledge.stages.audit.permissions import (
    check_may_enter_knowledge,
    check_may_read_audit,
    check_may_run_audit,
    may_enter_knowledge,
    may_run_audit,
)
from frankpledge.stages.audit.queries import evidence as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import evidence as services
from frankpledge.stages.audit.tables import evidence as tables
from frankpledge.stages.audit.views.listing import page_of


@partnership_page
def knowledge(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what local people said, and what of it the audit cites."""
    check_may_read_audit(standing)
    audit = find_audit(standing, pk)
    is_open = audit.state != State.CLOSED
    found = queries.knowledge(standing, audit)
    page = page_of(request, found)
    context = {
        "title": "Local knowledge",
        "caption": audit.title,
        "audit": audit,
        "page": page,
        "uncited": found.filter(cited=0).count(),
        "rows": tables.knowledge_rows(page, standing, changes=is_open and may_run_audit(standing)),
        "may_enter": is_open and may_enter_knowledge(standing),
    }
    return render(request, "audit/knowledge.html", context, using="pages")


@partnership_page
def enter_knowledge(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask who said what, when, of which place."""
    check_may_enter_knowledge(standing)
    audit = find_audit(standing, pk)
    return form_page(
        request,
        KnowledgeForm(**sent_form(request)),
        title="Enter local knowledge",
        caption=audit.title,
        save=partial(services.enter_knowledge, audit=audit, by=standing, at=request.at),
        done="It is entered. Whoever writes the audit can cite it now.",
        to=_page("knowledge", standing, pk),
        back=_page("knowledge", standing, pk),
    )


@partnership_page
def amend_knowledge(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Correct what was entered."""
    check_may_run_audit(standing)
    found = queries.find_knowledge(standing, pk)
    now = {name: getattr(found, name) for name in KnowledgeForm.base_fields}
    return form_page(
        request,
        KnowledgeForm(initial=now, **sent_form(request)),
        title="Correct what was entered",
        caption=found.audit.title,
        save=partial(services.amend_knowledge, knowledge=found, by=standing, at=request.at),
        done="Saved.",
        to=_page("knowledge", standing, found.audit_id),
        back=_page("knowledge", standing, found.audit_id),
    )


@partnership_page
def provision(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show theme by theme what is provided, by whom, and what lacks."""
    check_may_read_audit(standing)
    audit = find_audit(standing, pk)
    changes = may_run_audit(standing) and audit.state != State.CLOSED
    page = page_of(request, queries.provision(standing, audit))
    context = {
        "title": "Existing provision and gaps",
        "caption": audit.title,
        "audit": audit,
        "page": page,
        "themes": tables.theme_tables(queries.by_theme(page), standing, changes=changes),
        "changes": changes,
    }
    return render(request, "audit/provision.html", context, using="pages")


@partnership_page
def record_provision(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask the questions of the interview."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    return form_page(
        request,
        ProvisionForm(reader=standing, **sent_form(request)),
        title="Record an interview",
        caption=audit.title,
        save=partial(services.record_provision, audit=audit, by=standing, at=request.at),
        done="The interview is recorded.",
        to=_page("provision", standing, pk),
        back=_page("provision", standing, pk),
    )


@partnership_page
def amend_provision(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Correct an interview."""
    check_may_run_audit(standing)
    found = queries.find_provision(standing, pk)
    now = {name: getattr(found, name) for name in ProvisionForm.base_fields}
    return form_page(
        request,
        ProvisionForm(reader=standing, initial=now, **sent_form(request)),
        title="Correct the interview",
        caption=found.audit.title,
        save=partial(services.amend_provision, provision=found, by=standing, at=request.at),
        done="Saved.",
        to=_page("provision", standing, found.audit_id),
        back=_page("provision", standing, found.audit_id),
    )


def _page(name: str, standing: Standing, pk: int) -> str:
    return reverse(f"audit:{name}", args=[standing.partnership.slug, pk])
