"""Pages of means as a whole: what was brought, how the work is spread, by step, and time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.permissions import (
    check_may_read_business,
    may_coordinate,
    may_record_for_some_agency,
)
from frankpledge.stages.partnership.queries.by_step import parts_by_step
from frankpledge.stages.partnership.queries.contributions import by_agency, year_of_contributions
from frankpledge.stages.partnership.queries.hours import planned_hours, promised_hours
from frankpledge.stages.partnership.queries.lookback import places_today
from frankpledge.stages.partnership.queries.spread import spreads
from frankpledge.stages.partnership.tables import health as step_tables
from frankpledge.stages.partnership.tables import hours as hour_tables
from frankpledge.stages.partnership.tables import means as tables


@partnership_page
def means(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what each agency brought in the last year, and where the rest of means is."""
    check_may_read_business(standing)
    context = {
        "title": "Means",
        "brought": tables.brought_rows(by_agency(year_of_contributions(standing), places_today(standing)), standing),
        "may_record": may_record_for_some_agency(standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/means/means.html", context, using="pages")


@partnership_page
def spread(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show how leads, actions, decisions and contributions are spread over the agencies."""
    check_may_read_business(standing)
    places = places_today(standing)
    found = spreads(standing, places, year_of_contributions(standing))
    context = {
        "title": "How the work is spread",
        "summary": tables.spread_summary_rows(found),
        "names": [each.name for each in found],
        "rows": tables.spread_rows(found, places),
    }
    return render(request, "partnership/means/spread.html", context, using="pages")


@partnership_page
def steps(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show each agency's part in each step of the cycle."""
    check_may_read_business(standing)
    found = parts_by_step(standing, places_today(standing))
    context = {
        "title": "Who had a part in which step",
        "summary": step_tables.step_summary_rows(found),
        "steps": [label for _, label in found.steps],
        "rows": step_tables.step_rows(found),
    }
    return render(request, "partnership/means/steps.html", context, using="pages")


@partnership_page
def hours(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show time planned against time offered, and promises over all partnerships that agencies serve."""
    check_may_read_business(standing)
    places = places_today(standing)
    context = {
        "title": "Time",
        "rows": hour_tables.hours_rows(planned_hours(standing, places)),
        "promised": hour_tables.promised_rows(promised_hours(standing, places)),
    }
    return render(request, "partnership/means/hours.html", context, using="pages")
