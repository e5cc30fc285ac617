"""Tables on the page: cells as text, with what the text says in a word and never in colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from frankpledge.adapters.figures.scales import decimals_for
from frankpledge.adapters.figures.view import AreaRow, AuditView, ChangeRow
from frankpledge.adapters.figures.words import (
    NO_CHANGE,
    WITHHELD,
    Number,
    days,
    figure,
    interval,
    month,
    percent_change,
    slug,
    spoken,
)
from frankpledge.core.quantities import Withheld

LONGEST = 40
NOTES = {"shown": ("", ""), "unreliable": ("△", "under 20"), "withheld": ("▨", WITHHELD)}
READINGS = {
    "real-change": ("●", "real change"),
    "could-be-chance": ("○", "could be chance"),
    "not-comparable": ("–", "not comparable"),
}


@dataclass(frozen=True)
class PageCell:
    """One cell: its words, whether they are a number, and a sign shown before them."""

    words: str
    column: str
    numeric: bool = False
    sign: str = ""

    @property
    def style(self) -> str:
        """The class of the cell: what is withheld looks alike everywhere."""
        return WITHHELD if self.words == WITHHELD else "number" if self.numeric else "words"


@dataclass(frozen=True)
class PageRow:
    """One row: its heading, the letter it has on the map, and its cells."""

    heading: str
    cells: tuple[PageCell, ...]
    letter: str = ""
    area: str = ""
    category: str = ""
    source: str = ""


@dataclass(frozen=True)
class PageTable:
    """A table with its caption, headings, rows and totals, and the file that holds it whole."""

    anchor: str
    caption: str
    source: str
    table: str
    headings: tuple[str, ...]
    rows: tuple[PageRow, ...]
    totals: tuple[PageRow, ...] = ()
    left_out: bool = False
    period_from: str = ""

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Say of each column, the first apart, whether it holds numbers."""
        first = (self.rows or self.totals)[:1]
        return tuple(cell.numeric for row in first for cell in row.cells)


def number(value: Number, column: str, decimals: int = 0) -> PageCell:
    """Return a number's cell."""
    return PageCell(figure(value, decimals), column, numeric=True)


def areas_table(view: AuditView, source: str, category: str, *, letters: dict[str, str], by: str) -> PageTable:
    """Return the counts and rates of one source and category by area, with the whole at the foot."""
    areas = view.areas(source, category)
    ends = [view.unplaced(source, category), view.whole(source, category)]
    names = (f"Not placed in any {by}", view.audit.partnership_name)
    totals = [replace(row, name=name) for row, name in zip(ends, names, strict=True) if row and _matters(row)]
    shape = _shape(areas, totals)
    what = f"records by {by}" + (" with rates and 95% intervals" if shape.rates else "")
    rate_headings = (f"Rate per {figure(view.audit.per)} people", "Interval") if shape.rates else ()
    note_heading = ("Note",) if shape.notes else ()
    first = by.capitalize() + (" (letter on the map)" if letters else "")
    return PageTable(
        anchor=f"table-{category}-{slug(source)}",
        caption=f"{view.label(category)}, {spoken(source)}: {what}, {days(view.audit.period)}",
        source=source,
        table="rates" if shape.rates else "counts",
        headings=(first, "Records", *rate_headings, *note_heading),
        rows=tuple(_area_row(row, shape, letters, category) for row in areas[:LONGEST]),
        totals=tuple(_area_row(row, shape, {}, category) for row in totals),
        left_out=len(areas) > LONGEST,
        period_from=view.period_from,
    )


@dataclass(frozen=True)
class _Shape:
    """Which columns a table of areas needs, and the decimals of its rates."""

    rates: bool
    notes: bool
    places: int


def _shape(areas: Sequence[AreaRow], totals: Sequence[AreaRow]) -> _Shape:
    everything = [*areas, *totals]
    return _Shape(
        rates=any(row.rate is not None for row in everything),
        notes=any(NOTES.get(row.status, ("", row.status))[1] for row in everything),
        places=decimals_for(max([row.number or 0.0 for row in areas], default=0.0)),
    )


def _matters(row: AreaRow) -> bool:
    return isinstance(row.count, Withheld) or bool(row.count)


def _area_row(row: AreaRow, shape: _Shape, letters: dict[str, str], category: str) -> PageRow:
    rates = (
        number(row.rate, "rate", shape.places),
        PageCell(interval(row.low, row.high, shape.places), "interval", numeric=True),
    )
    sign, words = NOTES.get(row.status, ("", row.status))
    note = PageCell(words, "status", sign=sign)
    cells = (number(row.count, "count"), *(rates if shape.rates else ()), *((note,) if shape.notes else ()))
    return PageRow(row.name, cells, letters.get(row.code, ""), row.code, category)


def changes_table(view: AuditView, source: str, changes: Sequence[ChangeRow], *, caption: str, by: str) -> PageTable:
    """Return changes with both counts, the change, its interval and how to read it."""
    by_category = by == "Category"
    headings = (by, "Earlier", "Now", "Change", "Interval", "Reading")
    rows = [_change_row(view, change, by_category) for change in changes]
    return PageTable(
        anchor=f"table-change-{'category' if by_category else 'area'}-{slug(source)}",
        caption=caption,
        source=source,
        table="change",
        headings=headings,
        rows=tuple(rows[:LONGEST]),
        left_out=len(rows) > LONGEST,
    )


def _change_row(view: AuditView, change: ChangeRow, by_category: bool) -> PageRow:
    sign, words = READINGS.get(change.reading, NOTES[WITHHELD] if change.status == WITHHELD else ("", ""))
    cells = (
        number(change.before, "count_before"),
        number(change.after, "count_after"),
        PageCell(percent_change(change.ratio), "change", numeric=True),
        PageCell(_change_interval(change), "interval", numeric=True),
        PageCell(words, "reading", sign=sign),
    )
    name = view.label(change.category) if by_category else change.name
    return PageRow(name, cells, area=change.code, category=change.category)


def _change_interval(change: ChangeRow) -> str:
    ends = (change.low, change.high)
    if any(isinstance(end, Withheld) or end is None for end in ends):
        return interval(*ends, 0)
    return " to ".join("0%" if percent_change(end) == NO_CHANGE else percent_change(end) for end in ends)


def months_table(view: AuditView, series: Sequence[tuple[str, str]]) -> PageTable:
    """Return the series of several sources and categories side by side, a row for each month."""
    found = {each: {row.month: row for row in view.months(*each)} for each in series}
    months = sorted({name for rows in found.values() for name in rows})
    rows = []
    for name in months:
        each = [found[key].get(name) for key in series]
        cells = [
            replace(number(row.count if row else None, "count"), sign="" if row is None or row.complete else "◌")
            for row in each
        ]
        rows.append(PageRow(month(name), tuple(cells)))
    headings = tuple(f"{view.label(category)}, {spoken(source)}" for source, category in series)
    caption = f"Records by month in {view.audit.partnership_name}"
    return PageTable("table-months", caption, "", "monthly", ("Month", *headings), tuple(rows))
