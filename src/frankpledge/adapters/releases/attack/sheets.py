"""A workbook's cells as tables of the release, and all else that it holds as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import python_calamine as calamine

from frankpledge.adapters.documents.workbook_layout import ABSENT, COLUMNS, WITHHELD
from frankpledge.adapters.releases.attack.folder import BEYOND, Row
from frankpledge.adapters.releases.attack.markup import Node, parse_markup
from frankpledge.core.faults import BadInput, Fault

_TABLES = {
    "rates": {"source", "area_code", "category", "period_from", "period_to", "count", "rate"},
    "counts": {"source", "area_code", "category", "period_from", "period_to", "count"},
    "monthly": {"source", "area_code", "category", "month", "count"},
    "change": {"source", "area_code", "category", "count_before", "count_after"},
    "quality": {"source", "check", "measure", "value"},
}
"""The columns by which a table of the release is known; the first that fits."""

_HEADINGS = {column.heading.casefold(): column.name for column in reversed(COLUMNS.values())}  # the first of a name
_CELLS = ("xl/worksheets/sheet", "xl/styles", "xl/theme", "[Content_Types]", "xl/_rels", "_rels", "xl/worksheets/_rels")
Cells = Sequence[Sequence[str]]


@dataclass(frozen=True)
class SheetTable:
    """A table of the release as a sheet shows it; its heading stands in ``heading_row`` of the sheet."""

    table: str
    sheet: str
    heading_row: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class OtherCells:
    """Cells that are no table of the release: whole sheets, and what stands above, beside or below a table."""

    name: str
    cells: Cells

    def tree(self) -> Node:
        """Return them as a table on a page; the first row with several cells is its heading."""
        head = next((place for place, row in enumerate(self.cells) if sum(map(bool, row)) > 1), len(self.cells))
        lines = [Node("p", {}, at, [" ".join(filter(None, row))]) for at, row in enumerate(self.cells[:head], start=1)]
        rows = [
            Node("tr", {}, at, [Node("th" if at == head + 1 else "td", {}, at, [cell]) for cell in row])
            for at, row in enumerate(self.cells[head:], start=head + 1)
            if any(row)
        ]
        root = Node("#root", {}, 1, [Node("h2", {}, 1, [self.name]), *lines])
        root.children += [Node("table", {}, head + 1, [*rows])] if rows else []
        return root


@dataclass(frozen=True)
class Book:
    """A workbook: its tables, its other cells, and words that no cell shows, each with its place."""

    tables: tuple[SheetTable, ...]
    others: tuple[OtherCells, ...]
    hidden: tuple[tuple[str, str], ...]

    def sentences(self) -> Iterator[tuple[str, str]]:
        """Yield the sentences that stand in tables, and the cells beyond their headings."""
        for table in self.tables:
            for row, cells in enumerate(table.rows, start=table.heading_row + 1):
                place = f"sheet {table.sheet}, row {row}"
                for words in filter(None, (cells.get("sentence"), cells.get(BEYOND))):
                    yield place, words
                if cells.get(BEYOND):
                    yield place, _with_names(cells, cells[BEYOND])


def read_workbook(name: str, content: bytes, categories: Mapping[str, str]) -> Book:
    """Read a workbook; ``categories`` gives the words shown for each category's code.

    Raises
    ------
    BadInput
        If the file cannot be read, so that nothing is known of what it tells.
    """
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [(sheet, _cells(book.get_sheet_by_name(sheet))) for sheet in book.sheet_names]
        parts = _parts(content)
    except (calamine.CalamineError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise BadInput(Fault("no-workbook", "The file cannot be read as a workbook.", file=name)) from error
    codes = {label.casefold(): code for code, label in categories.items()}
    tables: list[SheetTable] = []
    others: list[OtherCells] = []
    for sheet, cells in sheets:
        table, rest = _table_in(sheet, cells, codes)
        tables += [table] if table else []
        others += [OtherCells(sheet, rest)] if any(map(any, rest)) else []
    shown = {cell for _, cells in sheets for row in cells for cell in row}
    hidden = [(part, words) for part, text in parts.items() for words in _texts(part, text) if words not in shown]
    return Book(tuple(tables), tuple(others), tuple(dict.fromkeys(hidden)))


def _cells(sheet: Any) -> Cells:
    return [[_words(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _words(cell: Any) -> str:
    if isinstance(cell, bool) or not isinstance(cell, float):
        return str(cell).strip()
    return f"{cell:.0f}" if cell.is_integer() else f"{cell:.10g}"


def _table_in(sheet: str, cells: Cells, codes: Mapping[str, str]) -> tuple[SheetTable | None, Cells]:
    """Return the table of the release that a sheet holds, if any, and the cells that are not part of it."""
    for place, row in enumerate(cells):
        names = [_HEADINGS.get(cell.casefold(), "") for cell in row]
        table = next((table for table, needed in _TABLES.items() if needed <= set(names)), None)
        if table:
            own = [line for line in cells[place + 1 :] if line[names.index("source")]]
            rest = [*cells[:place], *(line for line in cells[place + 1 :] if not line[names.index("source")])]
            return SheetTable(table, sheet, place + 1, tuple(_row(names, line, codes) for line in own)), rest
    return None, cells


def _row(names: Sequence[str], line: Sequence[str], codes: Mapping[str, str]) -> Row:
    """Return a row by the names of the tables' columns: shorthand is an empty cell, as it is in them."""
    row = {name: "" if cell in {WITHHELD, ABSENT} else cell for name, cell in zip(names, line, strict=True) if name}
    row[BEYOND] = " ".join(cell for name, cell in zip(names, line, strict=True) if cell and not name)
    if "category" in row:
        row["category"] = codes.get(row["category"].casefold(), row["category"])
    return {name: cell for name, cell in row.items() if name != BEYOND or cell}


def _with_names(cells: Row, words: str) -> str:
    """Return what stands beside a row with the names in that row, which it may be about."""
    named = (cells.get(column, "") for column in ("area_name", "category", "month"))
    return " ".join(filter(None, [*named, words]))


def _parts(content: bytes) -> dict[str, str]:
    """Return the parts of the workbook's archive that hold words but no cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        wanted = [
            name for name in archive.namelist() if name.endswith((".xml", ".vml")) and not name.startswith(_CELLS)
        ]
        found = {name: archive.read(name).decode("utf-8") for name in wanted}
        pages = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return found | {f"{name}, edges": _edges(archive.read(name).decode("utf-8")) for name in pages}


def _edges(text: str) -> str:
    """Return what a sheet holds beside its cells: headers, footers, prompts and tooltips."""
    before, _, rest = text.partition("<sheetData")
    return before + rest.partition("</sheetData>")[2]


def _texts(part: str, text: str) -> Iterator[str]:
    """Yield each text and each attribute of several words in a part of the archive."""
    for node in parse_markup(part, text).elements():
        words = " ".join("".join(child for child in node.children if isinstance(child, str)).split())
        for each in (words, *(value for value in node.attrs.values() if " " in value)):
            if each and not each.startswith("http"):
                yield each
