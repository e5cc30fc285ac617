"""What an attacker knows of a release: bounds on every cell, and which cells add up to which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Whole = NDArray[np.int64]
UNBOUNDED = int(np.iinfo(np.int64).max)
"""The upper bound of a cell of which nothing but "a whole number" is known."""


class InconsistentRelease(ValueError):
    """No whole, non-negative counts agree with everything that was published."""


@dataclass(frozen=True, eq=False)
class LinearSystem:
    """Cells numbered 0 to n - 1, what is known of each, and the sums that join them.

    Parameters
    ----------
    low, high : int array, shape (n,)
        Each count lies in the closed interval; a published count has ``low == high``. Unit: records.
    sums : sparse matrix, shape (n_sums, n)
        Each row is one equation: 1 for every part, -1 for the whole; it equals nothing.

    Examples
    --------
    >>> system = LinearSystem.of([0, 4, 10], [UNBOUNDED, 4, 10], [(2, [0, 1])])    # cell 2 is the sum of 0 and 1
    >>> system.sums.toarray().tolist()
    [[1, 1, -1]]
    """

    low: Whole
    high: Whole
    sums: Any

    @classmethod
    def of(
        cls, low: Sequence[int] | Whole, high: Sequence[int] | Whole, sums: Iterable[tuple[int, Sequence[int] | Whole]]
    ) -> LinearSystem:
        """Make a system from bounds and from pairs (cell that is the whole, cells that are its parts)."""
        return cls(np.asarray(low, dtype=np.int64), np.asarray(high, dtype=np.int64), sum_rows(len(low), sums))

    @classmethod
    def published(cls, values: Whole, withheld: NDArray[np.bool_], sums: Any, *, floor: int = 0) -> LinearSystem:
        """Make the system of a release: shown cells are known, withheld ones are ``floor`` or more."""
        return cls(np.where(withheld, floor, values), np.where(withheld, UNBOUNDED, values), sums)

    def knowing(self, cells: Whole, low: Whole, high: Whole) -> LinearSystem:
        """Return the system with more known of some cells, such as the counts that a rounded rate allows."""
        new_low, new_high = self.low.copy(), self.high.copy()
        np.maximum.at(new_low, cells, low)
        np.minimum.at(new_high, cells, high)
        return replace(self, low=new_low, high=new_high)


def sum_rows(n_cells: int, sums: Iterable[tuple[int, Sequence[int] | Whole]]) -> Any:
    """Return equations as a sparse matrix, shape (n_sums, n_cells): parts 1, whole -1."""
    rows = [(whole, np.asarray(parts, dtype=np.int64)) for whole, parts in sums]
    lengths = np.array([len(parts) + 1 for _, parts in rows], dtype=np.int64)
    columns = [np.append(parts, whole) for whole, parts in rows]
    signs = np.ones(int(lengths.sum()), dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    signs[starts[1:] - 1] = -1
    cells = np.concatenate(columns) if columns else np.zeros(0, dtype=np.int64)
    matrix = sparse.csr_array((signs, cells, starts), shape=(len(rows), n_cells))
    matrix.sum_duplicates()
    matrix.eliminate_zeros()  # a cell that is its own only part says nothing
    return matrix
