"""Publish counts to the nearest multiple of a base, and no total that would undo it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.components import Component, components
from frankpledge.core.disclosure.explorer import Explorer
from frankpledge.core.disclosure.released import ReleasedCells
from frankpledge.core.disclosure.system import UNBOUNDED, LinearSystem, Whole

Mask = NDArray[np.bool_]
ROUNDS, LOOKS = 24, 400
TINY = 1e-9


def rounded(counts: Whole, base: int) -> Whole:
    """Return each count to the nearest multiple of ``base``; an exact half goes down.

    >>> rounded(np.array([0, 2, 3, 7, 8]), 5).tolist(), rounded(np.array([5, 6]), 10).tolist()
    ([0, 0, 5, 5, 10], [0, 10])
    """
    return (counts + (base - 1) // 2) // base * base


def rounding_interval(published: Whole, base: int) -> tuple[Whole, Whole]:
    """Return the least and the most count that is published as each number.

    >>> [ends.tolist() for ends in rounding_interval(np.array([0, 5]), 5)]
    [[0, 3], [2, 7]]
    """
    return np.maximum(published - (base - 1) // 2, 0), published + base // 2


def withheld_beside_rounding(cells: ReleasedCells, *, threshold: int, base: int) -> Mask:
    """Return which counts to withhold, shape (n,), so that small counts stay as vague as rounding makes them.

    No count from 1 to ``threshold - 1`` may be left an interval narrower than both ``base - 1`` and what its
    own rounding leaves. A rounded total can do that where its parts all lean one way; such a total is
    withheld, or, where no total is to blame, the count itself. With nothing shown nothing is known, so this ends.

    Examples
    --------
    >>> from frankpledge.core.disclosure.released import released_cells
    >>> from frankpledge.core.tables import SourceCounts
    >>> cube = np.array([[[2], [40]], [[2], [9]], [[0], [0]]])
    >>> counts = SourceCounts("police", "event", "ward", ("W1", "W2"), ("Abbey", "Bridge"), ("arson", "drugs"),
    ...                       ("2024-01",), np.array([1]), np.array([True]), cube)
    >>> cells = released_cells(counts, 1, monthly_by_area=False)    # arson: 0 + 0 + 0 beside 5 tells too much
    >>> withheld_beside_rounding(cells, threshold=5, base=5)[cells.period][-1].astype(int).tolist()    # the totals
    [1, 0, 0]
    """
    low, high = rounding_interval(rounded(cells.values, base), base)
    small = (cells.values > 0) & (cells.values < threshold)
    need = np.where(small, np.minimum(base - 1, high - low), 0)
    withheld = np.zeros(len(low), dtype=bool)
    for _ in range(ROUNDS):
        known = LinearSystem(np.where(withheld, 0, low), np.where(withheld, UNBOUNDED, high), cells.sums)
        telling = [cell for part in components(known) for cell in _telling(cells, part, need[part.cells], withheld)]
        if not telling:
            return withheld
        withheld[telling] = True
    return np.ones(len(low), dtype=bool)


def _telling(cells: ReleasedCells, part: Component, need: Whole, withheld: Mask) -> list[int]:
    """Return, for each small count of a component that is known too well, one shown cell that helps to know it."""
    explorer = Explorer(part, width=need)
    explorer.sweep(explorer.wide)
    narrow = np.flatnonzero(~explorer.wide())
    shown_sums = part.cells[cells.is_sum[part.cells] & ~withheld[part.cells]]
    if len(narrow) > LOOKS and len(shown_sums):
        return [int(cell) for cell in shown_sums]  # too many to look at one by one
    telling = []
    for cell in narrow:
        pull = _pull(explorer, int(cell))
        if not explorer.wide()[cell]:
            telling.append(_first_to_go(cells, part.cells[(pull > TINY) & ~withheld[part.cells]], part.cells[cell]))
    return telling


def _pull(explorer: Explorer, cell: int) -> NDArray[np.float64]:
    """Return how much each cell's own bounds hold this one, shape (n,), from the worth of each sum to it."""
    total = np.zeros(len(explorer.lowest))
    for sign in (-1.0, 1.0):
        objective = np.zeros(len(total))
        objective[cell] = sign
        total += np.abs(objective - explorer.part.system.sums.T @ explorer.look(objective).sum_worths)
    return total


def _first_to_go(cells: ReleasedCells, among: Whole, target: int) -> int:
    """Choose what to withhold: a total before a part, a low total before a high one, itself before others."""
    order = np.lexsort((among, among != target, cells.n_totals[among], ~cells.is_sum[among]))
    return int(among[order[0]])
