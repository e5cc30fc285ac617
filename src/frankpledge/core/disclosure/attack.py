"""The attacker's linear programme: how closely a release pins down what it withholds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.components import Component, components
from frankpledge.core.disclosure.explorer import Explorer
from frankpledge.core.disclosure.programme import SLACK
from frankpledge.core.disclosure.propagation import propagate
from frankpledge.core.disclosure.system import UNBOUNDED, LinearSystem, Whole

Mask = NDArray[np.bool_]


def bounds(system: LinearSystem, targets: Whole) -> tuple[Whole, Whole]:
    """Return the least and the most that each target can be, given all that is known.

    Bounds of a linear programme, drawn in to whole numbers; ``UNBOUNDED`` where there is no most.

    Parameters
    ----------
    system : LinearSystem
        All that the attacker knows, of one release or of several merged (one number for one count).
    targets : int array, shape (n_targets,)
        Cells to attack.

    Returns
    -------
    low, high : int array, shape (n_targets,)
        Unit: records.

    Raises
    ------
    InconsistentRelease
        If no counts agree with what was published.

    Examples
    --------
    >>> system = LinearSystem.of([0, 0, 4, 10], [UNBOUNDED, UNBOUNDED, 4, 10], [(3, [0, 1, 2])])
    >>> low, high = bounds(system, np.array([0, 1]))
    >>> low.tolist(), high.tolist()
    ([0, 0], [6, 6])
    """
    known = propagate(system)
    low, high = known.low.copy(), known.high.copy()
    wanted = np.zeros(len(low), dtype=bool)
    wanted[targets] = True
    for part in components(known):
        if wanted[part.cells].any():
            low[part.cells], high[part.cells] = _settle(part, wanted[part.cells])
    return low[targets], high[targets]


def exposed(system: LinearSystem, targets: Whole, threshold: int) -> Whole:
    """Return those targets that an attacker knows to within less than ``threshold``, in the order given.

    Quicker than `bounds`: a cell is let go as soon as two tables that agree with the release differ enough.

    Examples
    --------
    >>> system = LinearSystem.of([0, 0, 7, 10], [UNBOUNDED, UNBOUNDED, 7, 10], [(3, [0, 1, 2])])
    >>> exposed(system, np.array([0, 1]), threshold=5).tolist()
    [0, 1]
    """
    known = propagate(system)
    open_ = np.zeros(len(known.low), dtype=bool)
    open_[targets] = known.high[targets] - known.low[targets] < threshold
    unsafe = open_.copy()
    open_[targets] = ~open_[targets]
    for part in components(known):
        if open_[part.cells].any():
            unsafe[part.cells] |= open_[part.cells] & ~_is_wide(part, open_[part.cells], threshold)
    return targets[unsafe[targets]]


def is_safe(system: LinearSystem, targets: Whole, threshold: int) -> bool:
    """Say whether every target is left an interval at least ``threshold`` wide.

    Examples
    --------
    >>> system = LinearSystem.of([0, 0, 4, 10], [UNBOUNDED, UNBOUNDED, 4, 10], [(3, [0, 1, 2])])
    >>> is_safe(system, np.array([0, 1]), threshold=5)
    True
    """
    return len(exposed(system, targets, threshold)) == 0


def _settle(part: Component, wanted: Mask) -> tuple[Whole, Whole]:
    """Return exact bounds of the wanted cells of a component."""
    explorer = Explorer(part)
    low, high = part.system.low.copy(), np.where(explorer.endless, UNBOUNDED, part.system.high)

    def low_settled() -> Mask:
        return ~wanted | (explorer.lowest <= low)

    def high_settled() -> Mask:
        return ~wanted | explorer.endless | (explorer.highest >= high)

    explorer.sweep(lambda: low_settled() & high_settled())
    for cell in np.flatnonzero(wanted):
        if not low_settled()[cell]:
            low[cell] = np.ceil(_least(explorer, int(cell), 1.0) - SLACK)
        if not high_settled()[cell]:
            high[cell] = np.floor(_least(explorer, int(cell), -1.0) + SLACK)
    return low, high


def _is_wide(part: Component, wanted: Mask, threshold: int) -> Mask:
    """Say which cells of a component are left an interval at least ``threshold`` wide."""
    explorer = Explorer(part, width=threshold)
    explorer.sweep(lambda: explorer.wide() | ~wanted)
    for cell in np.flatnonzero(wanted):
        for sign in (1.0, -1.0):
            if not explorer.wide()[cell]:
                _least(explorer, int(cell), sign)
    return explorer.wide()


def _least(explorer: Explorer, cell: int, sign: float) -> float:
    """Return the cell's value where ``sign * cell`` is least."""
    objective = np.zeros(len(explorer.lowest))
    objective[cell] = sign
    return float(explorer.look(objective).cells[cell])
