"""How sure to be when many comparisons are made at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def chance_of_ratio(
    before: NDArray[Any], after: NDArray[Any], months_before: float | Floats, months_after: float | Floats
) -> Floats:
    """Return how likely chance alone is to part two counts this far: exact, two-sided, given their total.

    Twice the smaller tail of the binomial, so that it agrees with the interval of `rate_ratio`: below 0.05
    exactly where the 95 % interval leaves out 1. NaN where ``before`` is 0, since there is no ratio.

    Parameters
    ----------
    before, after : int arrays of one shape. Unit: records.
    months_before, months_after : lengths of the periods. Unit: months.

    References
    ----------
    Przyborowski J, Wilenski H. Biometrika 1940; 31: 313-323.

    Examples
    --------
    >>> chance_of_ratio(np.array([100, 100, 0]), np.array([100, 150, 3]), 12, 12).round(4).tolist()
    [1.0, 0.0019, nan]
    """
    from scipy.special import betainc  # a fifth of a second to import: only where there are two periods

    b, a = np.maximum(before, 1).astype(np.float64), after.astype(np.float64)
    share = np.asarray(months_after / (np.asarray(months_before, dtype=np.float64) + months_after))
    at_least = np.where(a > 0, betainc(np.maximum(a, 1), b + 1, share), 1.0)
    at_most = 1 - betainc(a + 1, b, share)
    chance: Floats = np.where(before > 0, np.minimum(2 * np.minimum(at_least, at_most), 1.0), np.nan)
    return chance


def false_discovery(chances: NDArray[Any], *, rate: float = 0.05) -> NDArray[np.bool_]:
    """Say which of many comparisons to believe, so that of those believed at most ``rate`` are chance on average.

    Benjamini and Hochberg's step-up rule; it holds for comparisons that are independent or rise and fall
    together, as those of wards and their total do. A NaN is no comparison and never believed.

    Parameters
    ----------
    chances : float array, shape (n,): how likely each is by chance alone (p-values).
    rate : share of false discoveries allowed.

    References
    ----------
    Benjamini Y, Hochberg Y. J R Stat Soc B 1995; 57: 289-300.

    Examples
    --------
    >>> false_discovery(np.array([0.001, 0.04, 0.9, np.nan])).tolist()
    [True, False, False, False]
    """
    real = np.isfinite(chances)
    ordered = np.sort(chances[real])
    lines = rate * np.arange(1, len(ordered) + 1) / max(len(ordered), 1)
    under = np.flatnonzero(ordered <= lines)
    if len(under) == 0:
        return np.zeros(len(chances), dtype=bool)
    believed: NDArray[np.bool_] = real & (np.nan_to_num(chances, nan=2.0) <= ordered[under[-1]])
    return believed
