"""The level of each series and its damped trend, under each of several speeds at which levels may drift."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from frankpledge.core.forecast.months import A_YEAR, Floats
from frankpledge.core.forecast.seasons import Mask

DRIFTS = np.array([0.02, 0.05, 0.08, 0.12, 0.18, 0.26, 0.38, 0.55])
"""Standard deviations of a year's change of level, as shares of it, that are held possible."""
DRIFT_ODDS = np.array([0.3, 0.7, 1.5, 2.0, 2.5, 2.5, 1.5, 0.7])
"""Odds of each drift before the series is seen, chosen on half of London (docs/methods/forecast.md)."""
TREND_SHARE = 0.2
"""How likely a series is held to have a trend at all, before it is seen."""
SLOPE_SHARE = 0.02
"""Variance of a month's change of slope over that of a month's change of level, where there is a trend."""
DAMPING = 0.9
"""What is left of a slope a month later; after a year hardly any."""
DECLARED_SPREAD = 0.5
"""Standard deviation of the change of level at a declared break, as a share: what was before hardly counts."""
FOUND_SPREAD = 0.5
"""The same at a break that was found, times the logarithm of its step."""
FREEDOM = 8.0
"""Degrees of freedom of the law by which speeds are judged: one odd month must not decide for a fast one."""
LEAST_SHARE, LEAST_A_MONTH = 0.2, 0.25
"""A level is not let fall under this share of the mean, or this count a month where that is less.

A quiet year does not prove that nothing can happen.
"""
STEADY_SHARE = 0.5
"""Share of the mean under which steps and scatter shrink no further with the level, for the same reason."""

DRIFT = np.tile(DRIFTS**2 / A_YEAR, 2)
SLOPE = np.repeat([0.0, SLOPE_SHARE], DRIFTS.size)
ODDS = np.r_[(1 - TREND_SHARE) * DRIFT_ODDS, TREND_SHARE * DRIFT_ODDS] / DRIFT_ODDS.sum()


@dataclass(frozen=True)
class Levels:
    """What is known at the end of each series, by speed, shape (s, g).

    Level and slope with their variances and what they share, and how likely each speed is; of each series, shape
    (s, 1), the level under which steps and scatter shrink no further, and that which is the least.
    """

    level: Floats
    slope: Floats
    variance: Floats
    shared: Floats
    slope_variance: Floats
    weights: Floats
    steady: Floats
    least: Floats

    @property
    def walk(self) -> Floats:
        """Variance of the level's step in a month."""
        found: Floats = DRIFT * np.maximum(self.level, self.steady) ** 2
        return found


def levels_of(counts: Floats, exposure: Floats, dispersion: Floats, used: Mask, jumps: Floats) -> Levels:
    """Return the levels at the end of each series: Kalman's filter, once for every speed.

    A month's count has mean level × exposure and that × dispersion as its variance; the level walks, and its walk's
    standard deviation is a share of the level, so that large and small series are alike.

    Parameters
    ----------
    counts, exposure : shape (s, t). Exposure is season × length of the month.
    dispersion : shape (s,).
    used : months that tell of the level, shape (t,).
    jumps : standard deviation of a change of level at the beginning of each month, as a share of it, shape (s, t): 0
        where there was no break.

    Examples
    --------
    >>> steady = np.full((1, 36), 50.0)
    >>> found = levels_of(steady, np.ones((1, 36)), np.ones(1), np.full(36, True), np.zeros((1, 36)))
    >>> np.allclose(found.level, 50), bool(found.weights[0, 0] > found.weights[0, 7])
    (True, True)
    """
    now = _start(counts, exposure, used)
    logs = np.zeros_like(now.level)
    for month in range(counts.shape[1]):
        now = _a_month_on(now, jumps[:, month, None])
        if used[month]:
            now, fit = _told(now, counts[:, month, None], exposure[:, month, None], dispersion[:, None])
            # The first year sets the level: how well it was foretold says nothing of the speed.
            logs = logs + fit if month >= A_YEAR else logs
    weights = ODDS * np.exp(logs - logs.max(axis=1, keepdims=True))
    return replace(now, weights=weights / weights.sum(axis=1, keepdims=True))


def _start(counts: Floats, exposure: Floats, used: Mask) -> Levels:
    """Return the first year's mean, known as badly as can be."""
    told, weight = np.where(used, counts, 0.0), np.where(used, exposure, 0.0)
    first = np.flatnonzero(used)[:A_YEAR]
    mean = (told.sum(axis=1) / weight.sum(axis=1))[:, None]
    start = told[:, first].sum(axis=1) / weight[:, first].sum(axis=1)
    level = np.maximum(np.repeat(start[:, None], DRIFT.size, axis=1), mean * STEADY_SHARE)
    none = np.zeros_like(level)
    least = np.minimum(LEAST_SHARE * mean, LEAST_A_MONTH)
    return Levels(level, none, level**2, none, none, none, STEADY_SHARE * mean, least)


def _a_month_on(now: Levels, spread: Floats) -> Levels:
    """Return what is foretold of the next month's level and slope."""
    shared, slope_variance = DAMPING * now.shared, DAMPING**2 * now.slope_variance
    jump = (spread * np.maximum(now.level, now.steady)) ** 2
    return replace(
        now,
        level=np.maximum(now.level + DAMPING * now.slope, now.least),
        slope=DAMPING * now.slope,
        variance=now.variance + 2 * shared + slope_variance + now.walk + jump,
        shared=shared + slope_variance,
        slope_variance=slope_variance + SLOPE * now.walk,
    )


def _told(now: Levels, count: Floats, exposure: Floats, dispersion: Floats) -> tuple[Levels, Floats]:
    """Return what is known once the month's count is, and the log of how well each speed had foretold it."""
    scatter = dispersion * exposure * np.maximum(now.level, now.steady)
    variance = exposure**2 * now.variance + scatter
    error = count - exposure * now.level
    fit = -0.5 * np.log(variance) - (FREEDOM + 1) / 2 * np.log1p(error**2 / (FREEDOM * variance))
    to_level, to_slope = exposure * now.variance / variance, exposure * now.shared / variance
    after = replace(
        now,
        level=np.maximum(now.level + to_level * error, now.least),
        slope=now.slope + to_slope * error,
        variance=now.variance * (1 - to_level * exposure),
        shared=now.shared * (1 - to_level * exposure),
        slope_variance=now.slope_variance - to_slope * exposure * now.shared,
    )
    return after, fit
