"""Pages of members' voice as a whole: what waits, and who had which part in what was decided."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.permissions import (
    check_may_read_business,
    may_coordinate,
    may_object_for_some_agency,
    may_record_for_some_agency,
)
from frankpledge.stages.partnership.queries import influence as queries
from frankpledge.stages.partnership.queries.issues import issues
from frankpledge.stages.partnership.queries.lookback import places_today
from frankpledge.stages.partnership.queries.objections import objections
from frankpledge.stages.partnership.queries.voice_work import voice_work
from frankpledge.stages.partnership.tables import voice as tables
from frankpledge.stages.partnership.views.listing import page_of

AT_MOST = 10


@partnership_page
def voice(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what waits for the reader, and what waits for an answer from the partnership."""
    check_may_read_business(standing)
    context = {
        "title": "Members’ voice",
        "work": voice_work(standing),
        "objections": tables.objection_rows(objections(standing, state="open")[:AT_MOST], standing),
        "issues": tables.issue_rows(issues(standing, state="open")[:AT_MOST], standing),
        "may_object": may_object_for_some_agency(standing),
        "may_record": may_record_for_some_agency(standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/voice/voice.html", context, using="pages")


@partnership_page
def influence(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show who proposed, commented on and decided what was decided, by sector and standing."""
    check_may_read_business(standing)
    places = places_today(standing)
    decisions = queries.decisions_with_takers(standing)
    page = page_of(request, decisions)
    found = queries.items(decisions)
    shown = {decision.pk for decision in page}
    context = {
        "title": "Who proposed, commented and decided",
        "page": page,
        "by_sector": tables.influence_rows(queries.influence_by(found, places, queries.sector_of), len(found)),
        "by_standing": tables.influence_rows(queries.influence_by(found, places, queries.standing_of), len(found)),
        "items": tables.item_rows((item for item in found if item.decision.pk in shown), places),
    }
    return render(request, "partnership/voice/influence.html", context, using="pages")
