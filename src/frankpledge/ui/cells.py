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
from frankpledge.ui.statuses import colour_of, word_of

LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
TAG = Markup('<strong class="govuk-tag govuk-tag--{}">{}</strong>')
NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Column:
    """One column: its heading, and whether it holds numbers."""

    text: str
    number: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """A table made ready: its columns and the markup of its cells, row by row."""

    name: str
    columns: list[Column]
    rows: list[list[Markup]]


def shape_table(caption: str, head: Sequence[Any], rows: Iterable[Any]) -> Table:
    """Make a table ready. A row is a sequence of values, in the order of the headings.

    A heading is text, or a mapping with ``text`` and ``number`` (to the right) or ``hidden`` (heard, not seen).
    A column whose values are all numbers is set to the right without being told.
    """
    values = [list(row) for row in rows]
    columns = [column_of(heading, [row[i] for row in values]) for i, heading in enumerate(head)]
    return Table(slug(caption), columns, [[cell_markup(value) for value in row] for row in values])


def column_of(heading: Any, values: list[Any]) -> Column:
    """Read a heading, and tell from the values whether the column holds numbers."""
    given = heading if isinstance(heading, Mapping) else {"text": heading}
    number = given.get("number", bool(values) and all(map(is_number, values)) and any(v is not None for v in values))
    return Column(str(given["text"]), bool(number), bool(given.get("hidden")))


def is_number(value: object) -> bool:
    """Say whether a value is set to the right: a number, or what stands where one would."""
    if isinstance(value, Mapping):
        return is_number(value.get("text"))
    return value is None or (isinstance(value, int | float | Decimal | Withheld) and not isinstance(value, bool))


def cell_markup(value: Any) -> Markup:
    """Write one value: text, number, day, moment, yes or no, link (``text`` and ``href``), withheld or nothing."""
    if isinstance(value, Mapping):
        if "status" in value:
            return TAG.format(colour_of(value["status"]), word_of(value["status"]).capitalize())
        text = cell_markup(value.get("text"))
        return LINK.format(value["href"], text) if value.get("href") else text
    if isinstance(value, Markup):
        return value
    return escape(plain_text(value))


def plain_text(value: Any) -> str:
    """Write a value that is neither a link nor markup already."""
    if value is None or value == "":
        return no_value()
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int | float | Decimal | Withheld):
        return number_text(value)
    if isinstance(value, date):
        text = datetime_text(value) if isinstance(value, datetime) else date_text(value)
        return Markup('<span class="fp-whole">{}</span>').format(text)
    return str(value)


def slug(text: object) -> str:
    """Make a name for an element out of its caption."""
    return NOT_A_LETTER.sub("-", str(text).lower()).strip("-") or "table"
