"""The cells that a release shows of one source and one period, numbered, with the sums that join them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.system import Whole, sum_rows
from frankpledge.core.tables import SourceCounts


@dataclass(frozen=True, eq=False)
class ReleasedCells:
    """Every count published of one source for one period.

    Attributes
    ----------
    values : int array, shape (n,)
        The exact counts. Unit: records; restricted.
    places : int array, shape (n, 3)
        Area, category and month of each; the last number of each kind is the total of that kind.
    sums : sparse matrix, shape (n_sums, n)
        Which cells add up to which, as `LinearSystem` takes them.
    period : int array, shape (n_areas + 2, n_categories + 1)
        Numbers of the cells of the period's table.
    monthly : int array, shape (n_areas + 2 or 1, n_categories + 1, n_months)
        Numbers of the monthly cells: of every area, or of the partnership alone.
    cube : int array, shape (n_areas + 1, n_categories, n_months)
        The exact counts by area, category and month, published or not. Unit: records; restricted.
    """

    values: Whole
    places: Whole
    sums: Any
    period: Whole
    monthly: Whole
    cube: Whole

    @property
    def is_network(self) -> bool:
        """Say whether each count flows from areas to categories to months, so that corners are whole tables."""
        return len(self.monthly) == 1

    @property
    def n_totals(self) -> Whole:
        """How many of area, category and month each cell is a total over, shape (n,)."""
        totals: Whole = (self.places == self._total).sum(axis=1)
        return totals

    @property
    def is_sum(self) -> NDArray[np.bool_]:
        """Say which cells are published together with all their parts, shape (n,)."""
        found = np.zeros(len(self.values), dtype=bool)
        found[self.sums.indices[self.sums.data < 0]] = True
        return found

    @property
    def _total(self) -> Whole:
        return np.array(self.cube.shape)

    def holding(self, cell: int) -> NDArray[np.bool_]:
        """Return all cells that hold the largest area, category and month within ``cell``: it and all its totals."""
        spans = zip(self.places[cell], self._total, strict=True)
        inside = tuple(slice(None) if at == end else slice(at, at + 1) for at, end in spans)
        part = self.cube[inside]
        found = np.array(np.unravel_index(int(part.argmax()), part.shape))
        leaf = np.where(self.places[cell] == self._total, found, self.places[cell])
        above: NDArray[np.bool_] = ((self.places == leaf) | (self.places == self._total)).all(axis=1)
        return above


def released_cells(counts: SourceCounts, period: int, *, monthly_by_area: bool) -> ReleasedCells:
    """Number the cells of a period: first the period's table, then the months.

    Examples
    --------
    >>> counts = SourceCounts("police", "event", "ward", ("W1",), ("Abbey",), ("burglary",), ("2024-01",),
    ...                       np.array([1]), np.array([True]), np.array([[[4]], [[1]]]))
    >>> released_cells(counts, 1, monthly_by_area=False).values.tolist()    # W1, unplaced, total; then the month
    [4, 4, 1, 1, 5, 5, 5, 5]
    """
    table = counts.with_totals(period)
    months = counts.monthly_with_totals()[:, :, counts.month_period == period]
    rows = np.arange(table.shape[0]) if monthly_by_area else np.array([table.shape[0] - 1])
    period_ids = np.arange(table.size).reshape(table.shape)
    month_ids = table.size + np.arange(len(rows) * months[0].size).reshape(len(rows), *months.shape[1:])
    values = np.concatenate([table.ravel(), months[rows].ravel()])
    sums = sum_rows(len(values), _sums(period_ids, month_ids, rows))
    cube = counts.cells[:, :, counts.month_period == period]
    return ReleasedCells(values, _places(table.shape, rows, months.shape[2]), sums, period_ids, month_ids, cube)


def _sums(period: Whole, monthly: Whole, rows: Whole) -> Iterator[tuple[int, Whole]]:
    """Yield (whole, parts): areas to partnership, categories to ``all``, months to the period."""
    by_month = np.concatenate([monthly, period[rows][:, :, None]], axis=2)
    yield from ((int(line[-1]), line[:-1]) for line in period)
    yield from ((int(line[-1]), line[:-1]) for line in period.T)
    yield from ((int(line[-1]), line[:-1]) for line in by_month.reshape(-1, by_month.shape[2]))
    yield from ((int(line[-1]), line[:-1]) for line in np.moveaxis(monthly, 1, 2).reshape(-1, monthly.shape[1]))
    if len(rows) > 1:
        yield from ((int(line[-1]), line[:-1]) for line in np.moveaxis(monthly, 0, 2).reshape(-1, len(rows)))


def _places(shape: tuple[int, ...], rows: Whole, n_months: int) -> Whole:
    areas, categories = np.arange(shape[0]), np.arange(shape[1])
    period = np.stack(np.meshgrid(areas, categories, [n_months], indexing="ij"), axis=-1).reshape(-1, 3)
    monthly = np.stack(np.meshgrid(rows, categories, np.arange(n_months), indexing="ij"), axis=-1).reshape(-1, 3)
    return np.concatenate([period, monthly])
