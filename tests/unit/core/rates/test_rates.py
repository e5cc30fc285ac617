"""Rates, intervals and ratios keep their promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.rates import byar_interval, crude_rate, rate_ratio, reading
from frankpledge.core.rates.rate import UnusableDenominator


def test_crude_rate_names_every_area_without_people():
    with pytest.raises(UnusableDenominator, match="W1, W3"):
        crude_rate(np.array([1, 2, 3]), np.array([0, 10, np.nan]), ["W1", "W2", "W3"])


@given(st.integers(0, 1_000_000))
def test_a_count_lies_within_its_interval(count):
    low, high = byar_interval(np.array([count]))
    assert low[0] <= count <= high[0]


@given(st.integers(1, 5000), st.integers(0, 5000), st.integers(1, 36), st.integers(1, 36))
def test_a_ratio_lies_within_its_interval(before, after, months_before, months_after):
    ratio, low, high = rate_ratio(np.array([before]), np.array([after]), months_before, months_after)
    assert low[0] <= ratio[0] <= high[0]


@given(st.integers(1, 2000), st.integers(1, 2000))
def test_turning_the_periods_round_turns_the_ratio_round(before, after):
    there = rate_ratio(np.array([before]), np.array([after]), 12, 12)
    back = rate_ratio(np.array([after]), np.array([before]), 12, 12)
    assert np.allclose([x[0] for x in there], [1 / back[0][0], 1 / back[2][0], 1 / back[1][0]])


def test_no_change_is_read_as_real_where_the_periods_were_not_recorded_alike():
    found = rate_ratio(np.array([100]), np.array([500]), 12, 12)
    assert reading(*found).tolist() == ["real-change"]
    assert reading(*found, comparable=False).tolist() == ["not-comparable"]


def test_a_real_change_is_read_by_chance_in_at_most_one_case_of_twenty():
    draw = np.random.default_rng(1998)
    before, after = draw.poisson(60, 20_000), draw.poisson(60, 20_000)
    words = reading(*rate_ratio(before, after, 12, 12))
    assert (words == "real-change").mean() <= 0.05
