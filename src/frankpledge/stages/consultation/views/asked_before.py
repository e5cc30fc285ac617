"""Pages of what others asked people before: list, one, enter, change (R183)."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.queries import cited
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.citing_asked_before import asked_before_key
from frankpledge.stages.consultation.forms.asked_before import AskedBeforeForm
from frankpledge.stages.consultation.models import AskedBefore
from frankpledge.stages.consultation.permissions import (
    check_may_enter_asked_before,
    check_may_enter_some_forum,
    may_enter_asked_before,
    may_enter_some_forum,
)
from frankpledge.stages.consultation.queries import asked_before as queries
from frankpledge.stages.consultation.services import asked_before as services
from frankpledge.stages.consultation.tables import asked_before as tables
from frankpledge.stages.consultation.views.listing import page_of

PLAIN = (
    "title", "run_by", "agency", "way", "began_on", "ended_on", "whom", "asked", "people", "area", "area_match",
    "quality", "found", "document",
)  # fmt: skip


@partnership_page
def asked_before(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what others asked before, and how each fits in time and place."""
    page = page_of(request, queries.asked_before(standing))
    context = {
        "title": "Asked before",
        "page": page,
        "rows": tables.past_rows(queries.with_twins(standing, page), standing),
        "may_enter": may_enter_some_forum(standing),
    }
    return render(request, "consultation/asked_before/list.html", context, using="pages")


@partnership_page
def one(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one of them: what was found, what it is worth, and where else it seems to be listed."""
    found = queries.find_asked_before(standing, pk)
    [past] = queries.with_twins(standing, [found])
    context = {
        "title": found.title,
        "caption": "Asked before",
        "past": found,
        "facts": tables.past_facts(found, standing),
        "fits": tables.fit_rows(found, standing),
        "twins": tables.twin_rows(past.twins, standing),
        "cited": cited(standing, asked_before_key(found)),
        "may_change": may_enter_asked_before(standing, found.agency),
    }
    return render(request, "consultation/asked_before/one.html", context, using="pages")


@partnership_page
def enter(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for what others asked before."""
    check_may_enter_some_forum(standing)
    back = reverse("consultation:asked-before", args=[standing.partnership.slug])
    return form_page(
        request,
        AskedBeforeForm(reader=standing, **sent_form(request)),
        title="Enter what others asked before",
        save=partial(services.enter_asked_before, by=standing, at=request.at),
        done="It is entered, and can be cited.",
        to=lambda made: _to(standing, made),
        back=back,
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Change what is told of it."""
    found = queries.find_asked_before(standing, pk)
    check_may_enter_asked_before(standing, found.agency)
    now = {name: getattr(found, name) for name in PLAIN}
    return form_page(
        request,
        AskedBeforeForm(reader=standing, initial=now, **sent_form(request)),
        title="Change what is told of it",
        caption=found.title,
        save=partial(services.amend_asked_before, past=found, by=standing, at=request.at),
        done="Saved. What cites it keeps how it read before.",
        to=_to(standing, found),
        back=_to(standing, found),
    )


def _to(standing: Standing, past: AskedBefore) -> str:
    return reverse("consultation:asked-before-one", args=[standing.partnership.slug, past.pk])
