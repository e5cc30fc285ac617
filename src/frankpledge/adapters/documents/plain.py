"""A document of words and tables that is no audit: as a page, as a tagged PDF and as a workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

import xlsxwriter
from jinja2 import Environment, PackageLoader, StrictUndefined

from frankpledge.adapters.documents.paper import blocks_of
from frankpledge.adapters.documents.pdf import LETTERS, typeset
from frankpledge.adapters.documents.workbook_layout import SHORTHAND, WITHHELD
from frankpledge.core.quantities import Withheld

Cell = str | int | Withheld
WIDE, USUAL = 60, 22
"""Widths of a workbook's columns: of sentences, and of all else."""
LONG = 40
"""So many characters are a sentence."""


@dataclass(frozen=True)
class Sheet:
    """A table: its name as a file, its title, its columns by name and heading, and its rows."""

    name: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def headings(self) -> list[str]:
        """The headings of its columns."""
        return [heading for _, heading in self.columns]


@dataclass(frozen=True)
class Part:
    """A part of a document: a heading, what is said under it, and its tables; empty tables are left out."""

    heading: str
    said: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True)
class Document:
    """A document: whose, of which day, what it is, and its parts."""

    title: str
    kind: str
    author: str
    code: str
    day: date
    parts: tuple[Part, ...]

    @property
    def sheets(self) -> list[Sheet]:
        """Every table of it, in order."""
        return [sheet for part in self.parts for sheet in part.sheets]


def plain_page(document: Document) -> bytes:
    """Return the document as HTML that stands alone."""
    text = _environment().get_template("plain.html.j2").render(it=document)
    return ("\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n").encode(errors="replace")


@cache
def _environment() -> Environment:
    loader = PackageLoader("frankpledge.adapters.documents")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.tests["withheld"] = lambda cell: isinstance(cell, Withheld)
    return made


def plain_pdf(document: Document, page: bytes) -> bytes:
    """Return the document as PDF, set from its page."""
    content = {
        "title": document.title, "author": document.author, "letters": LETTERS, "restricted": "",
        "blocks": blocks_of(page, {}, letters=LETTERS),
    }  # fmt: skip
    return typeset(content, at=int(datetime.combine(document.day, time(), UTC).timestamp()))


def plain_workbook(document: Document) -> bytes:
    """Return the tables of a document as a workbook: a cover, notes, and one table a sheet."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        made = datetime.combine(document.day, time())
        book.set_properties({"title": document.title, "author": document.author, "created": made})
        title = book.add_format({"bold": True, "font_size": 15})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        kept = [sheet for sheet in document.sheets if sheet.rows]
        _cover(book, document, title, wrapped)
        _table(
            book, Sheet("notes", "Notes", (("word", "Shorthand"), ("meaning", "Meaning")), SHORTHAND), title, wrapped
        )
        for sheet in kept:
            _table(book, sheet, title, wrapped)
    return target.getvalue()


def _cover(book: Any, document: Document, title: Any, wrapped: Any) -> None:
    page = book.add_worksheet("Cover")
    page.set_column(0, 0, 100)
    page.write_string(0, 0, document.title, title)
    said = [f"{document.kind}. {document.author}."]
    said += [words for part in document.parts for words in part.said]
    for row, words in enumerate([*said, "Each sheet after Notes holds one table."], start=1):
        page.write_string(row, 0, words, wrapped)


def _table(book: Any, sheet: Sheet, title: Any, wrapped: Any) -> None:
    page = book.add_worksheet(sheet.title[:31])
    page.write_string(0, 0, sheet.title, title)
    page.write_string(1, 0, f"This sheet holds one table. {WITHHELD} is a figure kept back.")
    for place, cells in enumerate(zip(*sheet.rows, strict=True)):
        page.set_column(place, place, WIDE if any(_is_long(cell) for cell in cells) else USUAL)
        for row, cell in enumerate(cells, start=3):
            if isinstance(cell, int):
                page.write_number(row, place, cell)
            else:
                page.write_string(row, place, WITHHELD if isinstance(cell, Withheld) else cell, wrapped)
    headed = [{"header": heading} for heading in sheet.headings]
    look = {"name": f"table_{sheet.name}", "columns": headed, "autofilter": False, "style": "Table Style Light 1"}
    page.add_table(2, 0, 2 + len(sheet.rows), len(headed) - 1, {**look, "banded_rows": False})


def _is_long(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) > LONG


def row_texts(sheet: Sheet) -> Sequence[Sequence[str]]:
    """Return the rows as words: a withheld cell is empty, as in every table of a release."""
    return [["" if isinstance(cell, Withheld) else str(cell) for cell in row] for row in sheet.rows]
