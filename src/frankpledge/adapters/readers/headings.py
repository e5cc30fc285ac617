"""Find the headings of a table, and say what is wrong with them in a line."""

from __future__ import annotations

import csv
import difflib
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from frankpledge.adapters.readers.layout import Layout
from frankpledge.core.faults import BadInput, Fault

DELIMITERS = (",", ";", "\t", "|")
SEARCHED_ROWS = 40
"""How far down a file a misplaced row of headings is looked for."""


@dataclass(frozen=True)
class Headings:
    """The headings as written, what parts them, and the position of each canonical key's column."""

    names: tuple[str, ...]
    delimiter: str
    positions: dict[str, int]
    row: int


def find_headings(path: Path, layout: Layout, *, name: str, sheet: str = "") -> Headings:
    """Read the row of headings and find in it every column the recipe names.

    Raises
    ------
    BadInput
        Headings missing (naming the nearest), repeated, or standing on another row.
    """
    lines = _first_lines(path, max(layout.heading_row, SEARCHED_ROWS))
    wanted = {key: plain_words(heading) for key, heading in layout.columns.items()}
    delimiter = layout.delimiter or _likely_delimiter(lines, set(wanted.values()))
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error as error:
        mend = "a cell near the top holds over 100,000 characters: a quotation mark is left open, or this is no table."
        raise BadInput(Fault("cell-too-long", mend, file=name, sheet=sheet)) from error
    if len(rows) < layout.heading_row:
        mend = f"the file ends before row {layout.heading_row}, where the headings should be."
        raise BadInput(Fault("headings-beyond-end", mend, file=name, sheet=sheet))
    names = tuple(" ".join(cell.split()) for cell in rows[layout.heading_row - 1])
    plain = [plain_words(cell) for cell in names]
    missing = [key for key in _must_have(layout) if wanted.get(key) not in plain]
    if missing:
        raise BadInput(_missing(missing, layout, rows, plain, names, name, sheet))
    repeated = [key for key, heading in wanted.items() if Counter(plain)[heading] > 1]
    if repeated:
        raise BadInput([_repeated(layout.columns[key], layout, name, sheet) for key in repeated])
    positions = {key: plain.index(heading) for key, heading in wanted.items() if heading in plain}
    return Headings(names, delimiter, positions, layout.heading_row)


def _first_lines(path: Path, number: int) -> list[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [line.rstrip("\r\n") for line in islice((stream.readline(1 << 21) for _ in iter(int, 1)), number)]


def plain_words(heading: str) -> str:
    """Return words as they are compared: whatever their case and spacing."""
    return " ".join(heading.split()).casefold()


def _must_have(layout: Layout) -> list[str]:
    """Every key needed, and every other the recipe names: a column named and not there is a slip to mend."""
    named = (key for key in layout.columns if key not in layout.optional)
    return list(dict.fromkeys((*layout.needed, *named)))


def _likely_delimiter(lines: list[str], wanted: set[str]) -> str:
    """Choose the delimiter that makes the most wanted headings appear in one row, then the one met most."""

    def score(delimiter: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            return 0, 0
        found = max((len(wanted & {plain_words(cell) for cell in row}) for row in rows), default=0)
        return found, max((len(row) for row in rows), default=0)

    return max(DELIMITERS, key=score)


def _missing(
    keys: list[str],
    layout: Layout,
    rows: list[list[str]],
    plain: list[str],
    names: tuple[str, ...],
    name: str,
    sheet: str,
) -> list[Fault]:
    wanted = {plain_words(layout.columns[key]) for key in keys if key in layout.columns}
    for number, row in enumerate(rows, start=1):
        if wanted and number != layout.heading_row and wanted <= {plain_words(cell) for cell in row}:
            mend = f"the headings are on row {number}: set heading_row = {number}."
            return [Fault("headings-elsewhere", mend, file=name, sheet=sheet, row=number)]
    return [_absent(key, layout, plain, names, name, sheet) for key in keys]


def _absent(key: str, layout: Layout, plain: list[str], names: tuple[str, ...], name: str, sheet: str) -> Fault:
    heading = layout.columns.get(key)
    if heading is None:
        mend = f"the recipe must say which column holds the {key}: add {key} under columns."
        return Fault("column-not-named", mend, file=name, sheet=sheet, row=layout.heading_row)
    close = difflib.get_close_matches(plain_words(heading), plain, n=1, cutoff=0.5)
    hint = f"; the nearest is '{names[plain.index(close[0])]}'" if close else ""
    mend = f"no such heading{hint}. Correct columns.{key} in the recipe, or the file."
    return Fault("heading-missing", mend, file=name, sheet=sheet, row=layout.heading_row, column=heading)


def _repeated(heading: str, layout: Layout, name: str, sheet: str) -> Fault:
    mend = "this heading stands twice: rename one, so that it is clear which is meant."
    return Fault("heading-repeated", mend, file=name, sheet=sheet, row=layout.heading_row, column=heading)
