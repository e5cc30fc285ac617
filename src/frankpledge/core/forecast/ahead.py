"""From what is known at the end of a series to the months ahead, together."""

from __future__ import annotations

import numpy as np

from frankpledge.core.forecast.levels import DAMPING, SLOPE, Levels
from frankpledge.core.forecast.months import Floats

LEAST_SHARE = 0.1
"""Of today's level: no trend is followed further down."""


def ahead_of(now: Levels, exposure: Floats, scatter: Floats) -> tuple[Floats, Floats]:
    """Return the means (s, g, h) and covariances (s, g, h, h) of the counts of the months ahead, by speed.

    Months share the error of today's level and slope and every step of the walk up to the earlier of them. Each has,
    for itself, the scatter of its count and what is not known of its season.

    Parameters
    ----------
    exposure : of the months ahead, shape (s, h).
    scatter : variance of a month's count over its mean, at a level that is known, shape (s,).

    Examples
    --------
    >>> from frankpledge.core.forecast.levels import levels_of
    >>> months, every = np.ones((1, 48)), np.full(36, True)
    >>> now = levels_of(np.full((1, 36), 50.0), months[:, :36], np.ones(1), every, np.zeros((1, 36)))
    >>> means, covariances = ahead_of(now, months[:, 36:], np.ones(1))
    >>> means.shape, covariances.shape, bool(covariances[0, 0, 11, 11] > covariances[0, 0, 0, 0] > 50)
    ((1, 16, 12), (1, 16, 12, 12), True)
    """
    ahead = np.arange(1, exposure.shape[1] + 1)
    reach = np.cumsum(DAMPING**ahead)
    level = now.level[..., None]
    means = np.maximum(level + now.slope[..., None] * reach, LEAST_SHARE * level) * exposure[:, None, :]
    steps = np.minimum.outer(ahead, ahead) + SLOPE[:, None, None] * _of_slopes(reach)
    covariances = (
        now.variance[..., None, None]
        + now.shared[..., None, None] * np.add.outer(reach, reach)
        + now.slope_variance[..., None, None] * np.outer(reach, reach)
        + now.walk[..., None, None] * steps
    ) * (exposure[:, None, :, None] * exposure[:, None, None, :])
    each = ahead - 1
    covariances[..., each, each] += scatter[:, None, None] * means
    return means, covariances


def _of_slopes(reach: Floats) -> Floats:
    """Return the covariance that steps of the slope bring to each pair of months, for steps of variance 1."""
    months = np.arange(reach.size)
    since = months[:, None] - months[None, :]
    carried = np.where(since > 0, reach[np.maximum(since - 1, 0)], 0.0)
    found: Floats = carried @ carried.T
    return found
