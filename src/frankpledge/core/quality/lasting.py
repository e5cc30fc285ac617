"""Labels whose share changes at one moment and stays changed: a new way of coding (R140)."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.quality.drift import CLUSTERED, FALSE_ALARM, LEAST_ROWS, NATURAL, is_worth_telling, month_table
from frankpledge.core.quality.profile import SourceProfile

LEAST_MONTHS = 3
"""Months on either side of a lasting shift: fewer are a passing one."""
KEPT_TO = 0.9
"""Share of the months on each side that must lie on that side of the middle: a season comes back, a recoding stays."""


@dataclass(frozen=True)
class Step:
    """A label's share in the months before one month, and from it on."""

    label: str
    month: str
    before: float
    after: float


def lasting_shifts(profile: SourceProfile) -> list[Step]:
    """Return the labels whose share shifts for good, each with the month from which it does."""
    return steps(*month_table(profile))


def steps(table: NDArray[Any], labels: list[str], months: list[str]) -> list[Step]:
    """Find for each label the split of the months that parts its shares furthest, if that is beyond chance.

    Parameters
    ----------
    table : int array, shape (n_labels, n_months), months in order. Unit: records.

    Notes
    -----
    For each split into k months and the l that follow, z = (p - q) / √(2 r(1 - r)(1/n + 1/m) + (0.15 r)² (1/k + 1/l)):
    p the share among the n records before, q that among the m after, r that among all. The largest |z| must pass the
    two-sided normal bound for a chance of 0.01 / (labels × splits), with the least difference and ratio of `shifts`.

    Examples
    --------
    >>> table = np.array([[200] * 6 + [100] * 6, [800] * 6 + [900] * 6])
    >>> steps(table, ["drugs", "others"], [f"2024-{m:02d}" for m in range(1, 13)])
    [Step(label='drugs', month='2024-07', before=0.2, after=0.1)]
    """
    kept = np.flatnonzero(table.sum(axis=0) >= LEAST_ROWS) if table.size else np.zeros(0, dtype=np.int64)
    if len(kept) < 2 * LEAST_MONTHS:
        return []
    inside = table[:, kept].astype(np.float64)
    splits = np.arange(LEAST_MONTHS, len(kept) - LEAST_MONTHS + 1)
    so_far, total = inside.cumsum(axis=1)[:, splits - 1], inside.sum(axis=1, keepdims=True)
    n, of = so_far.sum(axis=0), total.sum()
    before, after, rate = so_far / n, (total - so_far) / (of - n), total / of
    chance = CLUSTERED * rate * (1 - rate) * (1 / n + 1 / (of - n))
    wander = (NATURAL * rate) ** 2 * (1 / splits + 1 / (len(kept) - splits))
    z = np.abs(before - after) / np.sqrt(np.maximum(chance + wander, np.finfo(float).tiny))
    z[~(is_worth_telling(before, after) & _stays(inside / inside.sum(axis=0), splits, before, after))] = 0.0
    bound, best = NormalDist().inv_cdf(1 - FALSE_ALARM / z.size / 2), z.argmax(axis=1)
    return [
        Step(label, months[kept[splits[j]]], float(before[i, j]), float(after[i, j]))
        for i, (label, j) in enumerate(zip(labels, best.tolist(), strict=True))
        if z[i, j] > bound
    ]


def _stays(
    shares: NDArray[np.float64], splits: NDArray[Any], before: NDArray[np.float64], after: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Say where nearly all months before a split lie on one side of the middle, and nearly all after on the other."""
    middle = (before + after) / 2
    is_first = np.arange(shares.shape[1]) < splits[:, None]
    is_higher = shares[:, None, :] > middle[:, :, None]
    agrees = is_higher == ((before > after)[:, :, None] == is_first)
    early = (agrees & is_first).sum(axis=2) / splits
    late = (agrees & ~is_first).sum(axis=2) / (shares.shape[1] - splits)
    return np.asarray((early >= KEPT_TO) & (late >= KEPT_TO))
