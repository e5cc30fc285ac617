"""Pages of the catalogue: what each agency holds, whom to ask, and what may be released."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.outcomes import covering
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.sharing import permissions, services
from frankpledge.foundation.sharing.queries import requests as queries
from frankpledge.stages.partnership.forms.holdings import HoldingForm
from frankpledge.stages.partnership.forms.own_agency import AgencyFilter
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.tables import data_plan as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


def _to_catalogue(standing: Standing) -> str:
    return reverse("partnership:holdings", args=[standing.partnership.slug])


@partnership_page
def catalogue(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what agencies hold."""
    found = queries.holdings(standing)
    narrowed = AgencyFilter(request.GET, reader=standing)
    page = page_of(request, found.filter(**chosen(narrowed)))
    may = {each.agency_id: permissions.may_record_holding(standing, each.agency) for each in page}
    context = {
        "title": "What agencies hold",
        "filter": narrowed,
        "page": page,
        "rows": tables.holding_rows(page, covering(standing), standing, may),
        "may_record": permissions.may_record_some_holding(standing),
        "may_read_plan": permissions.may_read_requests(standing),
    }
    return render(request, "partnership/data_plan/catalogue.html", context, using="pages")


@partnership_page
def record(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what an agency holds of a dataset."""
    permissions.check_may_record_some_holding(standing)
    return form_page(
        request,
        HoldingForm(reader=standing, **sent_form(request)),
        title="Record what an agency holds",
        intro="What was recorded of the same dataset before is replaced.",
        save=partial(services.record_holding, by=standing, at=request.at),
        done="Recorded.",
        to=_to_catalogue(standing),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask anew what an agency holds of a dataset."""
    found = queries.find_holding(standing, pk)
    permissions.check_may_record_holding(standing, found.agency)
    return form_page(
        request,
        HoldingForm(reader=standing, holding=found, **sent_form(request)),
        title="Change the entry",
        caption=str(found),
        save=partial(services.record_holding, agency=found.agency, dataset=found.dataset, by=standing, at=request.at),
        done="Changed.",
        to=_to_catalogue(standing),
        template="partnership/data_plan/holding.html",
        holding=found,
    )


@partnership_page
def remove(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether an agency no longer holds it."""
    found = queries.find_holding(standing, pk)
    permissions.check_may_record_holding(standing, found.agency)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Take it out of the catalogue",
        caption=str(found),
        save=partial(services.remove_holding, holding=found, by=standing, at=request.at),
        done="Taken out.",
        to=_to_catalogue(standing),
        button="Take it out",
    )
