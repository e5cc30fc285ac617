"""One set of figures as CSV: every row says of which area, period and source it is, and how it was counted."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from frankpledge.adapters.figures.view import AreaRow, AuditView
from frankpledge.adapters.figures.words import Number
from frankpledge.core.quantities import Withheld
from frankpledge.core.tables.cells import safe_cell

HEADINGS = (
    "partnership", "area_code", "area_name", "source", "agency", "counting_rule", "category", "period_from",
    "period_to", "count", "rate", "per", "ci_low", "ci_high", "status",
)  # fmt: skip


def figures_csv(view: AuditView, source: str, category: str, about: Mapping[str, str]) -> bytes:
    """Return the rows of one source and category: the partnership first, then its areas, and what is in none."""
    found = [view.whole(source, category), *view.areas(source, category), view.unplaced(source, category)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(_row(view, source, category, row, about) for row in found if row)
    return out.getvalue().encode()


def _row(view: AuditView, source: str, category: str, row: AreaRow, about: Mapping[str, str]) -> list[str]:
    record = next(each for each in view.audit.sources if each.name == source)
    first, last = (day.isoformat() for day in view.audit.period)
    words = (view.audit.partnership_name, row.code, row.name, source, record.agency, about["counting rule"], category)
    figures = (row.count, row.rate, view.audit.per, row.low, row.high)
    return [*map(safe_cell, words), first, last, *map(_number, figures), row.status]


def _number(value: Number) -> str:
    if value is None or isinstance(value, Withheld):
        return ""
    return str(value) if isinstance(value, int) else f"{value:.4f}"
