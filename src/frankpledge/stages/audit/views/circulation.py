"""Pages of interim findings that are circulated, and of comments and their answers."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.conclusions import (
    AnswerCommentForm,
    CirculateForm,
    CirculationCommentForm,
    CommentForm,
)
from frankpledge.stages.audit.permissions import (
    check_may_comment_for_some_agency,
    check_may_read_audit,
    check_may_run_audit,
    may_comment_for_some_agency,
    may_run_audit,
)
from frankpledge.stages.audit.queries import circulation as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.queries.conclusions import find_conclusion, says_anything
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import circulation as services
from frankpledge.stages.audit.tables import conclusions as tables
from frankpledge.stages.audit.views.listing import page_of


@partnership_page
def circulations(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show to whom interim findings went, and all that was said of the audit."""
    check_may_read_audit(standing)
    audit = find_audit(standing, pk)
    page = page_of(request, queries.comments(standing, audit=audit))
    context = {
        "title": "Interim findings and comments",
        "caption": audit.title,
        "audit": audit,
        "rows": tables.circulation_rows(queries.circulations(standing, audit), standing),
        "page": page,
        "comments": tables.comment_rows(page, standing),
        "may_circulate": may_run_audit(standing) and audit.state != State.CLOSED and says_anything(audit),
    }
    return render(request, "audit/circulations.html", context, using="pages")


@partnership_page
def circulation(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what was circulated, who has said nothing yet, and what the others said."""
    found = queries.find_circulation(standing, pk)
    context = {
        "title": found.title,
        "caption": "Interim findings",
        "circulation": found,
        "shown": found.conclusions.all(),
        "silent": [agency.name for agency in queries.silent_agencies(found)],
        "comments": tables.comment_rows(queries.comments(standing, circulation=found), standing),
        "may_comment": may_comment_for_some_agency(standing) and found.audit.state != State.CLOSED,
    }
    return render(request, "audit/circulation.html", context, using="pages")


@partnership_page
def circulate(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which interim findings to show to whom."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    return form_page(
        request,
        CirculateForm(reader=standing, audit=audit, **sent_form(request)),
        title="Circulate interim findings",
        caption=audit.title,
        save=partial(services.circulate, audit=audit, by=standing, at=request.at),
        done="They are circulated. The agencies’ representatives are told by mail.",
        to=lambda made: _page("circulation", standing, made.pk),
        back=_page("circulations", standing, pk),
        button="Circulate them",
    )


@partnership_page
def comment_on_circulation(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what an agency says of what was circulated."""
    check_may_comment_for_some_agency(standing)
    found = queries.find_circulation(standing, pk)
    return form_page(
        request,
        CirculationCommentForm(reader=standing, circulation=found, **sent_form(request)),
        title="Comment on the interim findings",
        caption=found.title,
        save=partial(services.comment, circulation=found, by=standing, at=request.at),
        done="The comment is recorded.",
        to=_page("circulation", standing, pk),
        back=_page("circulation", standing, pk),
    )


@partnership_page
def comment_on_conclusion(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what an agency says of one thing that the audit says."""
    check_may_comment_for_some_agency(standing)
    found = find_conclusion(standing, pk)
    return form_page(
        request,
        CommentForm(reader=standing, **sent_form(request)),
        title="Comment on it",
        intro=found.text,
        save=partial(services.comment, conclusion=found, by=standing, at=request.at),
        done="The comment is recorded.",
        to=_page("conclusion", standing, pk),
        back=_page("conclusion", standing, pk),
    )


@partnership_page
def answer_comment(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what became of a comment."""
    check_may_run_audit(standing)
    found = queries.find_comment(standing, pk)
    return form_page(
        request,
        AnswerCommentForm(initial={"answer": found.answer}, **sent_form(request)),
        title="What became of the comment",
        caption=str(found.agency),
        intro=found.text,
        save=partial(services.answer_comment, comment=found, by=standing, at=request.at),
        done="Saved.",
        to=_page("circulations", standing, found.audit_id),
        back=_page("circulations", standing, found.audit_id),
    )


def _page(name: str, standing: Standing, pk: int) -> str:
    return reverse(f"audit:{name}", args=[standing.partnership.slug, pk])
