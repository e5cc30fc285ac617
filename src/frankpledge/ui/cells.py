"""How the plain values a page hands to a table become cells: numbers to the right, days whole, withheld by its word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from frankpledge.core.quantities import Withheld
from frankpledge.ui.formats import date_text, datetime_text, no_value, number_text
from frankpledge.ui.statuses import tag_markup

LINK = Markup('<a class="govuk-link" href="%s">%s</a>')
NUMBERS = (int, float, Decimal, Withheld)
WHOLE = Markup('<span class="fp-whole">%s</span>')
NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Column:
    """One column: its heading, and whether it holds numbers."""

    text: str
    number: bool = False
    decimals: int | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """A table made ready: its columns and the markup of its cells, row by row."""

    name: str
    columns: list[Column]
    rows: list[list[Markup]]

    def body(self, *, stacks: bool, first_is_heading: bool) -> Markup:
        """Write the rows, the long part of a long page, where a template would take several times as long.

        ``stacks`` says whether on a narrow page the cells stand under one another, each with its heading beside it.
        """
        around = [
            _around(column, stacks=stacks, is_heading=first_is_heading and place == 0)
            for place, column in enumerate(self.columns)
        ]
        before = f'<tr class="govuk-table__row"{_role("row", stacks)}>'
        rows = ("".join([f"{a}{cell}{b}" for cell, (a, b) in zip(row, around, strict=True)]) for row in self.rows)
        return Markup("\n".join([f"{before}{row}</tr>" for row in rows]))  # noqa: S704 -- of cells escaped already


def _around(column: Column, *, stacks: bool, is_heading: bool) -> tuple[str, str]:
    """Return what stands before and after each cell of a column."""
    if is_heading:
        return f'<th scope="row" class="govuk-table__header"{_role("rowheader", stacks)}>', "</th>"
    number = " govuk-table__cell--numeric" if column.number else ""
    label = f' data-label="{escape(column.text)}"' if stacks and not column.hidden else ""
    return f'<td class="govuk-table__cell{number}"{_role("cell", stacks)}{label}>', "</td>"


def _role(name: str, stacks: bool) -> str:
    """Say again what an element is: drawn as a block, it would no longer be told as part of a table."""
    return f' role="{name}"' if stacks else ""


def shape_table(caption: str, head: Sequence[Any], rows: Iterable[Any]) -> Table:
    """Make a table ready. A row is a sequence of values, in the order of the headings.

    A heading is text, or a mapping with ``text`` and ``number`` (to the right), ``decimals`` or ``hidden`` (heard, not
    seen). A column whose values are all numbers is set to the right, and to one number of decimals, without being told.
    """
    values = [list(row) for row in rows]
    if any(len(row) != len(head) for row in values):
        raise ValueError(f"In the table {caption!r} a row has more or fewer values than there are headings.")
    columns = [column_of(heading, [row[i] for row in values]) for i, heading in enumerate(head)]
    places = [column.decimals for column in columns]
    cells = [[cell_markup(value, decimals) for value, decimals in zip(row, places, strict=True)] for row in values]
    return Table(slug(caption), columns, cells)


def column_of(heading: Any, values: list[Any]) -> Column:
    """Read a heading, and tell from the values whether the column holds numbers."""
    given = heading if isinstance(heading, Mapping) else {"text": heading}
    number = given.get("number", bool(values) and all(map(is_number, values)) and any(v is not None for v in values))
    decimals = given.get("decimals", decimals_of(values) if number else None)
    return Column(str(given["text"]), bool(number), decimals, bool(given.get("hidden")))


def decimals_of(values: list[Any]) -> int | None:
    """Return the decimals that the numbers of a column need, so that they stand under one another."""
    broken = [number_text(value) for value in values if isinstance(value, float | Decimal)]
    return max((len(text.partition(".")[2]) for text in broken), default=None)


def is_number(value: object) -> bool:
    """Say whether a value is set to the right: a number, or what stands where one would."""
    if isinstance(value, Mapping):
        return "text" in value and is_number(value["text"])
    return value is None or (isinstance(value, NUMBERS) and not isinstance(value, bool))


def cell_markup(value: Any, decimals: int | None = None) -> Markup:
    """Write one value: text, number, day, moment, yes or no, withheld, nothing, a link or a status.

    A link is a mapping with ``text`` and ``href``; a status one with ``status`` and, if need be, ``colour``.
    """
    if isinstance(value, Mapping):
        if value.get("status"):
            return tag_markup(value["status"], value.get("colour", ""))
        text = cell_markup(value.get("text"))
        return LINK % (value["href"], text) if value.get("href") else text
    if isinstance(value, Markup):
        return value
    return escape(plain_text(value, decimals))


def plain_text(value: Any, decimals: int | None = None) -> str:
    """Write a value that is neither a link nor markup already."""
    if value is None or value == "":
        return no_value()
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, NUMBERS):
        return number_text(value, decimals)
    if isinstance(value, date):
        text = datetime_text(value) if isinstance(value, datetime) else date_text(value)
        return WHOLE % text
    return str(value)


def slug(text: object) -> str:
    """Make a name for an element out of its caption."""
    return NOT_A_LETTER.sub("-", str(text).lower()).strip("-") or "table"
