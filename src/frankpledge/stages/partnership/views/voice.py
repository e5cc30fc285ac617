"""The page of members' voice as a whole: what waits, for the reader and for the partnership."""

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
from frankpledge.stages.partnership.queries.issues import issues
from frankpledge.stages.partnership.queries.objections import objections
from frankpledge.stages.partnership.queries.voice_work import voice_work
from frankpledge.stages.partnership.tables import voice as tables

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
