"""Look for tables that agree with a release and differ as much as they can: what an attacker cannot tell apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from frankpledge.core.disclosure.components import Component
from frankpledge.core.disclosure.programme import SLACK, Optimum, Programme, whole_table
from frankpledge.core.disclosure.system import UNBOUNDED, LinearSystem, Whole

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
SWEEPS = 64
"""Joint searches at most, two programmes each, before cells are settled one by one."""
ENOUGH, ENOUGH_WHOLE = 25, 2
"""Cells a joint search must settle for another to be worth its time; whole tables take longer one by one."""

AFRESH = 0.25
"""Share of cells pushed at once above which the solver is quicker from nothing; with all cells bounded it always is."""


class Explorer:
    """The tables found so far for one component, kept as the lowest and highest value seen of each cell.

    Parameters
    ----------
    part : Component
        Unknown cells joined by sums.
    truth : int array, shape (n,), optional
        A table known to agree. When it is given, only tables of whole numbers are taken as seen, so that
        ``highest - lowest`` is certain against an attacker who reasons in whole numbers.
    width : int, or int array of shape (n,)
        How far apart two tables must be in a cell before it counts as `wide`. Unit: records.

    Attributes
    ----------
    lowest, highest : int array, shape (n,)
        Of the tables seen; ``lowest > highest`` where there are none. Unit: records.
    endless : bool array, shape (n,)
        True where the count can be as high as you like.
    """

    def __init__(self, part: Component, truth: Whole | None = None, *, width: int | Whole = 0) -> None:
        self.part, self.whole_only, self.width = part, truth is not None, width
        n = len(part.cells)
        self.lowest = np.full(n, UNBOUNDED) if truth is None else truth.copy()
        self.highest = np.full(n, -1, dtype=np.int64) if truth is None else truth.copy()
        self.endless = endless_cells(part.system)
        self._all_bounded = bool((part.system.high < UNBOUNDED).all())
        self._mends = False  # whether corners of this component need mending to be whole
        self._programme = Programme(part.system, part.known)

    def wide(self) -> Mask:
        """Say which cells were seen at values ``width`` or more apart, or can grow without end."""
        return self.endless | (self.highest - self.lowest >= self.width)

    def look(self, objective: Numbers, *, afresh: bool = False) -> Optimum:
        """Find the table that makes ``objective @ cells`` least, and remember it."""
        found = self._programme.minimise(objective, afresh=afresh)
        self._remember(objective, found.cells)
        return found

    def sweep(self, is_settled: Callable[[], Mask]) -> None:
        """Push all unsettled cells apart together, in patterns of ups and downs, while that settles enough."""
        for sweep in range(SWEEPS):
            unsettled = ~is_settled()
            weights = ups_and_downs(self.part.cells, sweep)
            # Equal weights make for quick programmes; unequal ones for corners that are whole or nearly so.
            pattern = np.where(unsettled, weights if self._mends else np.sign(weights), 0.0)
            for objective in (pattern, -pattern):
                afresh = self._all_bounded or unsettled.sum() > AFRESH * len(unsettled)
                self.look(np.where(self.endless, np.maximum(objective, 0), objective), afresh=afresh)
            worth = ENOUGH_WHOLE if self._mends else ENOUGH
            if int(unsettled.sum() - (~is_settled()).sum()) < worth or is_settled().all():
                return

    def _remember(self, objective: Numbers, cells: Numbers) -> None:
        if not self.whole_only:
            self.lowest = np.minimum(self.lowest, np.ceil(cells - SLACK).astype(np.int64))
            self.highest = np.maximum(self.highest, np.floor(cells + SLACK).astype(np.int64))
            return
        table = self._whole_table_near(objective, cells)
        if table is not None:
            self.lowest, self.highest = np.minimum(self.lowest, table), np.maximum(self.highest, table)

    def _whole_table_near(self, objective: Numbers, cells: Numbers) -> Whole | None:
        """Return a table of whole numbers within 1 of the corner found, or None.

        Tables by area, category and month have corners that are not whole. The mended table keeps every cell
        that the corner made wide enough; only if that cannot be, any table near it will do.
        """
        near = np.rint(cells).astype(np.int64)
        if agrees(self.part, near):
            return near
        self._mends = True
        low, high = np.maximum(near - 1, self.part.system.low), np.minimum(near + 1, self.part.system.high)
        up = ~self.wide() & (cells > self.lowest + self.width - SLACK)
        down = ~self.wide() & (cells < self.highest - self.width + SLACK)
        kept_low = np.where(up, np.maximum(low, self.lowest + self.width), low)
        kept_high = np.where(down, np.minimum(high, self.highest - self.width), high)
        for bounds in ((kept_low, kept_high), (low, high)):
            table = whole_table(LinearSystem(*bounds, self.part.system.sums), objective, known=self.part.known)
            if table is not None and agrees(self.part, table):
                return table
        return None


def agrees(part: Component, table: Whole) -> bool:
    """Say whether a table of whole numbers keeps every bound and every sum of the component exactly."""
    inside = (table >= part.system.low).all() and (table <= part.system.high).all()
    return bool(inside and not (part.system.sums @ table + part.known).any())


def ups_and_downs(cells: Whole, sweep: int) -> Numbers:
    """Return a weight from -1 to 1 for each cell: a fixed pattern, another for each sweep.

    >>> bool((ups_and_downs(np.arange(6), 0) != ups_and_downs(np.arange(6), 1)).all())
    True
    """
    mixed = (cells.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15) * np.uint64(2 * sweep + 1)
    for shift, factor in ((29, 0xBF58476D1CE4E5B9), (32, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return (mixed >> np.uint64(44)).astype(np.float64) / 2.0**19 - 1.0


def endless_cells(system: LinearSystem) -> Mask:
    """Say which cells can grow without end: those that can be raised together, lowering none, sums kept."""
    maybe = _peel(system.sums, system.high == UNBOUNDED)
    cells = np.flatnonzero(maybe)
    if len(cells) == 0:
        return maybe
    rows = system.sums[:, cells]
    # Each rise is a capped part, which the objective counts, plus any more that the sums ask for.
    both = LinearSystem(
        np.zeros(2 * len(cells), dtype=np.int64),
        np.repeat([1, UNBOUNDED], len(cells)),
        sparse.hstack([rows, rows], format="csr"),
    )
    rises = Programme(both).minimise(np.repeat([-1.0, 0.0], len(cells)), afresh=True).cells
    maybe[cells] = rises[: len(cells)] > SLACK
    return maybe


def _peel(sums: Any, maybe: Mask) -> Mask:
    """Drop cells of a sum whose candidates all stand on one side: none of those can rise alone."""
    rows, columns = sums.tocoo().coords
    positive = sums.tocoo().data > 0
    while True:
        alive = maybe[columns]
        parts = np.bincount(rows, weights=alive & positive, minlength=sums.shape[0])
        wholes = np.bincount(rows, weights=alive & ~positive, minlength=sums.shape[0])
        stuck = alive & ((parts == 0) | (wholes == 0))[rows]
        if not stuck.any():
            return maybe
        maybe = maybe.copy()
        maybe[columns[stuck]] = False
