"""Both periods' cells of a source as one list, so that they can be protected together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from frankpledge.core.disclosure.released import ReleasedCells
from frankpledge.core.disclosure.system import Whole


@dataclass(frozen=True, eq=False)
class JoinedCells:
    """The cells of one or two periods, one after the other; no sum joins the periods, which share no day."""

    parts: tuple[ReleasedCells, ...]

    @cached_property
    def values(self) -> Whole:
        """The exact counts, shape (n,). Unit: records; restricted."""
        return np.concatenate([part.values for part in self.parts])

    @cached_property
    def sums(self) -> Any:
        """Which cells add up to which, as `LinearSystem` takes them."""
        return sparse.block_diag([part.sums for part in self.parts], format="csr")

    @property
    def n_totals(self) -> Whole:
        """How many of area, category and month each cell is a total over, shape (n,)."""
        return np.concatenate([part.n_totals for part in self.parts])

    def holding(self, cell: int) -> NDArray[np.bool_]:
        """Return all cells that hold the largest area, category and month within ``cell``: it and all its totals."""
        found = np.zeros(len(self.values), dtype=bool)
        start = 0
        for part in self.parts:
            end = start + len(part.values)
            if start <= cell < end:
                found[start:end] = part.holding(cell - start)
            start = end
        return found

    def split(self, of_cells: NDArray[Any]) -> list[NDArray[Any]]:
        """Cut what belongs to each cell into the parts' shares."""
        return np.split(of_cells, np.cumsum([len(part.values) for part in self.parts])[:-1])
