"""Rows put in order of their numbers: where a withheld row stands among them tells its number."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.adapters.releases.attack.marks import Marked, telling_marks
from frankpledge.adapters.releases.attack.markup import Node
from frankpledge.adapters.releases.attack.page_tables import Grid, columns_in_order, grid, heading, is_sorted, lines_of
from frankpledge.adapters.releases.attack.report import Leak
from frankpledge.adapters.releases.attack.telling import Telling, cut

_WITHHELD = "withheld"


def page_table_leaks(name: str, root: Node) -> Iterator[Telling]:
    """Yield what the order of rows, and the look of cells, tell of withheld cells on a page."""
    for table in [node for node in root.elements() if node.tag == "table"]:
        rows, heads = grid(table)
        feet = {id(node) for foot in table.nodes() if foot.tag == "tfoot" for node in foot.nodes()}
        body = [row for line, row in zip(lines_of(table), rows, strict=True) if id(line) not in feet][heads:]
        yield from _order(name, table, rows[:heads], body)
        yield from _look(name, rows[heads:])


def _order(name: str, table: Node, heads: Grid, body: Grid) -> Iterator[Telling]:
    for column in columns_in_order_with_gaps(body):
        yield Telling(
            Leak(
                f"{name}, line {table.line}",
                cut(heading(heads, column)),
                "rows stand in order of this column, and a withheld row stands among them",
            )
        )


def columns_in_order_with_gaps(body: Grid) -> Iterator[int]:
    """Yield columns that order the rows while some withheld row has shown rows on both sides of it."""
    width = min((len(row) for row in body), default=0)
    for column in range(1, width):
        hidden = [_WITHHELD in row[column].text().lower() for row in body]
        shown = [row for row, is_hidden in zip(body, hidden, strict=True) if not is_hidden]
        if not any(hidden) or column not in columns_in_order(shown):
            continue
        first, last = hidden.index(False), len(hidden) - hidden[::-1].index(False)
        labels = [row[0].text() for row in body]
        if any(hidden[first:last]) and not is_sorted(labels):
            yield column


def _look(name: str, body: Grid) -> Iterator[Telling]:
    cells = [(row, cell) for row in body for cell in row if cell.tag == "td"]
    things = [Marked(_WITHHELD in cell.text().lower(), _attributes(cell)) for _, cell in cells]
    for place, mark, value in telling_marks(things):
        row, cell = cells[place]
        what = " | ".join(dict.fromkeys(other.text() for other in row))
        why = f"the {mark} of a withheld cell tells its class or size"
        yield Telling(Leak(f"{name}, line {cell.line}, {mark}", cut(what), why, cut(value)))


def _attributes(cell: Node) -> dict[str, str]:
    names = ("class", "style", "bgcolor", "width", "data-value", "data-sort", "data-class", "data-sort-value")
    return {name: cell.attrs[name] for name in names if name in cell.attrs}
