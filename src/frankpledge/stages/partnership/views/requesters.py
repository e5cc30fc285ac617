"""Pages of the register of those for whom agencies may be asked."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.sharing import permissions, services
from frankpledge.foundation.sharing.queries import requests as queries
from frankpledge.stages.partnership.forms.holdings import RequesterForm
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.tables import data_plan as tables
from frankpledge.stages.partnership.views.listing import page_of


def _to_register(standing: Standing) -> str:
    return reverse("partnership:requesters", args=[standing.partnership.slug])


@partnership_page
def register(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List for whom agencies may be asked, by whose authority, for what work, until when."""
    page = page_of(request, queries.requesters(standing))
    may = permissions.may_register_requester(standing)
    context = {
        "title": "For whom agencies may be asked",
        "page": page,
        "rows": tables.requester_rows(page, standing, may_end=may),
        "may_register": may,
        "may_read_plan": permissions.may_read_requests(standing),
    }
    return render(request, "partnership/data_plan/requesters.html", context, using="pages")


@partnership_page
def add(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for whom agencies may be asked."""
    permissions.check_may_register_requester(standing)
    return form_page(
        request,
        RequesterForm(reader=standing, **sent_form(request)),
        title="Enter a contractor in the register",
        intro="Every request made for them introduces them to the agency’s liaison officers, with these words.",
        save=partial(services.register_requester, by=standing, at=request.at),
        done="Entered.",
        to=_to_register(standing),
    )


@partnership_page
def end(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether nothing more is asked for them."""
    permissions.check_may_register_requester(standing)
    found = queries.find_requester(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="End the entry",
        caption=str(found),
        intro="Nothing more can be asked for them. What was asked stays.",
        save=partial(services.end_requester, requester=found, by=standing, at=request.at),
        done="Ended.",
        to=_to_register(standing),
        button="End it",
    )
