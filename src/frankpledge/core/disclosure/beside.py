"""Choose what to withhold so that the new release and all earlier ones, read together, pin no small count."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.cover import CoverProgramme
from frankpledge.core.disclosure.joined_cells import JoinedCells
from frankpledge.core.disclosure.memory import Memory
from frankpledge.core.disclosure.programme import SolverStopped
from frankpledge.core.disclosure.room_beside import RoomBeside
from frankpledge.core.disclosure.system import InconsistentRelease, Whole
from frankpledge.core.disclosure.withhold import FREE_ROUNDS, KNOWN_FLOOR, LOOKS, ROUNDS, costs_of

Mask = NDArray[np.bool_]
LAST_ROUNDS = 3
"""How often what is still told is answered by withholding all of its area and category, and the totals above."""


def withhold_beside(cells: JoinedCells, memory: Memory, *, threshold: int, alone: Callable[[], Mask]) -> Mask:
    """Return which cells to withhold, shape (n,), knowing what earlier releases showed and withheld.

    What was withheld before is withheld again, what was shown is public. Where earlier releases contradict each
    other or the new counts, so that nothing can be worked out from them together, what ``alone`` gives is kept.

    Parameters
    ----------
    cells : ReleasedCells
        All that is published of one source.
    memory : Memory
        The earlier releases of that source, joined to these cells.
    threshold : int
        Counts from 1 to ``threshold - 1`` are small. Unit: records.
    alone : callable
        Returns what is withheld when the new release is read alone, shape (n,).
    """
    try:
        return _chosen(cells, memory, threshold)
    except (InconsistentRelease, SolverStopped):
        return (alone() & ~memory.shown_before) | _must(cells.values, memory, threshold)


def _must(values: Whole, memory: Memory, threshold: int) -> Mask:
    return ((values > 0) & (values < threshold)) | memory.withheld_before


def _chosen(cells: JoinedCells, memory: Memory, threshold: int) -> Mask:
    shown = (cells.values, cells.values)
    room = RoomBeside(cells.values, cells.sums, memory, shown=shown, floor=KNOWN_FLOOR, threshold=threshold)
    must = _with_differences(room, _must(cells.values, memory, threshold))
    never = memory.shown_before & ~must
    cover = CoverProgramme(
        cells.values, cells.sums, floor=KNOWN_FLOOR, threshold=room.threshold, known=room.known,
        costs=costs_of(cells.values, cells.n_totals), never=never,
    )  # fmt: skip
    withheld = must
    for number in range(ROUNDS):
        withheld = cover.solve(must if number < FREE_ROUNDS else withheld)
        if not _learn(cover, room, withheld):
            return withheld
    return _parents_withheld(cells, memory, room, withheld, never)


def _with_differences(room: RoomBeside, withheld: Mask) -> Mask:
    """Withhold each count that tells a small one by subtraction from a published one, until none does."""
    while len(telling := room.told_by_subtraction(withheld)):
        withheld = withheld.copy()
        withheld[telling] = True
    return withheld


def _learn(cover: CoverProgramme, room: RoomBeside, withheld: Mask) -> bool:
    """Attack the pattern, tell the covering programme what would help, and say whether anything is too well known."""
    short = list(room.shortages(withheld, limit=LOOKS))
    for cell, advice in short:
        if advice is not None and cell < len(withheld):
            cover.demand(cell, advice)
        elif advice is not None:
            cover.demand_always(advice)
    return bool(short)


def _parents_withheld(cells: JoinedCells, memory: Memory, room: RoomBeside, withheld: Mask, never: Mask) -> Mask:
    """Withhold all of each stubborn count's area and category with the totals above; at the last, all that can be."""
    can_be = (cells.values > 0) & ~never
    for _ in range(LAST_ROUNDS):
        stubborn = [cell for cell, _ in room.shortages(withheld, limit=LOOKS)]
        if not stubborn:
            return withheld
        for cell in stubborn:
            alike = memory.at[: len(withheld)] == memory.at[cell]
            above = [cells.holding(int(own)) for own in np.flatnonzero(alike & can_be)]
            withheld = withheld | (np.logical_or.reduce([alike, *above]) & can_be)
    return can_be
