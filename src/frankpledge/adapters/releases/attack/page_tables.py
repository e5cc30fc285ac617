"""Tables on a page: each cell with the labels of its row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from frankpledge.adapters.releases.attack.markup import Node
from frankpledge.adapters.releases.attack.mentions import NameBook
from frankpledge.adapters.releases.attack.published import as_number
from frankpledge.adapters.releases.attack.units import CELL, Context, Unit

_NUMBER_ONLY = re.compile(r"^[\s+\-−–]?[\d.,]+\s*(?:%|to [\d.,]+|\([\d.,% to-]+\))?$")
Grid = list[list[Node]]


def table_units(name: str, table: Node, context: Context, book: NameBook) -> Iterator[Unit]:
    """Yield each cell of a table as a text beside the names in its row and the heading of its column."""
    rows, n_heads = grid(table)
    for line, row in list(zip(lines_of(table), rows, strict=True))[n_heads:]:
        beside = context.inside(line, book)
        for column, cell in enumerate(row):
            if column and row[column - 1] is cell:
                continue
            header = heading(rows[:n_heads], column)
            label = book.mentions(f"{_label(row, cell)} | {header}")
            for words in (cell.text(), *_hidden_words(cell)):
                if words:
                    yield Unit(f"{name}, line {cell.line}", words, beside.beside(label, header), CELL)
    for caption in [node for node in table.nodes() if node.tag == "caption"]:
        yield Unit(f"{name}, line {caption.line}", caption.text(), context)


def lines_of(table: Node) -> list[Node]:
    """Return the elements of a table's rows, in order, headings included."""
    return [node for node in table.elements() if node.tag == "tr"]


def grid(table: Node) -> tuple[Grid, int]:
    """Return the rows of a table with spanning cells repeated, and how many of them are headings."""
    rows: Grid = []
    waiting: dict[int, tuple[Node, int]] = {}
    heads = 0
    for line in lines_of(table):
        row: list[Node] = []
        for cell in [node for node in line.nodes() if node.tag in {"td", "th"}]:
            _take_waiting(row, waiting)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for _ in range(across):
                if down > 1:
                    waiting[len(row)] = (cell, down - 1)
                row.append(cell)
        _take_waiting(row, waiting)
        if heads == len(rows) and row and all(cell.tag == "th" for cell in row):
            heads += 1
        rows.append(row)
    return rows, heads


def heading(heads: Grid, column: int) -> str:
    """Return the words over a column."""
    return " | ".join(dict.fromkeys(row[column].text() for row in heads if column < len(row)))


def columns_in_order(rows: Grid) -> Iterator[int]:
    """Yield the columns whose numbers only rise or only fall down the rows given (four rows at least)."""
    width = min((len(row) for row in rows), default=0)
    for column in range(width):
        values = [as_number(row[column].text()) for row in rows]
        known = [value for value in values if value is not None]
        if len(known) == len(rows) >= 4 and len(set(known)) > 3 and is_sorted(known):
            yield column


def is_sorted(values: list[float] | list[str]) -> bool:
    """Say whether values only rise or only fall."""
    pairs = list(pairwise(values))
    return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)  # type: ignore[operator]


def _label(row: list[Node], cell: Node) -> str:
    others = [other.text() for other in row if other is not cell and not _NUMBER_ONLY.match(other.text())]
    return " | ".join(dict.fromkeys(others))


def _hidden_words(cell: Node) -> list[str]:
    names = ("title", "aria-label", "data-value", "data-sort", "data-sort-value", "data-order", "alt")
    return [node.attrs[name] for node in cell.elements() for name in names if node.attrs.get(name)]


def _take_waiting(row: list[Node], waiting: dict[int, tuple[Node, int]]) -> None:
    while len(row) in waiting:
        cell, left = waiting.pop(len(row))
        if left > 1:
            waiting[len(row)] = (cell, left - 1)
        row.append(cell)


def _span(cell: Node, name: str) -> int:
    text = cell.attrs.get(name, "1")
    return min(max(int(text), 1), 1000) if text.isdigit() else 1
