"""The page from which all of consultation is reached, and the calendar of own exercises beside others'."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.permissions import check_may_read_consultation, may_run_consultation
from frankpledge.stages.consultation.queries.calendar import own_calendar
from frankpledge.stages.consultation.queries.hearing import wants_the_audit
from frankpledge.stages.consultation.queries.sections import overview_of
from frankpledge.stages.consultation.rules.balance import is_thin_on_the_audit
from frankpledge.stages.consultation.tables.calendar import beside_rows
from frankpledge.stages.consultation.tables.links import link, named
from frankpledge.stages.consultation.tables.strategy import phase_rows
from frankpledge.stages.consultation.views.listing import page_of
from frankpledge.stages.partnership.queries.cycle import open_cycle


@partnership_page
def overview(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show where consultation stands in the cycle under way, part by part and phase by phase."""
    check_may_read_consultation(standing)
    found = overview_of(standing)
    context = {
        "title": "Consultation",
        "caption": named(found.cycle),
        "cycle": found.cycle,
        "sections": [
            link(each.title, each.name, standing) | {"hint": each.says, "status": each.status}
            for each in found.sections
        ],
        "phases": phase_rows(found.strategy, found.planned, standing),
        "is_thin": wants_the_audit(standing) and is_thin_on_the_audit(each.phase for each in found.planned),
        "may_run": may_run_consultation(standing),
    }
    return render(request, "consultation/overview.html", context, using="pages")


@partnership_page
def calendar(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show own exercises beside those of other bodies: what clashes, and what could be asked together."""
    check_may_read_consultation(standing)
    found = own_calendar(standing)
    page = page_of(request, beside_rows(found.ours, standing))
    context = {
        "title": "Exercises beside others’",
        "page": page,
        "cycle": open_cycle(standing),
        "rows": list(page),
    }
    return render(request, "consultation/calendar.html", context, using="pages")
