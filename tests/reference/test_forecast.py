"""The parts of a forecast against other computations, and the figure worked on the method's page."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import nbinom

from frankpledge.core.forecast import forecast
from frankpledge.core.forecast.ahead import ahead_of
from frankpledge.core.forecast.levels import DRIFT, levels_of
from frankpledge.core.forecast.mixtures import chance_at_or_below, quantile

STEADY = [50] * 36


def test_chances_are_those_of_scipys_negative_binomial() -> None:
    for mean, variance in ((0.3, 0.5), (4.0, 9.0), (600.0, 3000.0)):
        law = nbinom(mean**2 / (variance - mean), mean / variance)
        one, means, variances = np.ones((1, 1)), np.full((1, 1), mean), np.full((1, 1), variance)
        for value in (0, 1, 5, int(mean), int(2 * mean)):
            assert chance_at_or_below(np.array([float(value)]), one, means, variances)[0] == pytest.approx(
                law.cdf(value)
            )
        for chance in (0.1, 0.5, 0.9):
            assert quantile(chance, one, means, variances)[0] == law.ppf(chance)


def test_what_is_known_of_a_steady_level_is_harveys_steady_state() -> None:
    """With walk q and scatter r of a month, the level's error settles at (√(q² + 4qr) − q) ÷ 2."""
    months, level = 600, 400.0
    counts, every = np.full((1, months), level), np.full(months, True)
    known = levels_of(counts, np.ones((1, months)), np.ones(1), every, np.zeros((1, months)))
    walk, scatter = DRIFT[:8] * level**2, level
    assert known.variance[0, :8] == pytest.approx((np.sqrt(walk**2 + 4 * walk * scatter) - walk) / 2, rel=1e-6)


def test_months_ahead_are_as_uncertain_as_paths_of_the_same_model() -> None:
    """A hundred thousand paths of level, damped slope and scatter, drawn step by step, have the covariance told."""
    counts, every = np.full((1, 60), 90.0), np.full(60, True)
    known = levels_of(counts, np.ones((1, 60)), np.full(1, 1.4), every, np.zeros((1, 60)))
    _, told = ahead_of(known, np.ones((1, 12)), np.full(1, 1.4))
    draw, speed = np.random.default_rng(1998), 12  # the fifth drift, with a trend
    errors = [
        [known.variance[0, speed], known.shared[0, speed]],
        [known.shared[0, speed], known.slope_variance[0, speed]],
    ]
    level, slope = draw.multivariate_normal([known.level[0, speed], known.slope[0, speed]], errors, 100_000).T
    months = []
    walk = known.walk[0, speed]
    for _ in range(12):
        level, slope = level + 0.9 * slope, 0.9 * slope
        level, slope = (
            level + draw.normal(0, walk**0.5, level.size),
            slope + draw.normal(0, (0.02 * walk) ** 0.5, level.size),
        )
        months.append(level + draw.normal(0, (1.4 * known.level[0, speed]) ** 0.5, level.size))
    assert np.cov(months) == pytest.approx(told[0, speed], rel=0.05)


def test_the_figure_worked_on_the_page() -> None:
    found = forecast(STEADY, "2021-01")
    year = found.total()
    assert (round(year.mean), year.interval().low, year.interval().high) == (600, 536, 664)
    assert found.chance(540).sentence == (
        "If nothing changes, at most 540 from 2024-01 to 2024-12 is very unlikely (12 %). A year earlier it was 600."
    )
