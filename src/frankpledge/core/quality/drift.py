"""Labels whose share shifts: in a month against the others, or with one operator against others in the same months."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.quality.profile import SourceProfile

FALSE_ALARM = 0.01
"""Chance of one false alarm in a whole table of comparisons (Bonferroni)."""
NATURAL = 0.15
"""By how much of itself a label's share wanders from month to month without any change of coding."""
CLUSTERED = 2
"""Records come in clusters (several calls about one incident), which doubles the variance of chance."""
LEAST_DIFFERENCE, LEAST_RATIO = 0.05, 1.5
"""A shift is told only from five percentage points, and from half as much again (or two thirds), up."""
LEAST_ROWS = 30
"""Months and operators with fewer records are left out: their shares say nothing."""


@dataclass(frozen=True)
class Shift:
    """A label's share in one group (a month, an operator) that differs from its share in all the others."""

    label: str
    group: str
    share: float
    elsewhere: float


def shifts(table: NDArray[Any], labels: list[str], groups: list[str]) -> list[Shift]:
    """Compare each label's share in each group with its share in all other groups together.

    Parameters
    ----------
    table : int array, shape (n_labels, n_groups) or (n_labels, n_groups, n_strata). Unit: records. Within a
        stratum (a month) like is set against like; what the groups hold of each stratum may differ.

    Notes
    -----
    Within a stratum p is the share among the n records of the group, q that among the m others and r that among all.
    Strata are weighed by w = n m / (n + m), as Mantel and Haenszel do, which leaves out those that only one side has.
    z = Σw(p - q)/Σw ÷ √(2 Σw r(1 - r)/(Σw)² + (0.15 r)²). It must pass the two-sided normal bound for a chance of
    0.01 / (labels × groups), with the least difference and ratio above.

    References
    ----------
    Mantel N, Haenszel W. Journal of the National Cancer Institute 1959; 22: 719-748.

    Examples
    --------
    >>> table = np.array([[50, 50, 10], [50, 50, 90]])
    >>> [(s.label, s.group) for s in shifts(table, ["noise", "youths"], ["January", "February", "March"])]
    [('noise', 'March'), ('youths', 'March')]
    """
    inside = table.reshape(*table.shape[:2], 1 if table.ndim == 2 else table.shape[2]).astype(np.float64)
    kept = np.flatnonzero(inside.sum(axis=(0, 2)) >= LEAST_ROWS) if table.size else np.zeros(0, dtype=np.int64)
    if len(kept) < 2:
        return []
    inside = inside[:, kept]
    size, among_all = inside.sum(axis=0), inside.sum(axis=1, keepdims=True)
    rest = size.sum(axis=0) - size
    weight = size * rest / np.maximum(size + rest, 1)
    weights = weight.sum(axis=1)

    def mean(shares: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray((shares * weight).sum(axis=2) / np.maximum(weights, 1))

    rate = among_all / np.maximum(size + rest, 1)
    share, elsewhere = mean(inside / np.maximum(size, 1)), mean((among_all - inside) / np.maximum(rest, 1))
    noise = CLUSTERED * mean(rate * (1 - rate)) / np.maximum(weights, 1) + (NATURAL * mean(rate)) ** 2
    bound = NormalDist().inv_cdf(1 - FALSE_ALARM / share.size / 2)
    apart = np.abs(share - elsewhere) > bound * np.sqrt(noise)
    found = apart & is_worth_telling(share, elsewhere) & (weights >= LEAST_ROWS / 2)
    return [
        Shift(labels[i], groups[kept[j]], float(share[i, j]), float(elsewhere[i, j])) for i, j in np.argwhere(found)
    ]


def is_worth_telling(share: NDArray[np.float64], elsewhere: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say where two shares differ by the least difference and the least ratio.

    >>> is_worth_telling(np.array([0.10, 0.16, 0.02]), np.array([0.20, 0.20, 0.05])).tolist()
    [True, False, False]
    """
    ratio = np.maximum(share, elsewhere) >= LEAST_RATIO * np.minimum(share, elsewhere)
    return np.asarray((np.abs(share - elsewhere) >= LEAST_DIFFERENCE) & ratio)


def months_shifted(profile: SourceProfile) -> list[Shift]:
    """Return the labels whose share in a month differs from that in all other months."""
    return shifts(*month_table(profile))


def operators_shifted(profile: SourceProfile) -> list[Shift]:
    """Return the labels whose share with an operator differs from that with the others in the same months."""
    labels, operators, months = (sorted({key[at] for key in profile.operator_months}) for at in (1, 0, 2))
    table = np.zeros((len(labels), len(operators), len(months)), dtype=np.int64)
    rows, columns, layers = ({name: at for at, name in enumerate(names)} for names in (labels, operators, months))
    for (operator, label, month), n in profile.operator_months.items():
        table[rows[label], columns[operator], layers[month]] = n
    return shifts(table, labels, operators)


def month_table(profile: SourceProfile) -> tuple[NDArray[Any], list[str], list[str]]:
    """Return rows by label and month, with the labels and the months, both in order."""
    labels, months = (sorted({key[at] for key in profile.label_months}) for at in (0, 1))
    table = np.zeros((len(labels), len(months)), dtype=np.int64)
    rows, columns = ({name: at for at, name in enumerate(names)} for names in (labels, months))
    for (label, month), n in profile.label_months.items():
        table[rows[label], columns[month]] = n
    return table, labels, months
