"""Pages of the data plan: what is asked of all agencies, and each agency's own timetable."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.outcomes import awaited, followed
from frankpledge.foundation.sharing import permissions
from frankpledge.foundation.sharing.queries import requests as queries
from frankpledge.stages.partnership.forms.data_plan import PlanFilter
from frankpledge.stages.partnership.queries.burden import burden_of
from frankpledge.stages.partnership.tables import data_plan as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def plan(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what is asked of agencies by the day it is due, the requests, and neighbours' requests to join."""
    found = queries.instalments(standing)
    narrowed = PlanFilter(request.GET, reader=standing)
    wanted = chosen(narrowed)
    if "agency" in wanted:
        found = found.filter(request__agency=wanted["agency"])
    page = page_of(request, found if wanted.get("show") == "all" else awaited(found))
    asked = page_of(request, queries.requests(standing), "requests")
    plans = permissions.may_plan_requests(standing)
    context = {
        "title": "Data plan",
        "filter": narrowed,
        "page": page,
        "rows": tables.plan_rows(followed(standing, page.object_list), standing),
        "asked": asked,
        "requests": tables.request_rows(asked, standing),
        "joinable": tables.joinable_rows(queries.joinable(standing), standing) if plans else [],
        "agencies": queries.asked_agencies(standing),
        "may_plan": plans,
        "may_read_holdings": permissions.may_read_holdings(standing),
    }
    return render(request, "partnership/data_plan/plan.html", context, using="pages")


@partnership_page
def timetable(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one agency what is wanted of it, in what form and by when (R161)."""
    agency = get_object_or_404(Agency, pk=pk, memberships__partnership=standing.partnership)
    permissions.check_may_read_timetable(standing, agency)
    page = page_of(request, queries.instalments(standing).filter(request__agency=agency))
    context = {
        "title": f"What is asked of {agency}",
        "caption": "Information timetable",
        "page": page,
        "rows": tables.timetable_rows(followed(standing, page.object_list), standing),
        "facts": burden_of(standing, agency),
    }
    return render(request, "partnership/data_plan/timetable.html", context, using="pages")
