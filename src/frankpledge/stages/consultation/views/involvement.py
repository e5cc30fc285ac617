"""Pages of those who offered to be involved, and of what came of it."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.forms.involvement import FollowUpForm
from frankpledge.stages.consultation.permissions import check_may_read_people
from frankpledge.stages.consultation.queries import involvement as queries
from frankpledge.stages.consultation.queries.people import find_person
from frankpledge.stages.consultation.services.involvement import follow_up as keep
from frankpledge.stages.consultation.tables import involvement as tables
from frankpledge.stages.consultation.views.listing import page_of
from frankpledge.ui.addresses import reverse


@partnership_page
def offers(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List who offered to be involved, first those somebody is to get back to."""
    check_may_read_people(standing)
    page = page_of(request, queries.offers(standing))
    context = {
        "title": "Offers to be involved",
        "page": page,
        "rows": tables.offer_rows(page, standing),
        "facts": tables.count_facts(queries.offer_counts(standing)),
    }
    return render(request, "consultation/involvement/offers.html", context, using="pages")


@partnership_page
def offer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one offer and each time that somebody got back to them."""
    check_may_read_people(standing)
    found = find_person(standing, pk)
    context = {
        "title": found.name,
        "caption": "Offer to be involved",
        "found": found,
        "facts": tables.offer_facts(found),
        "rows": tables.follow_up_rows(queries.find_follow_ups(standing, found)),
    }
    return render(request, "consultation/involvement/offer.html", context, using="pages")


@partnership_page
def follow_up(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what came of getting back to somebody."""
    check_may_read_people(standing)
    found = find_person(standing, pk)
    page = reverse("consultation:offer", args=[standing.partnership.slug, pk])
    return form_page(
        request,
        FollowUpForm(initial={"on": standing.today}, **sent_form(request)),
        title="Record what came of it",
        caption=f"{found.name}: {found.involved_in}",
        save=partial(keep, person=found, by=standing, at=request.at),
        done="Recorded.",
        to=page,
        back=page,
    )
