"""Read columns of words from a small table: CSV in any of the usual encodings, or a workbook."""

from __future__ import annotations

import csv
import difflib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from frankpledge.adapters.readers.decoding import as_windows_1252, named_encoding, to_utf8
from frankpledge.adapters.readers.headings import DELIMITERS, plain_words
from frankpledge.adapters.readers.opening import Opened, open_supplied
from frankpledge.adapters.readers.scanning import scan
from frankpledge.adapters.readers.workbook import sheet_to_csv
from frankpledge.core.faults import BadInput, Fault


def read_columns(path: Path, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the cells of the columns named, a tuple a row; rows without any cell are left out.

    Raises
    ------
    BadInput
        The file cannot be read as one table, or lacks a heading: every heading that is missing, with the nearest.
    """
    with tempfile.TemporaryDirectory() as folder:
        tables = open_supplied(path, Path(folder))
        if len(tables) > 1:
            raise BadInput(
                Fault("tables-several", "the archive holds several tables: name one of them.", file=path.name)
            )
        text = _as_utf8(tables[0], Path(folder)).read_text(encoding="utf-8-sig")
    return _cells(text.splitlines(keepends=True), columns, path.name)


def _as_utf8(table: Opened, folder: Path) -> Path:
    if table.spreadsheet:
        target = folder / "sheet.csv"
        sheet_to_csv(table.path, table.name, None, target)
        return target
    if encoding := named_encoding(table.path, None):
        return to_utf8(table.path, table.name, folder, encoding).path
    if scan(table.path, table.name).is_utf8:
        return table.path
    return as_windows_1252(table.path, table.name, folder).path


def _cells(lines: list[str], columns: Sequence[str], name: str) -> list[tuple[str, ...]]:
    try:
        tables = [list(csv.reader(lines, delimiter=delimiter)) for delimiter in DELIMITERS]
    except csv.Error as error:
        mend = "the rows cannot be told apart: a quotation mark may be left open."
        raise BadInput(Fault("table-unreadable", mend, file=name)) from error
    wanted = [plain_words(column) for column in columns]
    rows = max(tables, key=lambda table: (_found(table, wanted), len(table[0]) if table else 0))
    headings = [plain_words(cell) for cell in rows[0]] if rows else []
    places = _places(headings, columns, wanted, name)
    full = [row for row in rows[1:] if any(cell.strip() for cell in row)]
    return [tuple(row[place].strip() if place < len(row) else "" for place in places) for row in full]


def _found(table: list[list[str]], wanted: list[str]) -> int:
    return len({plain_words(cell) for cell in table[0]} & set(wanted)) if table else 0


def _places(headings: list[str], columns: Sequence[str], wanted: list[str], name: str) -> list[int]:
    faults = []
    for column, plain in zip(columns, wanted, strict=True):
        if headings.count(plain) > 1:
            mend = "this heading stands twice: rename one, so that it is clear which is meant."
            faults.append(Fault("heading-repeated", mend, file=name, row=1, column=column))
        elif plain not in headings:
            faults.append(_missing(column, headings, plain, name))
    if faults:
        raise BadInput(faults)
    return [headings.index(plain) for plain in wanted]


def _missing(column: str, headings: list[str], plain: str, name: str) -> Fault:
    close = difflib.get_close_matches(plain, headings, n=1, cutoff=0.5)
    hint = f"; the nearest is '{close[0]}'" if close else f"; it has: {', '.join(filter(None, headings))}"
    return Fault("heading-missing", f"no such heading{hint}.", file=name, row=1, column=column)
