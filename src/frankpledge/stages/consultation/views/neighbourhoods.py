"""Pages of places: the gazetteer, what was sent to agencies and answered, and a digest for each neighbourhood."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation import permissions
from frankpledge.stages.consultation.forms import themes as forms
from frankpledge.stages.consultation.queries import gazetteer, referrals
from frankpledge.stages.consultation.queries import neighbourhoods as queries
from frankpledge.stages.consultation.queries.remarks import find_remark, not_sent
from frankpledge.stages.consultation.queries.themes import cycles_and
from frankpledge.stages.consultation.services import gazetteer as place_services
from frankpledge.stages.consultation.services import referrals as services
from frankpledge.stages.consultation.tables import themes as tables
from frankpledge.stages.consultation.tables.links import named
from frankpledge.stages.consultation.views.alike import page_of
from frankpledge.stages.consultation.views.listing import chosen
from frankpledge.stages.consultation.views.themes import to

MOST = 20
"""So many remarks are offered to be sent next."""
REPLY_DAYS = 28
"""Within how many days an answer is asked for, unless somebody says otherwise."""


@partnership_page
def places(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the partnership's own places, by area."""
    permissions.check_may_read_consultation(standing)
    page = page_of(request, gazetteer.places(standing))
    context = {
        "title": "Places", "page": page, "rows": tables.place_rows(page),
        "may_run": permissions.may_run_consultation(standing),
    }  # fmt: skip
    return render(request, "consultation/themes/places.html", context, using="pages")


@partnership_page
def write_places(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for the whole list of places, as it stands now."""
    permissions.check_may_run_consultation(standing)
    return form_page(
        request,
        forms.PlacesForm(initial={"places": gazetteer.as_typed(standing)}, **sent_form(request)),
        title="Write the list of places",
        intro="Write it before people answer: names of places that are not in the list are taken for names of people, "
        "and taken out of what is said. A place that is left out keeps what was coded to it.",
        save=partial(place_services.write_places, by=standing, at=request.at),
        done="Written.",
        to=to(standing, "places"),
        back=to(standing, "places"),
    )


@partnership_page
def neighbourhoods(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the neighbourhoods with how much was said of each, and what became of it."""
    permissions.check_may_read_consultation(standing)
    cycles, cycle = cycles_and(standing, request.GET.get("cycle"))
    page = page_of(request, queries.neighbourhoods(standing))
    query = f"?cycle={cycle.pk}" if cycle and cycle.closed_on else ""
    context = {
        "cycles": cycles, "cycle": cycle,
        "title": "What was said of each neighbourhood", "caption": named(cycle), "page": page,
        "rows": tables.neighbourhood_rows(page, queries.counts_by_area(standing, cycle), standing, query),
    }  # fmt: skip
    return render(request, "consultation/themes/neighbourhoods.html", context, using="pages")


@partnership_page
def neighbourhood(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one neighbourhood's digest, to be read and printed."""
    found, (cycles, cycle) = queries.find_area(standing, pk), cycles_and(standing, request.GET.get("cycle"))
    told = queries.digest(standing, found, cycle)
    context = {
        "title": found.name, "caption": f"What was said of it: {cycle}" if cycle else "What was said of it",
        "digest": told, "cycles": cycles, "cycle": cycle, "rows": tables.digest_rows(told), "today": standing.today,
        "referrals": [row[:-1] for row in tables.referral_rows(told.referrals, standing)],
    }  # fmt: skip
    return render(request, "consultation/themes/digest.html", context, using="pages")


@partnership_page
def sent(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List comments that were sent to agencies, and what became of each."""
    permissions.check_may_read_consultation(standing)
    narrowed = forms.ReferralFilter(request.GET, reader=standing)
    page = page_of(request, referrals.referrals(standing, **chosen(narrowed)))
    rows = tables.referral_rows(page, standing)
    answers = any(row[-1] for row in rows)
    context = {
        "title": "Comments sent to agencies", "not_sent": _not_sent(standing),
        "filter": narrowed, "page": page, "answers": answers,
        "rows": rows if answers else [row[:-1] for row in rows],
    }  # fmt: skip
    return render(request, "consultation/themes/referrals.html", context, using="pages")


def _not_sent(standing: Standing) -> list[list[Any]]:
    """Return what those who run consultation may send next."""
    if not permissions.may_run_consultation(standing):
        return []
    return tables.not_sent_rows(not_sent(standing)[:MOST], standing)


@partnership_page
def refer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask to which agency a comment is sent."""
    permissions.check_may_run_consultation(standing)
    found = find_remark(standing, pk)
    return form_page(
        request,
        forms.ReferForm(
            reader=standing, remark=found, initial={"reply_by": standing.today + timedelta(days=REPLY_DAYS)},
            **sent_form(request),
        ),
        title="Send it to an agency",
        caption=str(found.place or found.exercise),
        save=partial(services.refer, remark=found, by=standing, at=request.at),
        done="Sent. Whoever represents the agency is told that something waits.",
        to=to(standing, "remark", pk),
        template="consultation/themes/refer.html",
        button="Send",
        remark=found,
        back=to(standing, "remark", pk),
    )  # fmt: skip


@partnership_page
def answer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what an agency is asked about a comment, and ask what was done."""
    found = referrals.find_referral(standing, pk)
    permissions.check_may_answer_referral(standing, found.agency_id)
    return form_page(
        request,
        forms.AnswerReferralForm(**sent_form(request)),
        title="What became of it",
        caption=f"{found.agency}: {found.remark.place}",
        save=partial(services.answer_referral, referral=found, by=standing, at=request.at),
        done="Answered.",
        to=to(standing, "referrals"),
        template="consultation/themes/answer.html",
        referral=found,
        remark=found.remark,
        back=to(standing, "referrals"),
    )
