"""Give every row one reason, and count those that belong: arrays in, whole numbers out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

REASONS = (
    "counted", "outside-partnership", "outside-period", "no-usable-place", "no-usable-date", "unreadable-row",
    "totals-row", "duplicate-dropped",
)  # fmt: skip
COUNTED, OUTSIDE_PARTNERSHIP, OUTSIDE_PERIOD, NO_PLACE, NO_DATE, UNREADABLE, TOTALS, DUPLICATE = range(8)
NO_PLACE_KNOWN = -9
"""Neither a point nor an area from which a place can be had."""

Ints = NDArray[np.int64]
Rows = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class Span:
    """The time a source is counted over: units (months of the comparison, then of the period) and where each starts.

    Examples
    --------
    >>> from datetime import date
    >>> span = Span.of(None, (date(2024, 1, 1), date(2024, 2, 29)))
    >>> span.labels, span.periods.tolist()
    (('2024-01', '2024-02'), [1, 1])
    >>> span.unit_of(np.array([19723, 19760, 19783]), np.array([19723, 19760, 19783])).tolist()
    [0, 1, -1]
    """

    labels: tuple[str, ...]
    periods: Ints
    firsts: Ints
    lasts: Ints

    @classmethod
    def of(cls, comparison: tuple[date, date] | None, period: tuple[date, date]) -> Span:
        """Cut both periods into months; the first and last month of a period may be part of a month."""
        units: list[tuple[str, int, int, int]] = []
        for number, days in enumerate((comparison, period)):
            if days is not None:
                units += [(label, number, first, last) for label, first, last in _months(*days)]
        labels, periods, firsts, lasts = zip(*units, strict=True)
        return cls(labels, np.array(periods), np.array(firsts), np.array(lasts))

    def unit_of(self, day: Ints, day_to: Ints) -> Ints:
        """Return the unit that holds both days, or -1."""
        start = int(self.firsts.min())
        within = (day >= start) & (day <= self.lasts.max())
        unit = self._unit_of_day[np.where(within, day - start, 0)]
        return np.where(within & (unit >= 0) & (day_to <= self.lasts[unit]) & (day_to >= day), unit, -1)

    @cached_property
    def _unit_of_day(self) -> Ints:
        """The unit that each day from the first on lies in, or -1; of two, the one that starts last."""
        start = int(self.firsts.min())
        units = np.full(int(self.lasts.max()) - start + 1, -1, dtype=np.int64)
        for unit in np.argsort(self.firsts, kind="stable").tolist():
            units[self.firsts[unit] - start : self.lasts[unit] - start + 1] = unit
        return units

    def period_of(self, day: Ints, day_to: Ints) -> Ints:
        """Return the period (0 or 1) that holds both days, or -1: for totals over more than a month."""
        found = np.full(len(day), -1, dtype=np.int64)
        for number in (0, 1):
            mine = self.periods == number
            if mine.any():
                inside = (day >= self.firsts[mine].min()) & (day_to <= self.lasts[mine].max()) & (day_to >= day)
                found[inside] = number
        return found


def _months(first: date, last: date) -> list[tuple[str, int, int]]:
    start = np.datetime64(first.isoformat(), "M")
    months = np.arange(start, np.datetime64(last.isoformat(), "M") + 1)
    firsts = np.maximum(months.astype("datetime64[D]"), np.datetime64(first.isoformat())).astype(np.int64)
    ends = (months + 1).astype("datetime64[D]") - 1
    lasts = np.minimum(ends, np.datetime64(last.isoformat())).astype(np.int64)
    return list(zip(months.astype(str).tolist(), firsts.tolist(), lasts.tolist(), strict=True))


@dataclass
class Tally:
    """Running counts of one source: cells by area, category and unit, and rows by reason.

    ``category_of`` gives the category of each label, and last that of a row without a label. Areas count
    from 0; the last is ``unplaced``. Units are those of the span, then two for totals that fit a period but
    no month (of the comparison, of the period).
    """

    span: Span
    n_areas: int
    n_categories: int
    category_of: Ints
    cells: Ints = field(init=False)
    reasons: Ints = field(init=False)
    rows_by_unit: Ints = field(init=False)

    def __post_init__(self) -> None:
        units = len(self.span.labels) + 2
        self.cells = np.zeros((self.n_areas + 1, self.n_categories, units), dtype=np.int64)
        self.reasons = np.zeros(len(REASONS), dtype=np.int64)
        self.rows_by_unit = np.zeros((len(self.category_of), units), dtype=np.int64)

    def add(self, rows: Rows, area: NDArray[Any], dropped: NDArray[np.bool_] | None = None) -> NDArray[np.int8]:
        """Count a batch of rows whose areas are known; return each row's reason.

        ``area`` is a position, or OUTSIDE (-1), INSIDE_NO_AREA (-2) or NO_PLACE_KNOWN (-9).
        """
        unit = self._units(rows["day"].astype(np.int64), rows["day_to"].astype(np.int64))
        reason = np.zeros(len(area), dtype=np.int8)
        reason[unit < 0] = OUTSIDE_PERIOD
        reason[area == -1] = OUTSIDE_PARTNERSHIP
        reason[area == NO_PLACE_KNOWN] = NO_PLACE
        reason[rows["day"] < -900_000] = NO_DATE
        if dropped is not None:
            reason[dropped] = DUPLICATE
        reason[rows["n"] < 0] = UNREADABLE
        reason[rows["kind"] == 1] = TOTALS
        reason[rows["kind"] == 2] = UNREADABLE
        self.reasons += np.bincount(reason, minlength=len(REASONS))
        self._count(rows, area, unit, reason == COUNTED)
        return reason

    def _units(self, day: Ints, day_to: Ints) -> Ints:
        unit = self.span.unit_of(day, day_to)
        longer = (unit < 0) & (day_to > day)
        if longer.any():
            period = self.span.period_of(day[longer], day_to[longer])
            unit[longer] = np.where(period >= 0, len(self.span.labels) + period, -1)
        return unit

    def _count(self, rows: Rows, area: NDArray[Any], unit: Ints, counted: NDArray[np.bool_]) -> None:
        row = np.where(area[counted] == -2, self.n_areas, area[counted]).astype(np.int64)
        label = rows["label"][counted].astype(np.int64)  # -1, no label, is the last of its axis
        flat = np.ravel_multi_index((row, self.category_of[label], unit[counted]), self.cells.shape)
        numbers = rows["n"][counted]
        if len(numbers) and numbers.max() == numbers.min() == 1:
            self.cells += np.bincount(flat, minlength=self.cells.size).reshape(self.cells.shape)
        else:
            np.add.at(self.cells.reshape(-1), flat, numbers)
        by_unit = np.ravel_multi_index((label % len(self.category_of), unit[counted]), self.rows_by_unit.shape)
        self.rows_by_unit += np.bincount(by_unit, minlength=self.rows_by_unit.size).reshape(self.rows_by_unit.shape)
