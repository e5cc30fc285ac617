"""Write the empty workbook: headings, lists to choose from, and a sheet of notes; no cell is merged."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from frankpledge.adapters.joining.layout import MEMBERS, SHEETS, STEPS, Column, Kind, Sheet

ROWS = 500
WIDTHS = {Kind.TEXT: 34, Kind.WORD: 22, Kind.DAY: 16, Kind.NUMBER: 16}
ONCE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The workbook says this of its making, so that the same template is the same bytes."""


@dataclass(frozen=True)
class Words:
    """What of the template is the partnership's own: its name, the law's bodies, and the steps of its cycle."""

    partnership: str
    bodies: Sequence[str]
    steps: Sequence[str]


def write_template(words: Words) -> bytes:
    """Return the template as an .xlsx workbook."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": f"What {words.partnership} is already", "created": ONCE})
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "d mmmm yyyy"})
        _write_notes(book, words, heading)
        for sheet in SHEETS:
            _write_sheet(book, sheet, words, heading, day)
    return target.getvalue()


def _write_notes(book: Any, words: Words, heading: Any) -> None:
    page = book.add_worksheet("Notes")
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 18)
    page.set_column(2, 2, 90, book.add_format({"text_wrap": True, "valign": "top"}))
    lines = [("Sheet", "Column", "What it holds")]
    lines += [("", "", note) for note in NOTES]
    for sheet in SHEETS:
        lines.append((sheet.name, "", sheet.hint))
        lines += [(sheet.name, column.heading, told_of(column)) for column in sheet.columns]
    lines += [(MEMBERS.name, "Body", body) for body in words.bodies]
    for number, line in enumerate(lines):
        page.write_row(number, 0, line, heading if number == 0 else None)
    page.freeze_panes(1, 0)


NOTES = (
    "Fill in the sheets you need and leave the others empty. Keep the first row of each as it is.",
    "Nothing is saved when you upload the workbook: you are first shown what would be set up, and what is wrong.",
    "Enter no names of people and no records of crimes or victims.",
)


def told_of(column: Column) -> str:
    """Say what a column holds, whether it must be filled in, and what words it may hold."""
    words = f" One of: {', '.join(column.words)}." if column.words else ""
    return f"{column.hint}{words}{' Must be filled in.' if column.is_needed else ''}"


def _write_sheet(book: Any, sheet: Sheet, words: Words, heading: Any, day: Any) -> None:
    page = book.add_worksheet(sheet.name)
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.heading, heading)
        page.set_column(place, place, WIDTHS[column.kind], day if column.kind is Kind.DAY else None)
        if listed := _listed(column):
            page.data_validation(1, place, ROWS, place, {"validate": "list", "source": listed, "error_type": "warning"})
    page.freeze_panes(1, 0)
    if sheet is STEPS:
        page.write_column(1, 0, words.steps)


def _listed(column: Column) -> list[str]:
    """Return what a cell is chosen from, where a spreadsheet can hold the list: 255 characters at most."""
    listed = list(column.words)
    fits = sum(map(len, listed)) + len(listed) <= 255
    return listed if fits else []
