"""Pages of objections."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.voice import AnswerForm, ObjectionFilter, ObjectionForm
from frankpledge.stages.partnership.permissions import (
    check_may_answer_objection,
    check_may_object_for_some_agency,
    check_may_read_business,
    may_answer_members,
    may_answer_objection,
    may_object_for_some_agency,
)
from frankpledge.stages.partnership.queries import objections as queries
from frankpledge.stages.partnership.queries.lookback import places_today
from frankpledge.stages.partnership.services.objections import answer_objection, raise_objection
from frankpledge.stages.partnership.tables import voice as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def objections(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List objections, and how members' objections fared by sector and standing."""
    check_may_read_business(standing)
    narrowed = ObjectionFilter(request.GET, reader=standing)
    page = page_of(request, queries.objections(standing, **chosen(narrowed)))
    found, places = list(queries.objections(standing)), places_today(standing)
    context = {
        "title": "Objections",
        "filter": narrowed,
        "page": page,
        "rows": tables.objection_rows(page, standing),
        "by_sector": tables.heard_rows(queries.heard_by(found, places, queries.sector_of)),
        "by_standing": tables.heard_rows(queries.heard_by(found, places, queries.standing_of)),
        "may_object": may_object_for_some_agency(standing),
    }
    return render(request, "partnership/voice/objections.html", context, using="pages")


@partnership_page
def objection(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one objection and its answer."""
    found = queries.find_objection(standing, pk)
    is_open = found.answered_on is None
    context = {
        "title": found.about,
        "caption": "Objection",
        "objection": found,
        "facts": tables.objection_facts(found, standing),
        "may_answer": is_open and may_answer_objection(standing, found.raised_by_id),
        "is_own": is_open and may_answer_members(standing) and found.raised_by_id == standing.person.pk,
    }
    return render(request, "partnership/voice/objection.html", context, using="pages")


@partnership_page
def raise_one(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what an agency objects to."""
    check_may_object_for_some_agency(standing)
    return form_page(
        request,
        ObjectionForm(reader=standing, initial={"decision": request.GET.get("decision")}, **sent_form(request)),
        title="Raise an objection",
        intro="Every member may object, whatever its standing. Members can read it; the chair or the co-ordinator "
        "answers it, and not whoever raised it.",
        save=partial(raise_objection, by=standing, at=request.at),
        done="The objection is raised, and those who answer are told.",
        to=lambda made: _page(made.pk, standing),
        back=reverse("partnership:objections", args=[standing.partnership.slug]),
        button="Raise the objection",
    )


@partnership_page
def answer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Answer an objection."""
    found = queries.find_objection(standing, pk)
    check_may_answer_objection(standing, found.raised_by_id)
    return form_page(
        request,
        AnswerForm(**sent_form(request)),
        title="Answer this objection",
        caption=found.about,
        intro=found.text,
        save=partial(answer_objection, objection=found, by=standing, at=request.at),
        done="The answer is recorded, and whoever raised it is told.",
        to=_page(pk, standing),
        back=_page(pk, standing),
        button="Send the answer",
    )


def _page(pk: int, standing: Standing) -> str:
    return reverse("partnership:objection", args=[standing.partnership.slug, pk])
