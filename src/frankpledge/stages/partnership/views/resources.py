"""Pages of agencies' resources: changes, posts filled, journeys."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.means import JourneyForm, ResourceChangeForm, StaffingForm
from frankpledge.stages.partnership.forms.own_agency import AgencyFilter
from frankpledge.stages.partnership.permissions import (
    check_may_read_business,
    check_may_record_for_some_agency,
    may_raise_risk,
    may_record_for_some_agency,
)
from frankpledge.stages.partnership.queries import resources as queries
from frankpledge.stages.partnership.queries.risks import risks_from
from frankpledge.stages.partnership.services.resources import record_resource_change, record_staffing, tell_journey
from frankpledge.stages.partnership.tables import means as tables
from frankpledge.stages.partnership.tables.risks import risk_rows
from frankpledge.stages.partnership.views.listing import chosen, page_of


def _to(name: str, standing: Standing) -> str:
    return reverse(f"partnership:{name}", args=[standing.partnership.slug])


@partnership_page
def resources(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List changes in budget and staff, and posts filled."""
    page = page_of(request, queries.resource_changes(standing))
    context = {
        "title": "Resources",
        "page": page,
        "changes": tables.change_rows(page, standing),
        "staffing": tables.staffing_rows(queries.staffing(standing)),
        "may_record": may_record_for_some_agency(standing),
    }
    return render(request, "partnership/means/resources.html", context, using="pages")


@partnership_page
def change(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one change, and the risks that come from it."""
    found = queries.find_resource_change(standing, pk)
    context = {
        "title": tables.change_text(found),
        "caption": str(found.agency),
        "change": found,
        "facts": tables.change_facts(found),
        "risks": risk_rows(risks_from(standing, found), standing),
        "may_raise": may_raise_risk(standing),
    }
    return render(request, "partnership/means/change.html", context, using="pages")


@partnership_page
def record_change(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what has become more or less."""
    check_may_record_for_some_agency(standing)
    return form_page(
        request,
        ResourceChangeForm(reader=standing, initial={"on": standing.today}, **sent_form(request)),
        title="Record a change in budget or staff",
        save=partial(record_resource_change, by=standing, at=request.at),
        done="Recorded. Say now what it puts at risk.",
        to=lambda made: reverse("partnership:resource-change", args=[standing.partnership.slug, made.pk]),
        back=reverse("partnership:resources", args=[standing.partnership.slug]),
    )


@partnership_page
def record_posts(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask how many posts are filled."""
    check_may_record_for_some_agency(standing)
    return form_page(
        request,
        StaffingForm(reader=standing, initial={"on": standing.today}, **sent_form(request)),
        title="Record how many posts are filled",
        save=partial(record_staffing, by=standing, at=request.at),
        done="Recorded.",
        to=_to("resources", standing),
        back=_to("resources", standing),
    )


@partnership_page
def journeys(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List how long people travel to which venue."""
    check_may_read_business(standing)
    narrowed = AgencyFilter(request.GET, reader=standing)
    page = page_of(request, queries.journeys(standing, **chosen(narrowed)))
    context = {
        "title": "Journeys to venues",
        "filter": narrowed,
        "page": page,
        "rows": tables.journey_rows(page),
        "may_record": may_record_for_some_agency(standing),
    }
    return render(request, "partnership/means/journeys.html", context, using="pages")


@partnership_page
def tell(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask how long a journey takes."""
    check_may_record_for_some_agency(standing)
    return form_page(
        request,
        JourneyForm(reader=standing, **sent_form(request)),
        title="Say how long a journey takes",
        intro="Told again for the same venue, it takes the place of what was told before.",
        save=partial(tell_journey, by=standing, at=request.at),
        done="Recorded.",
        to=_to("journeys", standing),
        back=_to("journeys", standing),
    )
