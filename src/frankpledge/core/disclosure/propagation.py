"""Tighten what is known of each cell from the sums it stands in: subtraction, done to the end."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.system import UNBOUNDED, InconsistentRelease, LinearSystem, Whole

Numbers = NDArray[np.float64]
ROUNDS = 200


def propagate(system: LinearSystem, *, rounds: int = ROUNDS) -> LinearSystem:
    """Return the system with bounds that follow from each sum alone, repeated until nothing changes.

    A sum with one cell unknown gives that cell; a sum with several bounds each by what the others leave.

    Raises
    ------
    InconsistentRelease
        If a cell is left with no possible value.

    Examples
    --------
    >>> system = LinearSystem.of([0, 4, 10], [UNBOUNDED, 4, 10], [(2, [0, 1])])
    >>> propagate(system).high.tolist()
    [6, 4, 10]
    """
    rows, columns, signs = _entries(system.sums)
    low = system.low.astype(float)
    high = np.where(system.high == UNBOUNDED, np.inf, system.high.astype(float))
    for _ in range(rounds):
        new_low, new_high = _tighten(low, high, rows, columns, signs, system.sums.shape[0])
        if (new_low > new_high).any():
            raise InconsistentRelease("the published figures contradict each other: no counts agree with them all")
        same = np.array_equal(new_low, low) and np.array_equal(new_high, high)
        low, high = new_low, new_high
        if same:
            break
    return LinearSystem(low.astype(np.int64), _whole(high), system.sums)


def _entries(sums: Any) -> tuple[Whole, Whole, Numbers]:
    coo = sums.tocoo()
    return coo.coords[0], coo.coords[1], coo.data.astype(float)


def _whole(high: Numbers) -> Whole:
    finite = np.isfinite(high)
    return np.where(finite, np.where(finite, high, 0).astype(np.int64), UNBOUNDED)


def _tighten(
    low: Numbers, high: Numbers, rows: Whole, columns: Whole, signs: Numbers, n_rows: int
) -> tuple[Numbers, Numbers]:
    """Bound each cell by what the rest of each of its sums allows; one pass over all sums."""
    least, most = _rest(signs, low[columns], high[columns], rows, n_rows)
    # The sum is nothing, so a part lies between minus the most and minus the least of the rest.
    cell_low = np.where(signs > 0, -most, least) / np.abs(signs)
    cell_high = np.where(signs > 0, -least, most) / np.abs(signs)
    new_low, new_high = low.copy(), high.copy()
    np.maximum.at(new_low, columns, np.ceil(cell_low))
    np.minimum.at(new_high, columns, np.floor(cell_high))
    return new_low, new_high


def _rest(signs: Numbers, low: Numbers, high: Numbers, rows: Whole, n_rows: int) -> tuple[Numbers, Numbers]:
    """Return, for each entry, the least and the most that the other entries of its row can come to."""
    smallest = np.where(signs > 0, signs * low, signs * high)
    largest = np.where(signs > 0, signs * high, signs * low)
    return _others(smallest, rows, n_rows), _others(largest, rows, n_rows)


def _others(terms: Numbers, rows: Whole, n_rows: int) -> Numbers:
    """Return for each term the sum of the other terms of its row; infinite when another one is."""
    infinite = ~np.isfinite(terms)
    known = np.where(infinite, 0.0, terms)
    total = np.bincount(rows, weights=known, minlength=n_rows)[rows] - known
    n_infinite = np.bincount(rows, weights=infinite, minlength=n_rows)[rows] - infinite
    sign = np.where(terms[infinite] > 0, 1.0, -1.0)[0] if infinite.any() else 1.0
    return np.where(n_infinite > 0, sign * np.inf, total)
