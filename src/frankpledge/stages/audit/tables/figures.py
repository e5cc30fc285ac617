"""The rows of the figures of a counting."""

from __future__ import annotations

from datetime import date
from typing import Any

from frankpledge.adapters.figures.view import AreaRow
from frankpledge.core.quantities import Withheld
from frankpledge.stages.audit.figures import Figures
from frankpledge.ui.formats import month_text, number_text

Row = list[Any]
SMALL = Withheld("the count is small")


def area_rows(shown: Figures) -> list[Row]:
    """Return a row an area, the highest rate first; then what lies in none; the partnership as a whole on top."""
    view, source = shown.view, shown.source
    found = [view.whole(source, shown.category), *view.areas(source, shown.category)]
    return [_row(row) for row in [*found, view.unplaced(source, shown.category)] if row]


def _row(row: AreaRow) -> Row:
    name = "In none of the areas" if row.code == "unplaced" else row.name
    return [name, _figure(row.count), _figure(row.rate, 1), _interval(row), {"status": row.status}]


def _figure(value: Any, decimals: int | None = None) -> Any:
    if isinstance(value, Withheld):
        return SMALL
    return round(value, decimals) if decimals is not None and value is not None else value


def _interval(row: AreaRow) -> str | None:
    if row.low is None or row.high is None or isinstance(row.low, Withheld) or isinstance(row.high, Withheld):
        return None
    return f"{number_text(round(row.low, 1), 1)} to {number_text(round(row.high, 1), 1)}"


def month_rows(shown: Figures) -> list[Row]:
    """Return a row a month of the partnership as a whole."""
    return [
        [
            month_text(date.fromisoformat(f"{each.month}-01")),
            _figure(each.count),
            "" if each.complete else "part of the month only",
        ]
        for each in shown.view.months(shown.source, shown.category)
    ]
