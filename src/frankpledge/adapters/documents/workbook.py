"""The release as an accessible workbook: a cover, contents, notes, and one table a sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import xlsxwriter

from frankpledge.adapters.documents.glossary import BASES
from frankpledge.adapters.documents.sources import protections
from frankpledge.adapters.documents.workbook_layout import (
    ABSENT,
    COLUMNS,
    SHEETS,
    SHORTHAND,
    WITHHELD,
    WORDS,
    Column,
    Sheet,
)
from frankpledge.adapters.figures.sentences import is_restricted
from frankpledge.adapters.figures.style import RESTRICTED
from frankpledge.adapters.figures.view import AuditView
from frankpledge.adapters.figures.words import days, listed
from frankpledge.core.provenance import Audit
from frankpledge.core.quantities import NumberColumn
from frankpledge.core.tables import Table

MOST_ROWS = 100_000
"""Rows of one sheet: spreadsheets end at a million and are slow long before."""

Format = Any
Cell = str | float | int


def workbook(audit: Audit, rule: str = "") -> bytes:
    """Return the tables of an audit as an .xlsx workbook; the same audit gives the same bytes.

    ``rule`` is said on every sheet of a part that is taken away alone.

    It keeps the guidance of the Government Analysis Function on spreadsheets: a cover and notes, one marked-up table
    a sheet with one row of headings, no merged cells, no blank rows or columns, shorthand that is explained.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        made = datetime.combine(audit.period[1], time())
        book.set_properties({"title": audit.title, "author": audit.partnership_name, "created": made})
        writer = _Writer(book, audit, rule)
        kept = [sheet for sheet in SHEETS if len(audit.tables[sheet.table])]
        writer.cover()
        writer.contents(kept)
        writer.notes()
        for sheet in kept:
            writer.table(sheet)
    return target.getvalue()


@dataclass(frozen=True)
class _Part:
    """One column's headings and cells."""

    column: Column
    cells: Sequence[Cell]


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, audit: Audit, rule: str) -> None:
        self._book, self._audit, self._view, self._rule = book, audit, AuditView(audit), rule
        self._title = book.add_format({"bold": True, "font_size": 15})
        self._heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._right = book.add_format({"align": "right"})

    def cover(self) -> None:
        """Say whose figures these are, of which days, from whom, and how small numbers are protected."""
        page = self._book.add_worksheet("Cover")
        page.set_column(0, 0, 100)
        page.write_string(0, 0, self._audit.title, self._title)
        for row, words in enumerate(self._cover_lines(), start=1):
            page.write_string(row, 0, words, self._wrapped)

    def _cover_lines(self) -> Iterator[str]:
        audit = self._audit
        if is_restricted(self._view):
            yield f"{RESTRICTED}. Small numbers are shown."
        yield from self._said_everywhere()
        yield f"Reported by {audit.report_by}. Sources are never added together: each counts by its own rules."
        for source in audit.sources:
            basis = BASES.get(source.basis, source.basis)
            licence = source.licence or "licence not stated"
            yield f"Source {source.name}: {source.agency}; counted by {basis}; {licence}."
        yield "Each sheet after Contents and Notes holds one table. What stands as shorthand is explained in Notes."
        if not self._rule:
            yield "The same figures stand in report.html and report.pdf, in words and pictures, and in tables (CSV)."

    def _said_everywhere(self) -> Iterator[str]:
        """Yield area, period and rule: what every sheet says, since sheets are copied apart."""
        audit = self._audit
        yield f"Area: {audit.partnership_name} ({audit.partnership_code})."
        compared = f", compared with {days(audit.comparison)}" if audit.comparison else ""
        yield f"Period: {days(audit.period)}{compared}."
        yield f"Sources: {listed([f'{source.name} ({source.agency})' for source in audit.sources])}."
        if self._rule:
            yield self._rule
        rules = [f"{names}: {sentence}" for names, sentence in protections(self._view)]
        yield f"How small numbers are protected: {' '.join(rules)}"

    def contents(self, sheets: Sequence[Sheet]) -> None:
        """List the sheets, each with a link to it."""
        page = self._page("Contents", "Contents", ["This sheet holds one table: the sheets of this workbook."])
        names = [("Cover", "Whose figures these are"), ("Notes", "What shorthand and words mean")]
        names += [(sheet.name, sheet.title) for sheet in sheets]
        name = _Part(Column("sheet", "Sheet", 20), [each for each, _ in names])
        self._table(
            page, "contents", [name, _Part(Column("what", "What it holds", 60), [what for _, what in names])], 2
        )
        for row, (each, _) in enumerate(names, start=3):
            page.write_url(row, 0, f"internal:'{each}'!A1", string=each)

    def notes(self) -> None:
        """Explain the shorthand and the words of status and reading."""
        page = self._page("Notes", "Notes", ["This sheet holds one table: shorthand and words, and what each means."])
        notes = [*SHORTHAND, *WORDS]
        word = _Part(Column("word", "Word or shorthand", 22), [each for each, _ in notes])
        meaning = _Part(Column("meaning", "Meaning", 100), [what for _, what in notes])
        self._table(page, "notes", [word, meaning], 2)

    def table(self, sheet: Sheet) -> None:
        """Write one table under its title and what must be known of it."""
        table = self._audit.tables[sheet.table]
        lines = [f"This sheet holds one table. Each row is {sheet.rows}.", *self._said_everywhere()]
        lines.append(f"{WITHHELD} is a figure kept back, {ABSENT} one that cannot be worked out; see the sheet Notes.")
        if len(table) > MOST_ROWS:
            lines.append(f"The first {MOST_ROWS:,} rows are here. The whole is in tables/{sheet.table}.csv.")
        page = self._page(sheet.name, f"{sheet.title}: {self._audit.title}", lines)
        parts = [_Part(COLUMNS[name], self._words(name, _cells(table, name))) for name in table.columns]
        self._table(page, sheet.table, parts, len(lines) + 1)

    def _words(self, name: str, cells: Sequence[Cell]) -> Sequence[Cell]:
        """Return categories by their words; all else as it stands in the tables."""
        return [self._view.label(str(cell)) for cell in cells] if name == "category" else cells

    def _page(self, name: str, title: str, lines: Sequence[str]) -> Any:
        page = self._book.add_worksheet(name)
        page.write_string(0, 0, title, self._title)
        for row, words in enumerate(lines, start=1):
            page.write_string(row, 0, words)
        return page

    def _table(self, page: Any, name: str, parts: Sequence[_Part], top: int) -> None:
        """Write a marked-up table with its one row of headings; nothing stands beside or below it."""
        for place, part in enumerate(parts):
            form = self._book.add_format({"num_format": part.column.form}) if part.column.form else None
            long = self._wrapped if part.column.width > 40 else None
            page.set_column(place, place, part.column.width)
            for row, cell in enumerate(part.cells, start=top + 1):
                if not isinstance(cell, str):
                    page.write_number(row, place, cell, form)
                else:
                    page.write_string(row, place, cell, self._right if part.column.form else long)
        headed = [{"header": part.column.heading, "header_format": self._heading} for part in parts]
        options = {"name": f"table_{name}", "columns": headed, "autofilter": False, "style": "Table Style Light 1"}
        page.add_table(top, 0, top + len(parts[0].cells), len(parts) - 1, {**options, "banded_rows": False})


def _cells(table: Table, name: str) -> list[Cell]:
    """Return a column's cells: numbers to four decimals, words, and shorthand where there is no number."""
    column = table.columns[name]
    if not isinstance(column, NumberColumn):
        return [str(word) for word in column[:MOST_ROWS].tolist()]
    numbers = [round(value, 4) for value in column.values[:MOST_ROWS].tolist()]
    for place in column.withheld[:MOST_ROWS].nonzero()[0].tolist():
        numbers[place] = WITHHELD
    for place in column.absent[:MOST_ROWS].nonzero()[0].tolist():
        numbers[place] = ABSENT
    return numbers
