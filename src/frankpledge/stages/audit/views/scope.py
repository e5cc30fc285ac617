"""Pages of an audit's scope: questions, sources, the catalogue, and whether it all fits the time."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.scope import QuestionForm, SourceForm
from frankpledge.stages.audit.models import Question, Source
from frankpledge.stages.audit.permissions import (
    check_may_run_audit,
    may_put_some_issue_forward,
    may_read_audit,
    may_run_audit,
)
from frankpledge.stages.audit.queries import scope as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.queries.put_forward import tally
from frankpledge.stages.audit.rules.catalogue import MARK, SOURCE
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import scope as services
from frankpledge.stages.audit.tables import scope as tables
from frankpledge.stages.audit.tables.research import research_head, research_rows
from frankpledge.stages.audit.views.put_forward import undecided_rows


@partnership_page
def scope(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what an audit asks and from which sources, and warn where that exceeds the time."""
    audit = find_audit(standing, pk)
    found = queries.scope_of(standing, audit)
    changes, estimates = may_run_audit(standing) and audit.state != State.CLOSED, may_read_audit(standing)
    context = {
        "title": "Scope",
        "caption": audit.title,
        "audit": audit,
        "scope": found,
        "facts": tables.scope_facts(found, estimates=estimates),
        "questions": tables.question_rows(found.questions, standing, changes=changes),
        "sources": tables.source_rows(found, standing, changes=changes),
        "research_head": research_head(estimates=estimates),
        "research": research_rows(found.research, standing, estimates=estimates),
        "issues": tally(standing, audit),
        "undecided": undecided_rows(standing, audit, changes=changes),
        "may_put_forward": may_put_some_issue_forward(standing) and audit.state != State.CLOSED,
        "changes": changes,
        "may_read_audit": estimates,
    }
    return render(request, "audit/scope.html", context, using="pages")


@partnership_page
def catalogue(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show the sources that guidance names, and what the audit chose about each."""
    audit = find_audit(standing, pk)
    changes = may_run_audit(standing) and audit.state != State.CLOSED
    context = {
        "title": "Sources to choose among",
        "caption": audit.title,
        "audit": audit,
        "rows": tables.catalogue_rows(queries.sources(standing, audit), standing, pk, changes=changes),
        "source": SOURCE,
        "mark": MARK,
    }
    return render(request, "audit/catalogue.html", context, using="pages")


@partnership_page
def ask_question(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a question to put to the audit."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    return form_page(
        request,
        QuestionForm(**sent_form(request)),
        title="A question for the audit",
        caption=audit.title,
        save=partial(services.ask_question, audit=audit, by=standing, at=request.at),
        done="The question is recorded.",
        to=_scope(standing, pk),
        back=_scope(standing, pk),
    )


@partnership_page
def amend_question(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Change a question, or take it in or leave it out."""
    check_may_run_audit(standing)
    found = queries.find_question(standing, pk)
    now = {"text": found.text, "weight": found.weight, "choice": _choice(found), "reason": found.reason}
    return form_page(
        request,
        QuestionForm(initial=now, **sent_form(request)),
        title="Change the question",
        caption=found.audit.title,
        save=partial(services.amend_question, question=found, by=standing, at=request.at),
        done="Saved.",
        to=_scope(standing, found.audit_id),
        back=_scope(standing, found.audit_id),
    )


@partnership_page
def weigh_source(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what a source is worth and what it costs."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    initial = {"name": request.GET.get("name", "")[:150]}
    return form_page(
        request,
        SourceForm(reader=standing, audit=audit, initial=initial, **sent_form(request)),
        title="Weigh a source",
        caption=audit.title,
        save=partial(services.weigh_source, audit=audit, by=standing, at=request.at),
        done="The source is weighed.",
        to=_scope(standing, pk),
        back=_scope(standing, pk),
    )


@partnership_page
def amend_source(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Weigh a source anew."""
    check_may_run_audit(standing)
    found = queries.find_source(standing, pk)
    now = {name: getattr(found, name) for name in ("name", "agency", "value", "person_days", "reason")}
    now |= {"choice": _choice(found), "questions": found.questions.all()}
    return form_page(
        request,
        SourceForm(reader=standing, audit=found.audit, initial=now, **sent_form(request)),
        title="Weigh the source anew",
        caption=found.audit.title,
        save=partial(services.amend_source, source=found, by=standing, at=request.at),
        done="Saved.",
        to=_scope(standing, found.audit_id),
        back=_scope(standing, found.audit_id),
    )


def _choice(found: Question | Source) -> str:
    return "in" if found.is_in else "out"


def _scope(standing: Standing, pk: int) -> str:
    return reverse("audit:scope", args=[standing.partnership.slug, pk])
