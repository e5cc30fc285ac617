"""Pages of audits as pieces of work: the list, one audit's own page, and its particulars."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.audits import AmendAuditForm, AuditForm, MoveForm, PurposeForm
from frankpledge.stages.audit.permissions import (
    check_may_read_audit,
    check_may_read_scope,
    check_may_run_audit,
    may_read_audit,
    may_run_audit,
)
from frankpledge.stages.audit.queries import audits as queries
from frankpledge.stages.audit.queries.compare import compare
from frankpledge.stages.audit.queries.sections import sections_of
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import audits as services
from frankpledge.stages.audit.tables import audits as tables
from frankpledge.stages.audit.tables.sections import section_items
from frankpledge.stages.audit.views.listing import page_of


@partnership_page
def audits(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List every audit, the latest first."""
    check_may_read_scope(standing)
    page = page_of(request, queries.audits(standing))
    context = {
        "title": "Audits",
        "page": page,
        "rows": tables.audit_rows(page, standing),
        "may_run": may_run_audit(standing),
        "may_read_audit": may_read_audit(standing),
    }
    return render(request, "audit/audits.html", context, using="pages")


@partnership_page
def audit(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one audit: what it is, and how each part of the work stands."""
    found = queries.find_audit(standing, pk)
    context = {
        "title": found.title,
        "caption": "Audit",
        "audit": found,
        "facts": tables.audit_facts(found, queries.oversight_meetings(standing, found)),
        "sections": section_items(sections_of(standing, found), found, standing),
        "may_run": may_run_audit(standing),
        "is_open": found.state != State.CLOSED,
    }
    return render(request, "audit/audit.html", context, using="pages")


@partnership_page
def set_up(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what audit to set up."""
    check_may_run_audit(standing)
    return form_page(
        request,
        AuditForm(reader=standing, **sent_form(request)),
        title="Set up an audit",
        save=partial(services.set_up_audit, by=standing, at=request.at),
        done="The audit is set up. Say next what it asks and from which sources.",
        to=lambda made: audit_address(standing, made.pk),
        back=reverse("audit:audits", args=[standing.partnership.slug]),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Change an audit's particulars."""
    check_may_run_audit(standing)
    found = queries.find_audit(standing, pk)
    now = {name: getattr(found, name) for name in AmendAuditForm.base_fields}
    return form_page(
        request,
        AmendAuditForm(reader=standing, initial=now, **sent_form(request)),
        title="Particulars of the audit",
        caption=found.title,
        save=partial(services.amend_audit, audit=found, by=standing, at=request.at),
        done="Saved.",
        to=audit_address(standing, pk),
        back=audit_address(standing, pk),
    )


@partnership_page
def write_purpose(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what the audit is for and what its words mean."""
    check_may_run_audit(standing)
    found = queries.find_audit(standing, pk)
    return form_page(
        request,
        PurposeForm(initial={"purpose": found.purpose, "definitions": found.definitions}, **sent_form(request)),
        title="Purpose and definitions",
        caption=found.title,
        intro="Agencies agree to this before the work. If you change it, each is to be asked again.",
        save=partial(services.write_purpose, audit=found, by=standing, at=request.at),
        done="Saved.",
        to=reverse("audit:scope", args=[standing.partnership.slug, pk]),
        back=reverse("audit:scope", args=[standing.partnership.slug, pk]),
    )


@partnership_page
def move(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask how the audit goes on."""
    check_may_run_audit(standing)
    found = queries.find_audit(standing, pk)
    return form_page(
        request,
        MoveForm(audit=found, **sent_form(request)),
        title="How the audit goes on",
        caption=found.title,
        save=partial(services.move_audit, audit=found, by=standing, at=request.at),
        done="Saved.",
        to=audit_address(standing, pk),
        back=audit_address(standing, pk),
    )


@partnership_page
def compared(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show an audit beside the first of its cycle."""
    check_may_read_audit(standing)
    audit = queries.find_audit(standing, pk)
    found = compare(standing, audit)
    context = {
        "title": "Compared with the first audit",
        "caption": audit.title,
        "audit": audit,
        "found": found,
        "said": [[pair.name, pair.first, pair.now] for pair in found.said] if found else [],
        "sources": [[pair.name, pair.first, pair.now] for pair in found.sources] if found else [],
        "counted": [[pair.first, pair.now] for pair in found.counted] if found else [],
    }
    return render(request, "audit/compare.html", context, using="pages")


def audit_address(standing: Standing, pk: int) -> str:
    """Return where an audit's own page is."""
    return reverse("audit:audit", args=[standing.partnership.slug, pk])
