"""The rows of the shared calendar, and where each is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import OtherExercise
from frankpledge.stages.partnership.queries.calendar import Calendar
from frankpledge.stages.partnership.queries.due_dates import DueDate
from frankpledge.stages.partnership.rules.calendar import Days, Occurrence
from frankpledge.stages.partnership.rules.calendar_flags import Flag, FlagKind
from frankpledge.stages.partnership.tables.links import link
from frankpledge.ui.formats import date_text, period_text

Row = list[Any]
OURS = "The partnership"
COLOURS = {FlagKind.CLASH: "orange", FlagKind.OPPORTUNITY: "teal", FlagKind.DUPLICATE: "yellow"}
LEAST_WIDTH = 0.8
"""Of a hundred: what is drawn of a single day, so that it is seen."""


@dataclass(frozen=True)
class Entry:
    """A line of the calendar: the cells of its row, and what is drawn of it (in hundredths of the width)."""

    days: Days
    row: Row
    group: str
    at: float
    width: float

    @property
    def label(self) -> str:
        """What stands beside the drawing."""
        return self.days.name if self.group == "own" else f"{self.days.name} ({self.row[1]})"


def entries(calendar: Calendar, standing: Standing) -> list[Entry]:
    """Return the cycle's steps, its due date and agencies' exercises, in the order in which they begin."""
    theirs = [_entry(each, calendar, standing) for each in calendar.occurrences]
    return sorted([*_own_entries(calendar, standing), *theirs], key=lambda entry: (entry.days.first, entry.days.name))


def months(calendar: Calendar) -> list[dict[str, Any]]:
    """Return where each month of the calendar begins, and the names of some, as many as there is room for."""
    year, month = calendar.first.year, calendar.first.month
    begun = []
    while (day := date(year + month // 12, month % 12 + 1, 1)) <= calendar.last:
        begun.append(day)
        year, month = day.year, day.month
    every = 3 if len(begun) <= 18 else 12
    return [{"at": _at(day, calendar), "name": _month(day) if day.month % every == 1 else ""} for day in begun]


def today_at(calendar: Calendar, today: date) -> float:
    """Return where today is drawn."""
    return _at(today, calendar)


def flag_rows(found: Iterable[Flag], standing: Standing, of: int | None = None) -> list[Row]:
    """Return a row a flag: which, what it is about, what to do; a link to the exercise, or the one beside ``of``."""
    return [
        [{"status": flag.kind, "colour": COLOURS[flag.kind]}, _told(flag, standing, of), flag.mend] for flag in found
    ]


def _told(flag: Flag, standing: Standing, of: int | None) -> dict[str, str] | str:
    others = [key for key in flag.keys if key != of]
    return link(flag.sentence, "exercise", standing, others[0]) if others else flag.sentence


def regime_rows(found: Iterable[DueDate]) -> list[Row]:
    """Return a row a date of the regime: what, when next, from which source, and whether to check it."""
    return [
        [
            due.rule.label, due.day or "The day is not known to this program",
            (due.rule.dates_source or due.rule.source).text, due.caution.capitalize(),
        ]
        for due in found
    ]  # fmt: skip


def exercise_rows(found: Iterable[OtherExercise], standing: Standing) -> list[Row]:
    """Return a row an exercise: what, whose, of which kind, when, whether each year, and whether it was cancelled."""
    return [
        [
            link(each.name, "exercise", standing, each.pk), str(each.agency), each.get_kind_display(),
            _span(each.begins, each.ends), each.is_yearly, {"status": "cancelled"} if each.cancelled_on else "",
        ]
        for each in found
    ]  # fmt: skip


def exercise_facts(found: OtherExercise) -> list[tuple[str, Any]]:
    """Return what is known of an exercise, a pair a line."""
    cancelled = [("Cancelled on", found.cancelled_on)] if found.cancelled_on else []
    return [
        ("Agency", str(found.agency)), ("Kind", found.get_kind_display()), ("When", _span(found.begins, found.ends)),
        ("Comes back each year", found.is_yearly), ("Whom it asks or concerns", found.concerns), *cancelled,
    ]  # fmt: skip


def _own_entries(calendar: Calendar, standing: Standing) -> Iterator[Entry]:
    if calendar.timetable is None:
        return
    for key, days in calendar.steps.items():
        cell = link(days.name, "step", standing, calendar.timetable.rows[key].pk)
        yield _drawn(days, calendar, "own", [cell, OURS, "Step of the cycle", _span(days.first, days.last), ""])
    due = calendar.timetable.cycle.statutory_date
    day = Days("Due date of the cycle", due, due)
    yield _drawn(day, calendar, "own", [link(day.name, "cycle", standing), OURS, "Due date", date_text(due), ""])


def _entry(each: Occurrence, calendar: Calendar, standing: Standing) -> Entry:
    entered = calendar.entered[each.exercise.key]
    row = [
        link(each.name, "exercise", standing, entered.pk), each.exercise.agency_name, entered.get_kind_display(),
        _span(each.first, each.last), entered.concerns,
    ]  # fmt: skip
    return _drawn(each, calendar, "asks" if each.asks_people else "other", row)


def _drawn(days: Days, calendar: Calendar, group: str, row: Row) -> Entry:
    first, last = max(days.first, calendar.first), min(days.last, calendar.last)
    width = round(100 * ((last - first).days + 1) / _days(calendar), 2)
    return Entry(days, row, group, _at(first, calendar), max(width, LEAST_WIDTH))


def _at(day: date, calendar: Calendar) -> float:
    return round(100 * (day - calendar.first).days / _days(calendar), 2)


def _days(calendar: Calendar) -> int:
    return (calendar.last - calendar.first).days + 1


def _month(day: date) -> str:
    return day.strftime("%b %Y") if day.month == 1 else day.strftime("%b")


def _span(first: date, last: date) -> str:
    return date_text(last) if first == last else period_text(first, last)
