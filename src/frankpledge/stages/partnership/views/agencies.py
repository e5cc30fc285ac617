"""Pages of agencies: who takes part, whether the law's list is covered, and each agency."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.services import amend_place, end_place, register_agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.agencies import AgencyForm, EndForm, PlaceForm
from frankpledge.stages.partnership.permissions import check_may_coordinate, may_coordinate
from frankpledge.stages.partnership.queries import agencies as queries
from frankpledge.stages.partnership.tables import agencies as tables
from frankpledge.stages.partnership.tables.sections import sections


@partnership_page
def agencies(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List who takes part, and the bodies of the law with who stands for them."""
    context = {
        "title": "Agencies",
        "sections": sections(standing),
        "rows": tables.place_rows(queries.places(standing), standing.partnership.slug),
        "covered": tables.coverage_rows(queries.coverage(standing)),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/agencies/list.html", context, using="pages")


@partnership_page
def agency(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one agency and its place in the partnership."""
    place = queries.find_place(standing, pk)
    context = {
        "title": str(place.agency),
        "place": place,
        "facts": tables.place_facts(place),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/agencies/one.html", context, using="pages")


@partnership_page
def register(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a new agency."""
    check_may_coordinate(standing)
    return form_page(
        request,
        AgencyForm(reader=standing, **sent_form(request)),
        title="Register an agency",
        save=partial(register_agency, by=standing, at=request.at),
        done="The agency is registered.",
        to=reverse("partnership:agencies", args=[standing.partnership.slug]),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Correct how an agency takes part."""
    check_may_coordinate(standing)
    place = queries.find_place(standing, pk)
    now = {name: getattr(place, name) for name in PlaceForm.base_fields}
    return form_page(
        request,
        PlaceForm(reader=standing, initial=now, **sent_form(request)),
        title=f"How {place.agency} takes part",
        save=partial(amend_place, place=place, by=standing, at=request.at),
        done="Saved.",
        to=reverse("partnership:agency", args=[standing.partnership.slug, pk]),
    )


@partnership_page
def end(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Record an agency's last day."""
    check_may_coordinate(standing)
    place = queries.find_place(standing, pk)
    return form_page(
        request,
        EndForm(initial={"until": standing.today}, **sent_form(request)),
        title=f"{place.agency} leaves the partnership",
        save=partial(end_place, place=place, by=standing, at=request.at),
        done=f"{place.agency} is recorded as having left.",
        to=reverse("partnership:agencies", args=[standing.partnership.slug]),
        button="Record the last day",
    )
