"""What the first page shows, by what the person is here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from frankpledge.core.cycle.telling import tell_forecast
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.site.home import tables
from frankpledge.site.home.awaited import awaited
from frankpledge.site.home.missing import missing
from frankpledge.site.home.queries import last_day_of, published_documents
from frankpledge.site.home.work import work_of
from frankpledge.stages.partnership.permissions import may_read_business, may_read_structure
from frankpledge.stages.partnership.queries import board
from frankpledge.stages.partnership.queries.actions import actions
from frankpledge.stages.partnership.queries.cycle import Timetable, open_cycle, timetable_of
from frankpledge.stages.partnership.queries.decisions import to_ratify
from frankpledge.stages.partnership.queries.documents import documents
from frankpledge.stages.partnership.queries.protocol_work import supplied_under
from frankpledge.stages.partnership.tables.board import action_rows, gap_rows
from frankpledge.stages.partnership.tables.cycle import drawn_steps
from frankpledge.stages.publication.published import published

MOST = 10
MOST_WORK = 15


def page_for(standing: Standing) -> dict[str, Any]:
    """Return the sections that a person's roles call for."""
    cycle = open_cycle(standing)
    timetable = timetable_of(cycle, standing.today) if cycle else None
    return (
        _everybody(standing, timetable)
        | _for_board(standing)
        | _for_coordinator(standing)
        | _for_agency(standing)
        | _for_contractor(standing)
    )


def _everybody(standing: Standing, timetable: Timetable | None) -> dict[str, Any]:
    work, slug = work_of(standing, timetable), standing.partnership.slug
    linked = may_read_structure(standing)
    return {
        "works_here": standing.is_member,
        "work": work[:MOST_WORK],
        "more_work": work[MOST_WORK:],
        "drawn": drawn_steps(timetable, slug, linked=linked) if timetable else [],
        "forecast": tell_forecast(timetable.forecast) if timetable else "",
        "days_left": timetable.position.days_left if timetable else None,
        "reads_timetable": linked,
        "published": tables.published_rows(
            published(standing)[:MOST], published_documents(standing)[:MOST], settings.PUBLIC_ADDRESS, slug
        ),
    }


def _for_coordinator(standing: Standing) -> dict[str, Any]:
    """Give the co-ordinator all that is missing, and everybody who has not replied."""
    if not standing.holds(Role.COORDINATOR):
        return {}
    waiting = awaited(standing)
    return {
        "sees_awaited": True,
        "awaited": waiting[: 2 * MOST],
        "more_awaited": len(waiting[2 * MOST :]),
        **_missing(standing),
    }


def _missing(standing: Standing) -> dict[str, Any]:
    found = missing(standing)
    return {"sees_missing": True, "missing": tables.missing_rows(found, standing.partnership.slug)}


def _for_board(standing: Standing) -> dict[str, Any]:
    """Give chair and board gaps, what is overdue and the decisions wanted, on one page (R042)."""
    if not standing.holds(Role.CHAIR):
        return {}
    return {
        "sees_board": True,
        "gaps": gap_rows(board.gaps(standing), standing)[:MOST],
        "overdue": action_rows(board.overdue_actions(standing)[:MOST], standing),
        "wanted": tables.wanted_rows(to_ratify(standing)[:MOST], standing),
        **_missing(standing),
    }


def _for_agency(standing: Standing) -> dict[str, Any]:
    """Give whoever speaks or supplies for an agency its open actions, and what it supplies under which protocol."""
    if not (standing.agency_ids and may_read_business(standing)):
        return {}
    own = actions(standing).filter(agency__in=standing.agency_ids)[:MOST]
    return {
        "sees_agency": True,
        "agency_actions": tables.action_rows(own, standing),
        "supplied": tables.protocol_rows(supplied_under(standing), standing),
    }


def _for_contractor(standing: Standing) -> dict[str, Any]:
    """Give a contractor the documents and the last day of access."""
    if not standing.holds(Role.CONTRACTOR):
        return {}
    rows = tables.document_rows(documents(standing)[:MOST], standing)
    href = reverse("partnership:documents", args=[standing.partnership.slug])
    return {"sees_documents": True, "documents": rows, "documents_href": href, "last_day": last_day_of(standing)}
