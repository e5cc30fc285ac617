"""Rates reproduce figures published or worked out elsewhere."""

import numpy as np
import pytest
from scipy import stats

from frankpledge.core.rates import byar_interval, rate_ratio


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (1, 0.03, 5.57),
        (5, 1.62, 11.67),
        (10, 4.80, 18.39),
        (20, 12.22, 30.89),
        (50, 37.11, 65.92),
        (100, 81.36, 121.63),
    ],
)
def test_byars_interval_is_near_the_tabled_exact_poisson_limits(count, low, high):
    """Exact 95 % limits of a Poisson count: Pearson & Hartley, Biometrika Tables for Statisticians I, table 40."""
    found = byar_interval(np.array([count]))
    assert found[0][0] == pytest.approx(low, abs=0.03)
    assert found[1][0] == pytest.approx(high, abs=0.03)


@pytest.mark.parametrize("count", [5, 20, 200, 5000])
def test_byars_interval_agrees_with_the_chi_square_limits_from_five_up(count):
    low, high = byar_interval(np.array([count]))
    assert low[0] == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2, rel=0.01)
    assert high[0] == pytest.approx(stats.chi2.ppf(0.975, 2 * count + 2) / 2, rel=0.005)


@pytest.mark.parametrize(("before", "after"), [(100, 150), (7, 3), (40, 0), (1, 30)])
def test_the_ratios_interval_is_clopper_pearsons(before, after):
    """Worked out independently by scipy.stats.binomtest."""
    exact = stats.binomtest(after, before + after).proportion_ci(0.95, method="exact")
    ratio, low, high = rate_ratio(np.array([before]), np.array([after]), 12, 6)
    assert ratio[0] == pytest.approx(after / before * 2)
    assert low[0] == pytest.approx(exact.low / (1 - exact.low) * 2)
    assert high[0] == pytest.approx(exact.high / (1 - exact.high) * 2)
