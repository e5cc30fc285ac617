"""How much room a withheld pattern leaves to an attacker who has read the earlier releases too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from frankpledge.core.disclosure.components import Component, components
from frankpledge.core.disclosure.explorer import Explorer
from frankpledge.core.disclosure.memory import Memory
from frankpledge.core.disclosure.programme import Programme
from frankpledge.core.disclosure.propagation import propagate
from frankpledge.core.disclosure.system import UNBOUNDED, LinearSystem, Whole

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
TINY = 1e-9


class RoomBeside:
    """The cells of a new release with those of earlier ones, which stand as they were published.

    Parameters
    ----------
    values : int array, shape (n,)
        Exact counts of the new release.
    sums : sparse matrix, shape (n_sums, n)
        As in `LinearSystem`.
    memory : Memory
        What earlier releases add.
    shown : pair of int arrays, shape (n,)
        The least and the most that a reader takes each count to be where it is shown.
    floor, threshold : int
        A withheld count is known to be ``floor`` or more; it must be left an interval ``threshold`` wide.
    """

    def __init__(
        self, values: Whole, sums: Any, memory: Memory, *, shown: tuple[Whole, Whole], floor: int, threshold: int
    ) -> None:
        self._n, self._values, self._memory = len(values), values, memory
        self._shown, self._floor, self.threshold = shown, floor, max(threshold, memory.threshold)
        padded = sparse.csr_array((sums.shape[0], len(memory.low)), dtype=sums.dtype)
        self._sums = sparse.vstack([sparse.hstack([sums, padded]), memory.sums], format="csr")
        self._proved = np.zeros(self._n + len(memory.low), dtype=bool)
        self._withheld = np.zeros(self._n, dtype=bool)
        self.known = self._all_withheld()

    def shortages(self, withheld: Mask, *, limit: int) -> Iterator[tuple[int, Numbers | None]]:
        """Yield each count that is too well known, with the room each new cell would give it were it withheld.

        Counts from ``n`` on stand in earlier releases or between them. Those beyond the first ``limit`` are yielded
        with None.

        Raises
        ------
        InconsistentRelease, SolverStopped
            If no counts agree with all that was published.
        """
        self._forget(withheld)
        system = self._system(withheld)
        short = np.array(sorted(self._short(propagate(system), withheld)), dtype=np.int64)
        for part in components(system) if len(short) else ():
            own = np.flatnonzero(np.isin(part.cells, short))
            programme = Programme(part.system, part.known) if len(own) and limit > 0 else None
            for cell in own:
                limit -= 1
                room = self._room(part, programme, int(cell)) if programme and limit >= 0 else None
                yield int(part.cells[cell]), room

    def _short(self, known: LinearSystem, withheld: Mask) -> Iterator[int]:
        """Yield counts that are too well known, from the tightest bounds that subtraction gives.

        Of what stands in or between earlier releases, one count for each area and category: the others of it are
        known by the same difference as a rule, and are asked again once that one has room.
        """
        wanted = self._targets(withheld, known) & ~self._proved
        narrow = wanted & (known.high - known.low < self.threshold)
        answered: set[int] = set()
        yield from self._first_of_each(np.flatnonzero(narrow), answered)
        for part in components(known):
            mine = (wanted & ~narrow)[part.cells]
            if mine.any():
                explorer = Explorer(part, width=self.threshold)
                explorer.sweep(partial(_settled, mine, explorer))
                yield from self._first_of_each(self._short_in(part, explorer, mine, answered), answered)
                self._proved[part.cells] |= mine & explorer.wide()

    def _short_in(self, part: Component, explorer: Explorer, mine: Mask, answered: set[int]) -> Iterator[int]:
        """Yield the counts of a component that have no room, having looked for their least and their most."""
        for cell in np.flatnonzero(mine & ~explorer.wide()):
            number = int(part.cells[cell])
            if number >= self._n and int(self._memory.at[number]) in answered:
                continue
            _look_both_ways(explorer, int(cell))
            if not explorer.wide()[cell] and not self._is_harmless(explorer, int(cell)):
                yield number

    def _first_of_each(self, cells: Iterable[int], answered: set[int]) -> Iterator[int]:
        """Yield cells of the new release, and of others the first of each area and category."""
        for cell in cells:
            place = int(self._memory.at[cell])
            if cell < self._n or place not in answered:
                yield int(cell)
            answered.add(place)

    def _forget(self, withheld: Mask) -> None:
        """Keep what was proved only while no cell is shown again: more withheld never hurts a proof."""
        if (self._withheld & ~withheld).any():
            self._proved[:] = False
        self._withheld = withheld

    def told_by_subtraction(self, withheld: Mask) -> Whole:
        """Return the new cells, shown so far, whose difference from what was published is a small count.

        Shape (n_found,). Such a cell has to be withheld itself: what was published cannot be called back.
        """
        known = propagate(self._system(withheld))
        narrow = self._memory.between & self._is_small(known.low, known.high)[self._n :]
        rows = self._memory.sums
        entries = rows.tocoo()
        telling = np.unique(entries.coords[0][np.isin(entries.coords[1], self._n + np.flatnonzero(narrow))])
        cells = np.unique(rows[telling].indices) if len(telling) else np.zeros(0, dtype=np.int64)
        own = cells[cells < self._n]
        return own[~withheld[own] & ~self._memory.shown_before[own] & (self._values[own] > 0)]

    def _system(self, withheld: Mask) -> LinearSystem:
        low, high = self._shown
        return LinearSystem(
            np.concatenate([np.where(withheld, self._floor, low), self._memory.low]),
            np.concatenate([np.where(withheld, UNBOUNDED, high), self._memory.high]),
            self._sums,
        )

    def _all_withheld(self) -> tuple[Whole, Whole]:
        """Return what is known of each new cell, shape (n,), before anything more of it is published."""
        known = propagate(self._system((self._values > 0) & ~self._memory.shown_before))
        return known.low[: self._n], known.high[: self._n]

    def _targets(self, withheld: Mask, known: LinearSystem) -> Mask:
        """Say which counts must have room: withheld now or before, and small ones that only a difference tells."""
        memory = self._memory
        can_be_small = (known.low < self.threshold) & (known.high > 0)
        return np.concatenate([withheld, memory.was_withheld | (memory.between & can_be_small[self._n :])])

    def _is_small(self, low: Whole, high: Whole) -> Mask:
        found: Mask = (high - low < self.threshold) & (low < self.threshold) & (high > 0)
        return found

    def _is_harmless(self, explorer: Explorer, cell: int) -> bool:
        """Say whether a count that no release holds is known, and known to be nothing or not to be small."""
        number = explorer.part.cells[cell] - self._n
        ends = explorer.lowest[[cell]], explorer.highest[[cell]]
        return bool(number >= 0 and self._memory.between[number] and not self._is_small(*ends)[0])

    def _room(self, part: Component, programme: Programme, cell: int) -> Numbers:
        """Return how far each new cell, if withheld, could let this one move: from the worth of each sum to it."""
        low, high = self.known
        down, up = self._values - low, np.minimum(high - self._values, self.threshold)
        total = np.zeros(self._n)
        for sign in (-1.0, 1.0):
            objective = np.zeros(len(part.cells))
            objective[cell] = sign
            pull = -(self._sums[part.sums].T @ programme.minimise(objective).sum_worths)
            pull[part.cells[cell]] += sign
            own = pull[: self._n]
            total += np.where(own < -TINY, np.minimum(-own * up, self.threshold), np.where(own > TINY, own * down, 0.0))
        return np.maximum(total, 0.0)


def _settled(wanted: Mask, explorer: Explorer) -> Mask:
    """Say which cells need no more search: those nobody asks for, and those that have room."""
    return ~wanted | explorer.wide()


def _look_both_ways(explorer: Explorer, cell: int) -> None:
    """Find the least and the most of a cell, unless it turns out to have room before."""
    for sign in (-1.0, 1.0):
        if not explorer.wide()[cell]:
            objective = np.zeros(len(explorer.lowest))
            objective[cell] = sign
            explorer.look(objective)
