"""Part cells into compact groups of about the weights wanted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
ROUNDS = 60


def part(centres: Floats, weights: Floats, number: int, rng: np.random.Generator, *, uneven: float) -> NDArray[np.intp]:
    """Return the group of each cell, groups being the cells of a power diagram that is balanced step by step.

    Each round moves a group's middle to the weighted mean of its cells and makes heavy groups less attractive.
    ``uneven`` is by what share a group may be wanted heavier or lighter than the mean.
    """
    middles = centres[rng.choice(len(centres), number, replace=False, p=weights / weights.sum())]
    handicap = np.zeros(number)
    spread = np.ptp(centres, axis=0).prod() / number
    wanted = rng.uniform(1 - uneven, 1 + uneven, number)
    wanted *= weights.sum() / wanted.sum()
    for _ in range(ROUNDS):
        group = _nearest(centres, middles, handicap)
        load = np.bincount(group, weights, number)
        for axis in (0, 1):
            sums = np.bincount(group, weights * centres[:, axis], number)
            middles[:, axis] = np.where(load > 0, sums / np.maximum(load, 1e-9), middles[:, axis])
        handicap += 0.06 * spread * (load - wanted) / wanted
    return _nearest(centres, middles, handicap)


def _nearest(centres: Floats, middles: Floats, handicap: Floats) -> NDArray[np.intp]:
    squares = ((centres[:, None, :] - middles[None, :, :]) ** 2).sum(axis=2)
    return np.argmin(squares + handicap, axis=1)
