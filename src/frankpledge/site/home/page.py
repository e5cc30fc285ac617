"""What the first page shows, by what the person is here."""

from __future__ import annotations

from typing import Any

from frankpledge.core.cycle.telling import tell_forecast
from frankpledge.core.readiness import Facts
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.kept import Kept
from frankpledge.foundation.sharing.models import SharingProtocol
from frankpledge.site.home import board, tables
from frankpledge.site.home.awaited import awaited
from frankpledge.site.home.missing import missing
from frankpledge.site.home.queries import last_day_of, what_is_public
from frankpledge.site.home.work import work_of
from frankpledge.site.readiness.judging import Judgement, judgement
from frankpledge.stages.partnership.permissions import may_read_structure
from frankpledge.stages.partnership.queries.agencies import regime_of
from frankpledge.stages.partnership.queries.cycle import Timetable, open_cycle, timetable_of
from frankpledge.stages.partnership.queries.documents import documents
from frankpledge.stages.partnership.queries.protocol_work import own_protocols, supplied_under
from frankpledge.stages.partnership.tables.cycle import drawn_steps
from frankpledge.ui.addresses import reverse

MOST = 10
MOST_WORK = 15

_kept: Kept[dict[str, Any]] = Kept(256)


def page_for(standing: Standing) -> dict[str, Any]:
    """Return the sections that a person's roles call for."""
    shown = _kept.for_reader(standing, lambda: _until_something_happens(standing))
    if standing.is_member:
        return shown | _for_coordinator(standing)
    return shown | _for_contractor(standing) | _for_observer(standing)


def _until_something_happens(standing: Standing) -> dict[str, Any]:
    """Return what asks every part of the work, and depends on nothing but the log, the reader and the day."""
    cycle, own = open_cycle(standing), own_protocols(standing)
    timetable = timetable_of(cycle, standing.today) if cycle else None
    shown = _work(standing, timetable, own) | _cycle(standing, timetable)
    return shown | _for_members(standing, judgement(standing)) if standing.is_member else shown


def _work(standing: Standing, timetable: Timetable | None, own: list[SharingProtocol]) -> dict[str, Any]:
    work = work_of(standing, timetable, own)
    return {"works_here": standing.is_member, "work": work[:MOST_WORK], "more_work": work[MOST_WORK:]}


def _cycle(standing: Standing, timetable: Timetable | None) -> dict[str, Any]:
    linked = may_read_structure(standing)
    return {
        "drawn": drawn_steps(timetable, standing.partnership.slug, linked=linked) if timetable else [],
        "forecast": tell_forecast(timetable.forecast) if timetable else "",
        "days_left": timetable.position.days_left if timetable else None,
        "reads_timetable": linked,
    }


def _for_members(standing: Standing, found: Judgement) -> dict[str, Any]:
    facts = Facts(found.case, regime_of(standing))
    lines = tables.missing_rows(missing(found), standing.partnership.slug)
    return (
        {"sees_missing": standing.holds(Role.COORDINATOR, Role.CHAIR), "missing": lines}
        | _for_board(standing, facts)
        | _for_agency(standing, facts)
    )


def _for_coordinator(standing: Standing) -> dict[str, Any]:
    """Give the co-ordinator everybody who has not replied: asked each time, for invitations lapse by the hour."""
    if not standing.holds(Role.COORDINATOR):
        return {}
    waiting = awaited(standing)
    return {
        "sees_awaited": True,
        "awaited": waiting[: 2 * MOST],
        "more_awaited": len(waiting[2 * MOST :]),
    }


def _for_board(standing: Standing, facts: Facts) -> dict[str, Any]:
    """Give chair and board gaps, what is overdue and the decisions wanted, on one page (R042)."""
    if not standing.holds(Role.CHAIR):
        return {}
    return {
        "sees_board": True,
        "gaps": tables.gap_rows(board.what_groups_lack(facts)[:MOST], standing),
        "overdue": tables.action_rows(board.overdue_actions(facts)[:MOST], facts, standing),
        "wanted": tables.wanted_rows(board.decisions_wanted(facts)[:MOST], facts, standing),
    }


def _for_agency(standing: Standing, facts: Facts) -> dict[str, Any]:
    """Give whoever speaks or supplies for an agency its open actions, and what it supplies under which protocol."""
    if not standing.agency_ids:
        return {}
    return {
        "sees_agency": True,
        "agency_actions": tables.action_rows(board.actions_of_agencies(facts, standing)[:MOST], facts, standing),
        "supplied": tables.supplied_rows(supplied_under(standing), standing),
    }


def _for_contractor(standing: Standing) -> dict[str, Any]:
    """Give a contractor the documents and the last day of access."""
    if not standing.holds(Role.CONTRACTOR):
        return {}
    rows = tables.document_rows(documents(standing)[:MOST], standing)
    href = reverse("partnership:documents", args=[standing.partnership.slug])
    return {"sees_documents": True, "documents": rows, "documents_href": href, "last_day": last_day_of(standing)}


def _for_observer(standing: Standing) -> dict[str, Any]:
    """Give an observer what the public can have."""
    if not standing.holds(Role.OBSERVER):
        return {}
    return {"sees_published": True, "published": tables.published_rows(what_is_public(standing)[:MOST])}
