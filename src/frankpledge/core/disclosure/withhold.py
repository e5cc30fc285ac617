"""Choose what to withhold beside the small counts, so that nobody can work those out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.cover import CoverProgramme
from frankpledge.core.disclosure.proof import Room
from frankpledge.core.disclosure.released import ReleasedCells
from frankpledge.core.disclosure.system import Whole

Mask = NDArray[np.bool_]
KNOWN_FLOOR = 1
"""Every release says that zeros are shown, so its readers know that a withheld count is at least 1."""
ROUNDS, FREE_ROUNDS = 24, 4
"""Rounds of choosing and attacking; after the free ones, what is withheld stays so and each round only adds."""
LOOKS, LAST_LOOKS = 150, 2000
"""Cells looked at one by one in a round, and in the last proof: advice on some helps many others."""
PER_TOTAL, PER_DOUBLING = 0.5, 0.1
"""What a total costs above a part, for each of area, category and month it adds up; what twice the count costs."""


def choose_withheld(cells: ReleasedCells, *, threshold: int, floor: int = KNOWN_FLOOR) -> Mask:
    """Return which cells to withhold, shape (n,): every small one and as few others as were found to do.

    Each withheld count is left an interval at least ``threshold`` wide to an attacker who knows the rest, and
    that withheld counts are whole and ``floor`` or more. Where no proof of it was found within the counted
    limits, all totals above that count are withheld as well, which lets it grow without end.

    Parameters
    ----------
    cells : ReleasedCells
        All that is published of one source and period, so that its tables are protected together.
    threshold : int
        Counts from 1 to ``threshold - 1`` are small. Unit: records.
    floor : int
        What the attacker knows a withheld count to be at least.

    Examples
    --------
    >>> from frankpledge.core.disclosure.released import released_cells
    >>> from frankpledge.core.tables import SourceCounts
    >>> cube = np.array([[[3], [20]], [[9], [30]], [[0], [0]]])
    >>> counts = SourceCounts("police", "event", "ward", ("W1", "W2"), ("Abbey", "Bridge"), ("arson", "burglary"),
    ...                       ("2024-01",), np.array([1]), np.array([True]), cube)
    >>> cells = released_cells(counts, 1, monthly_by_area=False)
    >>> choose_withheld(cells, threshold=5)[cells.period].astype(int).tolist()    # rows: W1, W2, unplaced, total
    [[1, 1, 0], [1, 1, 0], [0, 0, 0], [0, 0, 0]]
    """
    withheld = small = (cells.values > 0) & (cells.values < threshold)
    if not small.any():
        return small
    room = Room(cells.values, cells.sums, floor=floor, threshold=threshold)
    cover = CoverProgramme(
        cells.values, cells.sums, floor=floor, threshold=threshold, costs=costs_of(cells.values, cells.n_totals)
    )
    short: list[int] = []
    for number in range(ROUNDS):
        withheld = cover.solve(small if number < FREE_ROUNDS else withheld)
        short = _learn(cover, room, withheld, whole=cells.is_network)
        if not short:
            break
    withheld = _opened(cells, withheld, short)
    return withheld if cells.is_network else _opened(cells, withheld, room.unproved(withheld, limit=LAST_LOOKS))


def _learn(cover: CoverProgramme, room: Room, withheld: Mask, *, whole: bool) -> list[int]:
    """Attack the pattern; tell the covering programme what would help; return the cells too well known."""
    short = list(room.shortages(withheld, limit=LOOKS, whole=whole))
    for cell, advice in short:
        if advice is not None:
            cover.demand(cell, advice)
    return [cell for cell, _ in short]


def _opened(cells: ReleasedCells, withheld: Mask, stubborn: list[int]) -> Mask:
    """Withhold every total above each stubborn cell, so that a record more or less shows nowhere."""
    for cell in stubborn:
        withheld = withheld | cells.holding(cell)
    return withheld


def costs_of(values: Whole, n_totals: Whole) -> NDArray[np.float64]:
    """Return what withholding each cell costs the reader, shape (n,): totals and large counts cost more."""
    return 1.0 + PER_TOTAL * n_totals + PER_DOUBLING * np.log2(np.maximum(values, 1))
