"""Intervals of shares: published figures, and what they must always hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import logit

from frankpledge.core.opinion.intervals import exact_interval, logit_interval, score_interval, student


@pytest.mark.parametrize(
    ("part", "whole", "exact", "score"),
    [
        (81, 263, (0.2527, 0.3676), (0.2553, 0.3662)),
        (15, 148, (0.0578, 0.1617), (0.0624, 0.1605)),
        (0, 20, (0.0000, 0.1684), (0.0000, 0.1611)),
        (1, 29, (0.0009, 0.1776), (0.0061, 0.1718)),
    ],
)
def test_exact_and_score_intervals_are_those_of_newcombes_table(part, whole, exact, score):
    """Newcombe RG. Statistics in Medicine 1998; 17: 857-872, table I, methods 3 and 5."""
    for found, published in ((exact_interval(part, whole), exact), (score_interval(part, whole), score)):
        assert (round(found.low, 4), round(found.high, 4)) == published


@given(st.integers(1, 2_000), st.data())
def test_a_share_lies_in_its_interval_and_the_interval_from_none_to_all(whole, data):
    part = data.draw(st.integers(0, whole))
    for found in (exact_interval(part, whole), score_interval(part, whole)):
        assert 0 <= found.low <= part / whole + 1e-12
        assert part / whole - 1e-12 <= found.high <= 1


@given(st.floats(1e-6, 1 - 1e-6), st.floats(0, 1), st.integers(1, 10_000))
def test_a_weighted_share_lies_in_its_interval_however_unsure(share, error, degrees):
    found = logit_interval(share, error, degrees, effective=100)
    assert 0 <= found.low <= share * (1 + 1e-9)
    assert share * (1 - 1e-9) <= found.high <= 1


@given(st.floats(0.05, 0.95), st.floats(0.001, 0.05), st.integers(20, 5_000))
def test_on_the_logit_scale_the_interval_is_the_share_and_so_many_errors_either_way(share, error, degrees):
    found = logit_interval(share, error, degrees, effective=100)
    half = stats.t.ppf(0.975, degrees) * error / (share * (1 - share))
    assert (logit(found.low), logit(found.high)) == pytest.approx((logit(share) - half, logit(share) + half), abs=1e-5)


def test_more_confidence_is_a_wider_interval():
    narrow, wide = (logit_interval(0.2, 0.03, 200, effective=180, level=level) for level in (0.9, 0.99))
    assert wide.low < narrow.low < narrow.high < wide.high


@pytest.mark.parametrize("degrees", [1, 7, 350])
def test_the_quantile_is_students(degrees):
    assert student(degrees, 0.95) == pytest.approx(stats.t.ppf(0.975, degrees))
