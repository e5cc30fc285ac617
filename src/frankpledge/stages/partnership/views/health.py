"""The page of the partnership's health: commitment, resources, pressures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.kept import Kept
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries import health as facts
from frankpledge.stages.partnership.queries.lookback import year_began
from frankpledge.stages.partnership.tables import health as tables
from frankpledge.stages.partnership.tables import means as means_tables
from frankpledge.stages.partnership.tables.meeting_reports import agency_rows

_kept: Kept[facts.Health] = Kept(64)


@partnership_page
def health(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show the figures under three heads, each with the way to where it comes from."""
    check_may_read_business(standing)
    found = _kept.for_reader(standing, lambda: facts.health(standing))
    context = {
        "title": "Partnership health",
        "since": year_began(standing),
        "today": standing.today,
        "commitment": tables.figure_rows(tables.commitment_figures(found.commitment, len(found.places)), standing),
        "resources": tables.figure_rows(tables.resource_figures(found.resources), standing),
        "pressures": tables.figure_rows(tables.pressure_figures(found.pressures), standing),
        "attended": agency_rows(found.commitment.attended),
        "brought": means_tables.brought_rows(found.resources.brought, standing),
        "actions": tables.action_rows(found.pressures.actions),
    }
    return render(request, "partnership/health/health.html", context, using="pages")
