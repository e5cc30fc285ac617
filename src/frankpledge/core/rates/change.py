"""Whether two periods differ by more than chance."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
Floats = NDArray[np.float64]
REAL, CHANCE, NOT_COMPARABLE = "real-change", "could-be-chance", "not-comparable"


def rate_ratio(
    before: Numbers, after: Numbers, months_before: float, months_after: float, *, level: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """Return the ratio of monthly numbers, after to before, with its exact interval.

    Given the total of both periods, the later count is binomial; the Clopper-Pearson interval of its share
    p gives that of the ratio, p/(1 - p) × months_before/months_after. Where ``before`` is 0 there is no
    ratio (NaN); where ``after`` is 0 the ratio and its low end are 0.

    Parameters
    ----------
    before, after : int arrays of one shape. Unit: records.
    months_before, months_after : lengths of the periods. Unit: months.

    References
    ----------
    Clopper CJ, Pearson ES. Biometrika 1934; 26: 404-413. Przyborowski J, Wilenski H. Biometrika 1940; 31:
    313-323.

    Examples
    --------
    >>> ratio, low, high = rate_ratio(np.array([100]), np.array([150]), 12, 12)
    >>> ratio.tolist(), low.round(3).tolist(), high.round(3).tolist()
    ([1.5], [1.157], [1.952])
    """
    from scipy.special import betaincinv  # a fifth of a second to import: only where there are two periods

    tail = (1 - level) / 2
    some = before > 0
    b, a = np.where(some, before, 1).astype(np.float64), after.astype(np.float64)
    low_share = np.where(a > 0, betaincinv(np.maximum(a, 1), b + 1, tail), 0.0)
    high_share = betaincinv(a + 1, b, 1 - tail)
    months = months_before / months_after
    found = (a / b * months, low_share / (1 - low_share) * months, high_share / (1 - high_share) * months)
    ratio, low, high = (np.where(some, number, np.nan) for number in found)
    return ratio, low, high


def reading(ratio: Floats, low: Floats, high: Floats, *, comparable: bool = True) -> NDArray[Any]:
    """Say in a word what each ratio means: its interval leaves out 1, or does not, or nothing can be compared.

    Examples
    --------
    >>> reading(np.array([1.5, 1.1, np.nan]), np.array([1.2, 0.9, np.nan]), np.array([1.9, 1.3, np.nan])).tolist()
    ['real-change', 'could-be-chance', 'not-comparable']
    """
    words = np.where((low > 1) | (high < 1), REAL, CHANCE).astype(object)
    words[~np.isfinite(ratio)] = NOT_COMPARABLE
    if not comparable:
        words[:] = NOT_COMPARABLE
    return words
