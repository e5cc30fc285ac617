"""Protect all that is released of one source, its tables together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.beside import withhold_beside
from frankpledge.core.disclosure.earlier import Before
from frankpledge.core.disclosure.joined_cells import JoinedCells
from frankpledge.core.disclosure.memory import names_of, remember
from frankpledge.core.disclosure.policy import Policy
from frankpledge.core.disclosure.protection import Protection
from frankpledge.core.disclosure.released import ReleasedCells, released_cells
from frankpledge.core.disclosure.rounding import rounded, withheld_beside_rounding
from frankpledge.core.disclosure.withhold import choose_withheld
from frankpledge.core.tables import SourceCounts

Mask = NDArray[np.bool_]


def protect(counts: SourceCounts, policy: Policy, *, monthly_by_area: bool, before: Before | None = None) -> Protection:
    """Return what may be shown of a source under its policy.

    Parameters
    ----------
    counts : SourceCounts
        Exact counts of one source.
    policy : Policy
        The rule of the source, or the stricter one where sources meet.
    monthly_by_area : bool
        True when the release shows months by area, not of the partnership alone.
    before : Before, optional
        What was published before, which the public reads together with this.

    Returns
    -------
    Protection
        The same for the same counts, whatever the machine.

    Examples
    --------
    >>> cube = np.array([[[3], [20]], [[9], [30]], [[0], [0]]])
    >>> counts = SourceCounts("police", "event", "ward", ("W1", "W2"), ("Abbey", "Bridge"), ("arson", "burglary"),
    ...                       ("2024-01",), np.array([1]), np.array([True]), cube)
    >>> shown = protect(counts, Policy("suppress"), monthly_by_area=False)
    >>> shown.period[1].astype(int).tolist()    # rows: W1, W2, unplaced, partnership; columns: arson, burglary, all
    [[1, 1, 0], [1, 1, 0], [0, 0, 0], [0, 0, 0]]
    >>> protect(counts, Policy("round"), monthly_by_area=False).rounded_monthly.ravel().tolist()
    [10, 50, 60]
    """
    periods = [period for period in (0, 1) if counts.has_period(period)]
    cells = {period: released_cells(counts, period, monthly_by_area=monthly_by_area) for period in periods}
    masks = _masks(counts, policy, cells, before)
    period, monthly = _laid_out(counts, cells, masks)
    by_area = monthly if monthly_by_area else None
    if policy.method != "round":
        return Protection(policy, period, monthly[-1], by_area)
    shown = {number: rounded(part.values, policy.base) for number, part in cells.items()}
    rounded_period, rounded_monthly = _laid_out(counts, cells, shown)
    rounded_by_area = rounded_monthly if monthly_by_area else None
    return Protection(policy, period, monthly[-1], by_area, rounded_period, rounded_monthly[-1], rounded_by_area)


def _masks(
    counts: SourceCounts, policy: Policy, cells: Mapping[int, ReleasedCells], before: Before | None
) -> dict[int, Mask]:
    """Return what is withheld of each period, read alone or, where something was published before, with that."""
    if before is None or policy.method != "suppress" or not before.releases:
        return {period: _withheld(part, policy) for period, part in cells.items()}
    joined = JoinedCells(tuple(cells.values()))
    names = [name for period, part in cells.items() for name in names_of(counts, period, part, before)]
    memory = remember(names, joined.values, before, counts.source)

    def alone() -> Mask:
        return np.concatenate([_withheld(part, policy) for part in cells.values()])

    found = withhold_beside(joined, memory, threshold=policy.threshold, alone=alone) if memory.touches else alone()
    return dict(zip(cells, joined.split(found), strict=True))


def _withheld(cells: ReleasedCells, policy: Policy) -> Mask:
    if policy.method == "suppress":
        return choose_withheld(cells, threshold=policy.threshold)
    if policy.method == "round":
        return withheld_beside_rounding(cells, threshold=policy.threshold, base=policy.base)
    return np.zeros(len(cells.values), dtype=bool)


def _laid_out(
    counts: SourceCounts, cells: Mapping[int, ReleasedCells], of_cells: Mapping[int, NDArray[Any]]
) -> tuple[dict[int, NDArray[Any]], NDArray[Any]]:
    """Lay what belongs to each cell out as the period's tables and as months, both periods' in their places."""
    months = [(counts.month_period == period, of_cells[period][part.monthly]) for period, part in cells.items()]
    shape = (*months[0][1].shape[:2], len(counts.months))
    monthly = np.zeros(shape, dtype=months[0][1].dtype)
    for where, table in months:
        monthly[:, :, where] = table
    return {period: of_cells[period][part.period] for period, part in cells.items()}, monthly
