"""The rows of the tables of the data plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from frankpledge.core.dictionary import Detail
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.outcomes import Flows, Followed
from frankpledge.foundation.sharing.models import DataRequest, Flow, Holding, Instalment, Requester
from frankpledge.foundation.sharing.permissions import may_read_timetable
from frankpledge.foundation.sharing.rules import Purpose
from frankpledge.foundation.sharing.rules.requests import Every, Outcome, Renewed
from frankpledge.stages.partnership.tables.links import link
from frankpledge.ui.formats import date_text, period_text, plural

Row = list[Any]
NO_PROTOCOL = "no protocol yet"


def outcome_cell(outcome: Outcome) -> dict[str, Any]:
    """Return the word of an outcome on its colour."""
    return {"status": outcome.value}


def plan_rows(found: Iterable[Followed], standing: Standing) -> list[Row]:
    """Return a row an instalment: which data, for whom, of which period, by when, what covers it, its outcome."""
    return [
        [
            link(each.instalment, "instalment", standing, each.instalment.pk), for_whom(each.instalment.request),
            period_of(each.instalment), each.instalment.due_by, _protocol(each.flow, standing),
            outcome_cell(each.outcome),
        ]
        for each in found
    ]  # fmt: skip


def period_of(each: Instalment | DataRequest) -> str:
    """Say of which days something tells."""
    return period_text(each.period_from, each.period_to)


def for_whom(request: DataRequest) -> str:
    """Say for whom something is asked."""
    return str(request.requester) if request.requester_id else "the partnership"


def _protocol(flow: Flow | None, standing: Standing) -> Any:
    return link(flow.protocol, "protocol", standing, flow.protocol_id) if flow else NO_PROTOCOL


def request_rows(found: Iterable[DataRequest], standing: Standing) -> list[Row]:
    """Return a row a request: which data, how often, from when, together with whom, how long it takes each time."""
    return [
        [
            link(each, "data-request", standing, each.pk), Every(each.every).words, each.due_by,
            "with neighbours" if each.joint else "", each.estimated_hours,
            {"status": "withdrawn" if each.withdrawn_on else "open"},
        ]
        for each in found
    ]  # fmt: skip


def joinable_rows(found: Iterable[DataRequest], standing: Standing) -> list[Row]:
    """Return a row a neighbour's request that may be joined."""
    return [
        [
            link(each, "data-request-join", standing, each.pk), str(each.partnership), Every(each.every).words,
            each.due_by,
        ]
        for each in found
    ]  # fmt: skip


def timetable_rows(found: Iterable[Followed], standing: Standing) -> list[Row]:
    """Return a row a day: what is wanted, in what form, of which period, and what came of it (R161)."""
    return [
        [
            each.instalment.due_by, link(each.instalment.request.described.name, "instalment", standing,
                                         each.instalment.pk),
            form_of(each.instalment.request), period_of(each.instalment),
            "one file for several partnerships" if each.instalment.request.joint else "",
            outcome_cell(each.outcome),
        ]
        for each in found
    ]  # fmt: skip


def form_of(request: DataRequest) -> str:
    """Say in what form data are wanted: fields, and how fine a place."""
    return f"{headings(request, request.fields)}. {Detail(request.detail).words}."


def headings(request: DataRequest, keys: Iterable[str]) -> str:
    """Return the headings of fields, in the dictionary's order."""
    return ", ".join(each.heading for each in request.described.keep(keys))


def request_facts(request: DataRequest, flow: Flow | None, hours: Any, standing: Standing) -> list[tuple[str, Any]]:
    """Return what a request says, a pair a line; for a contractor, who is introduced by it (R117)."""
    uncovered = [key for key in request.fields if flow and key not in flow.fields]
    return [
        ("Asked of", _asked_of(request.agency, standing)),
        ("Asked by", f"{request.issued_by}, for {request.partnership}, on {date_text(request.issued_on)}"),
        *_introduction(request.requester),
        ("Purpose", Purpose(request.purpose).words),
        ("Why it is wanted", request.why),
        ("Fields", headings(request, request.fields)),
        ("The finest place", Detail(request.detail).words),
        ("Areas", areas_of(request)),
        ("How often", Every(request.every).words),
        ("Covered by", _protocol(flow, standing)),
        *([("Not covered by it", headings(request, uncovered))] if uncovered else []),
        ("Hours each time, as the agency estimates", request.estimated_hours),
        ("Hours it has taken", hours),
        *([("Withdrawn on", request.withdrawn_on)] if request.withdrawn_on else []),
    ]


def _asked_of(agency: Agency, standing: Standing) -> Any:
    """Lead to an agency's timetable whoever may see it."""
    return link(agency, "data-timetable", standing, agency.pk) if may_read_timetable(standing, agency) else str(agency)


def _introduction(entry: Requester | None) -> list[tuple[str, Any]]:
    if entry is None:
        return []
    return [("Asked for", str(entry)), ("By whose authority", entry.authority), ("For what work", entry.work)]


def areas_of(request: DataRequest) -> str:
    """Say of which areas rows are wanted."""
    if not request.area_codes:
        return "all that the file holds"
    heading = request.described.field(request.area_field).heading
    return f"{plural(len(request.area_codes), 'area')}, by {heading}"


def part_rows(parts: Iterable[DataRequest]) -> list[Row]:
    """Return a row a partnership with a part in a joint request: its areas and its period (R172)."""
    return [
        [str(each.partnership), period_of(each), len(each.area_codes), ", ".join(each.area_codes[:SHOWN])
         + (" …" if len(each.area_codes) > SHOWN else "")]
        for each in parts
    ]  # fmt: skip


SHOWN = 12
"""So many codes of a part are shown."""


def due_rows(found: Iterable[Followed], standing: Standing) -> list[Row]:
    """Return a row an instalment of one request."""
    return [
        [
            link(date_text(each.instalment.due_by), "instalment", standing, each.instalment.pk),
            period_of(each.instalment), each.came_on, ", ".join(each.shortfall.missing) if each.came_on else "",
            each.instalment.hours, outcome_cell(each.outcome),
        ]
        for each in found
    ]  # fmt: skip


def instalment_facts(each: Followed, standing: Standing) -> list[tuple[str, Any]]:
    """Return what was asked for beside what came, and the reason of any shortfall (R119)."""
    one, request = each.instalment, each.instalment.request
    supplied = {key for extract in each.extracts for key in extract.kept} if each.came_on else set()
    lacks = each.shortfall
    finest = lacks.supplied.words if lacks.supplied else None
    return [
        ("Request", link(request, "data-request", standing, request.pk)),
        ("Period", period_of(one)),
        ("Due by", one.due_by),
        ("Came on", each.came_on),
        ("Covered by", _protocol(each.flow, standing)),
        ("Fields asked for", headings(request, request.fields)),
        ("Fields supplied", headings(request, supplied) or None),
        ("Not supplied", ", ".join(lacks.missing) if each.came_on else None),
        ("Of these the protocol does not cover", ", ".join(lacks.not_covered) if each.came_on else None),
        ("Finest place asked for", Detail(request.detail).words),
        ("Finest place supplied", finest),
        ("Why less came, as the agency says", one.shortfall_why or None),
        ("Refused", f"{date_text(one.refused_on)}: {one.refused_why}" if one.refused_on else None),
        ("Staff hours it took", one.hours),
    ]


def holding_rows(found: Iterable[Holding], covered: Flows, standing: Standing, may: Mapping[int, bool]) -> list[Row]:
    """Return a row a dataset that an agency holds: detail, since when, how fresh, whom to ask, what may go to whom."""
    return [
        [
            link(each, "holding-amend", standing, each.pk) if may.get(each.agency_id) else str(each),
            Detail(each.detail).words, each.held_from, Renewed(each.renewed).words,
            each.ask.title if each.ask else "", each.may_release, each.release_to,
            _protocol(covered.get((each.agency_id, each.dataset)), standing),
        ]
        for each in found
    ]  # fmt: skip


def requester_rows(found: Iterable[Requester], standing: Standing, *, may_end: bool) -> list[Row]:
    """Return a row an entry of the register: who, by whose authority, for what work, until when."""
    return [
        [
            str(each), each.authority, each.work, each.since, each.until,
            _ended(each, standing) or (link("End it", "requester-end", standing, each.pk) if may_end else "open"),
        ]
        for each in found
    ]  # fmt: skip


def _ended(each: Requester, standing: Standing) -> str:
    if each.ended_on:
        return f"ended {date_text(each.ended_on)}"
    return "ended" if each.until < standing.today else ""
