"""What one source counted, exactly, before anything is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class SourceCounts:
    """Exact counts of one source: restricted, not for publication.

    ``cells`` has shape (n_areas + 1, n_categories, n_months): the member areas in order of code, then one
    row for ``unplaced``; categories in order of name, without ``all``; months of the comparison period
    then of the period, each in order. A month that both periods share by days stands twice. Unit: records.

    ``month_period`` holds 0 where the month belongs to the comparison period and 1 where to the period.
    ``complete`` is true where the source covers the whole of that month.

    Examples
    --------
    >>> import numpy as np
    >>> counts = SourceCounts("police", "event", "ward", ("W1",), ("Abbey",), ("burglary",), ("2024-01",),
    ...                       np.array([1]), np.array([True]), np.array([[[4]], [[1]]]))
    >>> counts.with_totals(period=1).tolist()       # rows: W1, unplaced, partnership; columns: burglary, all
    [[4, 4], [1, 1], [5, 5]]
    """

    source: str
    basis: str
    area_set: str
    area_codes: tuple[str, ...]
    area_names: tuple[str, ...]
    categories: tuple[str, ...]
    months: tuple[str, ...]
    month_period: NDArray[Any]
    complete: NDArray[np.bool_]
    cells: Counts

    def has_period(self, period: int) -> bool:
        """Say whether the recipe asks for that period (0 comparison, 1 the period)."""
        return bool((self.month_period == period).any())

    def with_totals(self, period: int) -> Counts:
        """Return a period's counts, shape (n_areas + 2, n_categories + 1): last the partnership, and ``all``."""
        return with_margins(self.cells[:, :, self.month_period == period].sum(axis=2))

    def monthly_with_totals(self) -> Counts:
        """Return counts by month, shape (n_areas + 2, n_categories + 1, n_months)."""
        return with_margins(self.cells)


def with_margins(cells: Counts) -> Counts:
    """Append the total over areas as a last row and the total over categories as a last column."""
    rows = np.concatenate([cells, cells.sum(axis=0, keepdims=True)], axis=0)
    return np.concatenate([rows, rows.sum(axis=1, keepdims=True)], axis=1)
