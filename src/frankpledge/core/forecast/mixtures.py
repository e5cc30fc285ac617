"""Counts of several negative binomial laws, each so likely: how likely so many or fewer are, and the reverse."""

from __future__ import annotations

import numpy as np

from frankpledge.core.forecast.months import Floats


def chance_at_or_below(value: Floats, weights: Floats, means: Floats, variances: Floats) -> Floats:
    """Return how likely a count at or below each value is, shape of ``value``; the laws stand along the last axis.

    >>> chance_at_or_below(np.array([-1.0, 0.0]), np.ones((2, 1)), np.full((2, 1), 2.0), np.full((2, 1), 4.0)).round(4)
    array([0.  , 0.25])
    """
    from scipy.special import betainc  # a fifth of a second to import: only where something is asked

    means = np.maximum(means, 1e-9)
    # Where there is no more than Poisson's variance, a law a hair wider stands for it.
    surplus = np.maximum(variances - means, 1e-6 * means)
    size = means**2 / surplus
    whole = np.floor(value)[..., None]
    below = betainc(size, np.maximum(whole, 0.0) + 1, size / (size + means))
    found: Floats = np.where(whole[..., 0] < 0, 0.0, (weights * below).sum(axis=-1))
    return found


def quantile(chance: float, weights: Floats, means: Floats, variances: Floats) -> Floats:
    """Return the least count that holds at least that chance at or below it.

    >>> quantile(0.5, np.ones((1, 1)), np.full((1, 1), 2.0), np.full((1, 1), 4.0)).tolist()
    [1.0]
    """
    # Chebyshev's inequality, one-sided, bounds it from above.
    high = np.ceil(np.max(means + np.sqrt(variances * chance / (1 - chance)), axis=-1)) + 1
    low = np.full(high.shape, -1.0)
    while np.any(high - low > 1):
        middle = np.floor((low + high) / 2)
        enough = chance_at_or_below(middle, weights, means, variances) >= chance
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    found: Floats = high
    return found
