"""Many comparisons at once: what is believed agrees with the intervals, and chance is seldom believed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frankpledge.core.rates import chance_of_ratio, false_discovery, rate_ratio


@pytest.mark.parametrize(("before", "after"), [(100, 150), (7, 3), (40, 0), (1, 30), (12, 12)])
def test_the_chance_of_a_ratio_is_twice_the_smaller_exact_binomial_tail(before, after):
    """Worked out independently by scipy.stats.binomtest, for periods of twelve and six months."""
    tails = [stats.binomtest(after, before + after, 1 / 3, alternative=side).pvalue for side in ("less", "greater")]
    found = chance_of_ratio(np.array([before]), np.array([after]), 12, 6)
    assert found[0] == pytest.approx(min(1.0, 2 * min(tails)))


@given(st.integers(1, 3000), st.integers(0, 3000), st.integers(1, 36), st.integers(1, 36))
def test_the_chance_is_under_a_twentieth_exactly_where_the_interval_leaves_out_one(before, after, was, now):
    counts = np.array([before]), np.array([after])
    _, low, high = rate_ratio(*counts, was, now)
    chance = chance_of_ratio(*counts, was, now)[0]
    if abs(chance - 0.05) > 1e-9:
        assert (chance < 0.05) == bool((low[0] > 1) or (high[0] < 1))


def test_there_is_no_chance_where_there_is_no_ratio():
    assert np.isnan(chance_of_ratio(np.array([0]), np.array([30]), 12, 12)[0])


def test_believed_comparisons_are_those_of_benjamini_and_hochbergs_published_example():
    """Benjamini and Hochberg 1995, section 4.1: fifteen ordered chances, of which the first four are rejected."""
    chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
               0.7590, 1.0000]  # fmt: skip
    assert false_discovery(np.array(chances)).tolist() == [True] * 4 + [False] * 11


@given(st.lists(st.floats(0, 1) | st.just(float("nan")), max_size=40), st.randoms())
def test_what_is_believed_does_not_depend_on_order_and_is_never_a_missing_comparison(chances, random):
    found = false_discovery(np.array(chances, dtype=float))
    assert not (found & np.isnan(np.array(chances, dtype=float))).any()
    turned = list(range(len(chances)))
    random.shuffle(turned)
    again = false_discovery(np.array([chances[i] for i in turned], dtype=float))
    assert again.tolist() == [bool(found[i]) for i in turned]


def test_among_ratios_that_do_not_differ_something_is_believed_in_at_most_one_report_of_twenty():
    draw = np.random.default_rng(1998)
    before, after = draw.poisson(60, (500, 300)), draw.poisson(60, (500, 300))
    chances = chance_of_ratio(before, after, 12, 12)
    assert np.mean([false_discovery(report).any() for report in chances]) <= 0.07  # 0.05, and the luck of 500 draws
