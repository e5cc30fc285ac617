"""Pages of the issues put forward for an audit: list them, put one forward, decide on one (R180)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.put_forward import IssueDecisionForm, PutForwardForm
from frankpledge.stages.audit.models import Audit
from frankpledge.stages.audit.permissions import (
    check_may_put_some_issue_forward,
    check_may_run_audit,
    may_put_some_issue_forward,
    may_run_audit,
)
from frankpledge.stages.audit.queries import put_forward as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import put_forward as services
from frankpledge.stages.audit.tables.put_forward import candidate_rows, waiting_rows
from frankpledge.stages.audit.views.listing import page_of

MOST_WAITING = 10
"""So many of what is undecided stand on the scope's own page."""


@partnership_page
def issues(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """List what was put forward for an audit, what is undecided first."""
    audit = find_audit(standing, pk)
    page = page_of(request, queries.candidates(standing, audit))
    is_open = audit.state != State.CLOSED
    changes = may_run_audit(standing) and is_open
    context = {
        "title": "Issues put forward",
        "caption": audit.title,
        "audit": audit,
        "since": queries.since_when(audit),
        "issues": queries.tally(standing, audit),
        "page": page,
        "rows": candidate_rows(queries.described(standing, audit, page), standing, audit, changes=changes),
        "may_put_forward": may_put_some_issue_forward(standing) and is_open,
    }
    return render(request, "audit/put_forward.html", context, using="pages")


def undecided_rows(standing: Standing, audit: Audit, *, changes: bool) -> list[list[Any]]:
    """Return the latest of what nobody has decided on, for the page of the scope."""
    found = queries.candidates(standing, audit).filter(is_settled=0)[:MOST_WAITING]
    return waiting_rows(queries.described(standing, audit, found), standing, audit, changes=changes)


@partnership_page
def put_issue_forward(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for an issue on which the audit should concentrate."""
    check_may_put_some_issue_forward(standing)
    audit = find_audit(standing, pk)
    return form_page(
        request,
        PutForwardForm(reader=standing, **sent_form(request)),
        title="Put an issue forward",
        caption=audit.title,
        save=partial(services.put_forward, audit=audit, by=standing, at=request.at),
        done="The issue is put forward.",
        to=_issues(standing, pk),
        back=_issues(standing, pk),
    )


@partnership_page
def decide(request: HttpRequest, standing: Standing, pk: int, number: int) -> HttpResponse:
    """Ask whether an issue is taken into the scope, as which question, and why."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    item = queries.find_candidate(standing, audit, number)
    [found] = queries.described(standing, audit, [item])
    made, now = found.decision, {}
    if made:
        now = {"choice": "in" if made.is_in else "out", "question": made.question_id, "reason": made.reason}
    return form_page(
        request,
        IssueDecisionForm(reader=standing, audit=audit, initial=now, **sent_form(request)),
        title="Does the audit take this up?",
        caption=f"{item}: {found.title}",
        save=partial(services.decide_issue, audit=audit, item=item, by=standing, at=request.at),
        done="The decision is recorded.",
        to=_issues(standing, pk),
        back=_issues(standing, pk),
    )


def _issues(standing: Standing, pk: int) -> str:
    return reverse("audit:put-forward", args=[standing.partnership.slug, pk])
