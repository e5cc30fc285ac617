"""Pages of what the partnership says of itself in public: how to reach it, and the sittings anybody may come to."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.forms.noticeboard import AnnounceForm, CallOffSittingForm, PublicContactForm
from frankpledge.stages.consultation.permissions import (
    check_may_read_consultation,
    check_may_run_consultation,
    may_run_consultation,
)
from frankpledge.stages.consultation.queries import noticeboard as queries
from frankpledge.stages.consultation.queries.exercises import find_sitting
from frankpledge.stages.consultation.services import noticeboard as services
from frankpledge.stages.consultation.tables import noticeboard as tables
from frankpledge.stages.consultation.views.listing import page_of


@partnership_page
def noticeboard(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what the public reads of the partnership beside its releases and questionnaires."""
    check_may_read_consultation(standing)
    changes = may_run_consultation(standing)
    page = page_of(request, queries.announced(standing))
    context = {
        "title": "On the public site",
        "contact": tables.contact_facts(queries.find_contact(standing)),
        "page": page,
        "rows": tables.announced_rows(page, standing, changes=changes),
        "waiting": tables.waiting_rows(queries.not_announced(standing)[:50], standing, changes=changes),
        "changes": changes,
        "address": f"{settings.PUBLIC_ADDRESS}/{standing.partnership.slug}/",
    }
    return render(request, "consultation/noticeboard.html", context, using="pages")


@partnership_page
def contact(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask how the public reaches the partnership."""
    check_may_run_consultation(standing)
    found = queries.find_contact(standing)
    now = {name: getattr(found, name) for name in PublicContactForm.base_fields} if found else {}
    return form_page(
        request,
        PublicContactForm(reader=standing, initial=now, **sent_form(request)),
        title="How the public reaches you",
        save=partial(services.set_contact, by=standing, at=request.at),
        done="Saved. It stands on the public site.",
        to=_board(standing),
        back=_board(standing),
    )


@partnership_page
def announce(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what the public is told of a sitting."""
    check_may_run_consultation(standing)
    sitting = find_sitting(standing, pk)
    return form_page(
        request,
        AnnounceForm(**sent_form(request)),
        title="Announce the sitting",
        caption=str(sitting),
        button="Put it on the public site",
        save=partial(services.announce_sitting, sitting=sitting, by=standing, at=request.at),
        done="It is announced.",
        to=_board(standing),
        back=_board(standing),
    )


@partnership_page
def call_off(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether a sitting that was announced is called off."""
    check_may_run_consultation(standing)
    found = queries.find_announced(standing, pk)
    return form_page(
        request,
        CallOffSittingForm(**sent_form(request)),
        title="Call it off in public",
        caption=str(found.sitting),
        button="Call it off",
        save=partial(services.call_off_sitting, announced=found, by=standing, at=request.at),
        done="The public site says so.",
        to=_board(standing),
        back=_board(standing),
    )


def _board(standing: Standing) -> str:
    return reverse("consultation:noticeboard", args=[standing.partnership.slug])
