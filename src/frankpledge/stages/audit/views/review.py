"""Pages of an audit's reviews and of what is to be better."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.work import FinishImprovementForm, ImprovementForm, ReviewForm
from frankpledge.stages.audit.permissions import (
    check_may_finish_improvement,
    check_may_read_audit,
    check_may_run_audit,
    may_run_audit,
)
from frankpledge.stages.audit.queries import review as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.services import review as services
from frankpledge.stages.audit.tables import work as tables
from frankpledge.stages.audit.views.listing import page_of
from frankpledge.stages.partnership.queries.holders import holders_of
from frankpledge.stages.partnership.queries.people import posts_held


@partnership_page
def improvements(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what reviews found, what is to be better, and which weak data nobody has taken up."""
    check_may_read_audit(standing)
    audit = find_audit(standing, pk)
    page = page_of(request, queries.improvements(standing, audit))
    held = frozenset(posts_held(standing))
    context = {
        "title": "Review and improvement",
        "caption": audit.title,
        "audit": audit,
        "reviews": tables.review_rows(queries.reviews(standing, audit)),
        "page": page,
        "rows": tables.improvement_rows(page, standing, held),
        "notes": tables.note_rows(queries.quality_notes(standing, audit), standing, pk),
        "may_run": may_run_audit(standing),
    }
    return render(request, "audit/improvements.html", context, using="pages")


@partnership_page
def record_review(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what a review found."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    return form_page(
        request,
        ReviewForm(**sent_form(request)),
        title="Record a review",
        caption=audit.title,
        save=partial(services.record_review, audit=audit, by=standing, at=request.at),
        done="The review is kept with the audit. Plan now what it recommends.",
        to=_page(standing, pk),
        back=_page(standing, pk),
    )


@partnership_page
def plan(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what is to be better; a note on weak data may be what it is for."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    given = request.GET.get("note", "")
    note = queries.find_note(standing, audit, int(given)) if given.isdecimal() else None
    return form_page(
        request,
        ImprovementForm(reader=standing, audit=audit, **sent_form(request)),
        title="Plan an improvement",
        caption=audit.title,
        intro=note.sentence if note else "",
        save=partial(services.plan_improvement, audit=audit, finding=note, by=standing, at=request.at),
        done="It is planned. Whoever holds the post is told.",
        to=_page(standing, pk),
        back=_page(standing, pk),
    )


@partnership_page
def finish(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask when it was done, and what came of it."""
    found = queries.find_improvement(standing, pk)
    check_may_finish_improvement(standing, found.owner, holders_of(found.owner, standing))
    return form_page(
        request,
        FinishImprovementForm(**sent_form(request)),
        title="Record that it is done",
        intro=found.what,
        save=partial(services.finish_improvement, improvement=found, by=standing, at=request.at),
        done="Recorded.",
        to=_page(standing, found.audit_id),
        back=_page(standing, found.audit_id),
    )


def _page(standing: Standing, pk: int) -> str:
    return reverse("audit:improvements", args=[standing.partnership.slug, pk])
