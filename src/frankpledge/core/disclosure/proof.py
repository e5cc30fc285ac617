"""Prove that each withheld cell has room, or say which lack it and what would give it to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.components import Component, components
from frankpledge.core.disclosure.explorer import Explorer
from frankpledge.core.disclosure.system import LinearSystem, Whole

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
TINY = 1e-9


class Room:
    """How much room a withheld pattern leaves each cell, against an attacker who knows ``floor``.

    Parameters
    ----------
    values : int array, shape (n,)
        Exact counts.
    sums : sparse matrix, shape (n_sums, n)
        As in `LinearSystem`.
    floor, threshold : int
        A withheld count is known to be ``floor`` or more; it must be left an interval ``threshold`` wide.
    """

    def __init__(self, values: Whole, sums: Any, *, floor: int, threshold: int) -> None:
        self._values, self._sums, self._floor, self._threshold = values, sums, floor, threshold
        self._proved = np.zeros(len(values), dtype=bool)
        self._withheld = self._proved.copy()

    def shortages(self, withheld: Mask, *, limit: int, whole: bool = False) -> Iterator[tuple[int, Numbers | None]]:
        """Yield each cell that is too well known, with the room every cell would give it were it withheld.

        Cells beyond the first ``limit`` looked at one by one are yielded with None: not proved, no advice.
        With ``whole``, only tables of whole numbers are taken as proof.
        """
        self._forget(withheld)
        for part in self._parts(withheld):
            explorer = self._explored(part, whole=whole)
            for cell in np.flatnonzero(~self._proved[part.cells] & ~explorer.wide()):
                if explorer.wide()[cell]:
                    continue
                limit -= 1
                room = self._room(explorer, int(cell)) if limit >= 0 else None
                if not explorer.wide()[cell]:
                    yield int(part.cells[cell]), room
            self._proved[part.cells] |= explorer.wide()

    def _explored(self, part: Component, *, whole: bool) -> Explorer:
        explorer = Explorer(part, self._values[part.cells] if whole else None, width=self._threshold)
        before = self._proved[part.cells]
        explorer.sweep(lambda: before | explorer.wide())
        return explorer

    def _forget(self, withheld: Mask) -> None:
        """Keep what was proved only while no cell is shown again: more withheld never hurts a proof."""
        if (self._withheld & ~withheld).any():
            self._proved[:] = False
        self._withheld = withheld

    def unproved(self, withheld: Mask, *, limit: int) -> list[int]:
        """Return the cells for which no two whole tables were found that differ by the threshold."""
        missing: list[int] = []
        for part in self._parts(withheld):
            explorer = Explorer(part, self._values[part.cells], width=self._threshold)
            explorer.sweep(explorer.wide)
            for cell in np.flatnonzero(~explorer.wide()):
                limit -= 1
                if limit >= 0:
                    self._push(explorer, int(cell))
                if not explorer.wide()[cell]:
                    missing.append(int(part.cells[cell]))
        return missing

    def _parts(self, withheld: Mask) -> Iterator[Component]:
        return components(LinearSystem.published(self._values, withheld, self._sums, floor=self._floor))

    def _push(self, explorer: Explorer, cell: int) -> None:
        for sign in (-1.0, 1.0):
            if not explorer.wide()[cell]:
                explorer.look(_only(cell, sign, len(explorer.lowest)))

    def _room(self, explorer: Explorer, cell: int) -> Numbers:
        """Return how far each cell, if withheld, could let this one move: from the worth of each sum to it."""
        total = np.zeros(len(self._values))
        for sign in (-1.0, 1.0):
            worths = explorer.look(_only(cell, sign, len(explorer.lowest))).sum_worths
            pull = -(self._sums[explorer.part.sums].T @ worths)
            pull[explorer.part.cells[cell]] += sign
            down = np.where(pull > TINY, pull * (self._values - self._floor), 0.0)
            total += np.where(pull < -TINY, float(self._threshold), down)
        return total


def _only(cell: int, sign: float, n_cells: int) -> Numbers:
    objective = np.zeros(n_cells)
    objective[cell] = sign
    return objective
