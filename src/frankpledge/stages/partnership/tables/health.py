"""The figures of the partnership's health in words: never more than was counted, and small numbers said to be small."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from frankpledge.core.quantities import Share
from frankpledge.core.readiness.case import ContributionKind
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.queries.attendance import AgencyAttendance
from frankpledge.stages.partnership.queries.by_step import ByStep
from frankpledge.stages.partnership.queries.contributions import Brought
from frankpledge.stages.partnership.queries.health import Commitment, Pressures, Resources
from frankpledge.stages.partnership.queries.overdue import OpenActions
from frankpledge.stages.partnership.tables.links import link
from frankpledge.stages.partnership.tables.means import plain
from frankpledge.ui.formats import money_text, plural

Row = list[Any]


@dataclass(frozen=True)
class Figure:
    """A figure: what it is of, what was counted, what must be said of it, and the page it comes from."""

    name: str
    words: str
    said: str
    source: str
    page: str


def figure_rows(figures: Iterable[Figure], standing: Standing) -> list[Row]:
    """Return a row a figure, with the way to where it comes from."""
    return [[each.name, each.words, each.said, link(each.source, each.page, standing)] for each in figures]


def commitment_figures(found: Commitment, agencies: int) -> list[Figure]:
    """Return the figures of commitment."""
    bound = [row for row in found.attended if row.has_duty]
    leads = found.leads
    return [
        _attendance("Bodies with a duty: came when asked", bound, found.unrecorded),
        _attendance("All members: came when asked", found.attended, found.unrecorded),
        _share("Leads: accepted, of those asked", leads["accepted"], leads.total(), "leads", "Leads",
               f"{leads['declined']} declined, {leads['waiting']} waiting."),
        _share("Issues from practitioners: replied to by the day due", found.issues_in_time, found.issues, "issues",
               "Issues"),
        _share("Agencies with any level briefed", found.agencies_briefed, agencies, "briefing-coverage", "Coverage"),
        _share("Briefings acknowledged, by level and agency", found.audiences_acknowledged, found.audiences,
               "briefings", "Briefings"),
    ]  # fmt: skip


def _attendance(name: str, rows: Sequence[AgencyAttendance], unrecorded: int) -> Figure:
    left_out = f"{plural(unrecorded, 'meeting')} left out: nobody has recorded who came." if unrecorded else ""
    came, asked = sum(row.came for row in rows), sum(row.asked for row in rows)
    return _share(name, came, asked, "meetings-attendance", "Attendance", left_out)


def resource_figures(found: Resources) -> list[Figure]:
    """Return the figures of resources."""
    brought = found.brought
    silent = sum(one.without_amount for one in brought)
    return [
        _share("Agencies that brought something besides attending", sum(one.count > 0 for one in brought),
               len(brought), "contributions", "Contributions"),
        Figure("Money and staff hours brought", _sums(brought),
               f"{silent} of them without an amount." if silent else "", "Contributions", "contributions"),
        _hours(found),
        _share("Cuts in budget or staff that stand on the register of risks", found.cuts_at_risk, found.cuts,
               "resources", "Resources"),
        _staffing(found),
        _share("Open risks that have an answer", found.risks_answered, found.risks, "risks", "Risks"),
    ]  # fmt: skip


def _sums(brought: Sequence[Brought]) -> str:
    money, time = (sum(one.kinds[kind] for one in brought) for kind in (ContributionKind.MONEY, ContributionKind.TIME))
    if not money and not time:
        return "none recorded"
    hours = plain(sum((one.hours for one in brought), start=Decimal(0)))
    return f"{money_text(sum(one.pounds for one in brought))} and {hours} hours"


def _hours(found: Resources) -> Figure:
    """Compare only where an agency said what it offers; the rest is counted beside."""
    stated = [one for one in found.hours if one.offered is not None]
    planned, offered = sum(one.planned for one in stated), sum(one.offered or 0 for one in stated)
    words = f"{planned:,} planned, {offered:,} offered" if stated else "no agency has said what it offers"
    unstated = len(found.hours) - len(stated)
    bare = sum(one.actions - one.estimated for one in found.hours)
    said = [
        f"{plural(unstated, 'agency has', 'agencies have')} not said what they offer." if unstated and stated else "",
        f"{plural(bare, 'action has', 'actions have')} no estimate." if bare else "",
    ]
    return Figure("Staff hours: actions of the next three months against what is offered", words,
                  " ".join(filter(None, said)), "Time", "hours")  # fmt: skip


def _staffing(found: Resources) -> Figure:
    established = sum((each.established for each in found.staffing), start=Decimal(0))
    filled = sum((each.filled for each in found.staffing), start=Decimal(0))
    told = plural(len(found.staffing), "agency", "agencies")
    words = f"{plain(filled)} of {plain(established)}" if found.staffing else "none recorded"
    said = f"As told by {told}, each on its last day told." if found.staffing else ""
    return Figure("Posts filled in the teams that serve the partnership", words, said, "Resources", "resources")


def pressure_figures(found: Pressures) -> list[Figure]:
    """Return the figures of pressures."""
    late, count = sum(one.overdue for one in found.actions), sum(one.count for one in found.actions)
    dated = sum(one.dated for one in found.actions)
    undated = f"{plural(count - dated, 'open action has', 'open actions have')} no day." if count > dated else ""
    return [
        _share("Open actions with a day: overdue", late, dated, "actions", "Actions", undated),
        _meetings(found),
        _share("Objections of the year: not answered yet", found.objections_open, found.objections, "objections",
               "Objections"),
        *(
            Figure(f"{spread.name}: how concentrated", spread.concentration.words if spread.concentration
                   else "none recorded", "", "Spread", "spread")
            for spread in found.spreads
        ),
    ]  # fmt: skip


def _meetings(found: Pressures) -> Figure:
    held = found.meetings
    if not held.meetings:
        return Figure("Meetings", "none recorded", "", "Time of meetings", "meetings-hours")
    spent = f"{plain(held.hours)} hours, {plain(held.person_hours)} hours of people's time"
    words = f"{plural(held.meetings, 'meeting')}, {spent}"
    untimed = held.meetings - held.timed
    said = f"Of {plural(untimed, 'meeting')} the length was not recorded: not counted in the hours." if untimed else ""
    return Figure("Meetings", words, said, "Time of meetings", "meetings-hours")


def _share(name: str, part: int, whole: int, page: str, source: str, said: str = "") -> Figure:
    if not whole:
        return Figure(name, "none recorded", said if part else "", source, page)
    share = Share(part, whole)
    return Figure(name, share.words, f"{said}{share.caution}".strip(), source, page)


def action_rows(found: Iterable[OpenActions]) -> list[Row]:
    """Return a row an agency: its open actions, and those overdue."""
    return [[str(one.place), one.count, one.overdue, one.count - one.dated] for one in found]


def step_rows(found: ByStep) -> list[Row]:
    """Return a row an agency: its part in each step, in words; nothing where none is recorded."""
    return [
        [str(place), *(_part(found.cell(step, place.agency_id)) for step, _ in found.steps)] for place in found.places
    ]


def _part(cell: tuple[int, int]) -> str:
    brought, accepted = cell
    parts = (plural(brought, "contribution") if brought else "", plural(accepted, "lead") if accepted else "")
    return ", ".join(filter(None, parts))


def step_summary_rows(found: ByStep) -> list[Row]:
    """Return a row a step: contributions, leads accepted, and how many agencies had any part."""
    return [
        [
            label, sum(found.cell(step, place.agency_id)[0] for place in found.places),
            sum(found.cell(step, place.agency_id)[1] for place in found.places),
            Share(found.agencies_in(step), len(found.places)).words,
        ]
        for step, label in found.steps
    ]  # fmt: skip
