"""Whether people put issues in the audit's order: SciPy's tau and chance, and an interval that holds the truth."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frankpledge.core.disclosure import Policy
from frankpledge.core.opinion import rake, recognition
from frankpledge.core.opinion.recognition import chance_of_tau, tau_b
from frankpledge.core.quantities import Withheld

ISSUES = ("burglary", "dogs", "drugs", "litter", "noise", "speeding")
AUDIT = (300, 20, 150, 90, 400, 60)
PAIRS = st.integers(2, 9).flatmap(
    lambda size: st.tuples(*[st.lists(st.integers(0, 6), min_size=size, max_size=size) for _ in range(2)])
)


def respondents(draw, chances, count):
    named = draw.random((count, len(chances))) < np.array(chances)
    return rake({}, [], base=[1.0] * count), named


@given(PAIRS)
def test_tau_is_kendalls_tau_b(pair):
    first, second = (np.array(one, dtype=float) for one in pair)
    found, theirs = tau_b(first, second), stats.kendalltau(first, second).statistic
    assert (found is None) == np.isnan(theirs)
    if found is not None:
        assert found == pytest.approx(theirs)


@pytest.mark.parametrize("seed", range(6))
def test_the_chance_of_untied_orders_is_scipys_exact_one(seed):
    draw = np.random.default_rng(seed)
    first, second = draw.permutation(4 + seed), draw.permutation(4 + seed)
    theirs = stats.kendalltau(first, second, method="exact").pvalue
    assert chance_of_tau(first.astype(float), second.astype(float)) == pytest.approx(theirs)


@given(PAIRS)
def test_agreement_is_the_same_either_way_round(pair):
    first, second = (np.array(one, dtype=float) for one in pair)
    there, back = tau_b(first, second), tau_b(second, first)
    assert there == back or there == pytest.approx(back)


def test_many_who_put_issues_in_the_audits_order_agree_with_it():
    raked, named = respondents(np.random.default_rng(1), [0.6, 0.1, 0.45, 0.3, 0.75, 0.2], 4_000)
    found = recognition(raked, named, ISSUES, AUDIT)
    assert (found.tau, found.agreeing, found.disagreeing, found.untold) == (1.0, 15, 0, 0)
    assert (found.interval.low, found.interval.high) == (1.0, 1.0)
    assert found.chance == pytest.approx(2 / 720)
    assert all(place.in_audit == place.among_respondents for place in found.places)


def test_few_respondents_leave_most_pairs_untold_and_the_interval_wide():
    raked, named = respondents(np.random.default_rng(1), [0.6, 0.1, 0.45, 0.3, 0.75, 0.2], 25)
    found = recognition(raked, named, ISSUES, AUDIT)
    assert found.agreeing + found.disagreeing + found.untold == 15
    assert found.untold > 5
    assert found.interval.high - found.interval.low > 0.6


def exclusive(counts):
    """Respondents who named one issue each."""
    named = np.repeat(np.eye(len(counts), dtype=bool), counts, axis=0)
    return rake({}, [], base=[1.0] * len(named)), named


def test_a_difference_that_one_pair_alone_would_tell_is_not_told_among_fifteen():
    first, second = 120, 87  # 2.3 standard errors apart
    alone = recognition(*exclusive([first, second]), ["a", "b"], [2, 1])
    among = recognition(*exclusive([first, second, 900, 700, 500, 300]), list("abcdef"), [2, 1, 6, 5, 4, 3])
    assert (alone.agreeing, alone.untold) == (1, 0)
    assert (among.agreeing, among.untold) == (14, 1)


def test_issues_that_the_same_people_name_are_told_apart_by_those_who_name_one():
    named = np.array([[1, 1, 0]] * 200 + [[1, 0, 0]] * 12 + [[0, 0, 1]] * 88, dtype=bool)
    found = recognition(rake({}, [], base=[1.0] * 300), named, ["a", "b", "c"], [3, 2, 1])
    assert (found.agreeing, found.untold) == (3, 0)


def test_an_issue_that_people_put_higher_than_the_audit_did_is_seen_by_its_places():
    raked, named = respondents(np.random.default_rng(1), [0.6, 0.9, 0.45, 0.3, 0.75, 0.2], 4_000)
    places = {place.issue: place.higher_among_respondents for place in recognition(raked, named, ISSUES, AUDIT).places}
    assert places["dogs"] == 5
    assert max(places, key=places.__getitem__) == "dogs"


def test_the_interval_holds_the_tau_of_all_people_at_least_as_often_as_it_says():
    chances = [0.5, 0.3, 0.42, 0.36, 0.55, 0.33]
    truth = stats.kendalltau(AUDIT, chances).statistic
    draw = np.random.default_rng(2011)
    held = 0
    for _ in range(200):
        raked, named = respondents(draw, chances, 300)
        found = recognition(raked, named, ISSUES, AUDIT)
        held += found.interval.low - 1e-9 <= truth <= found.interval.high + 1e-9
    assert held >= 190


def test_what_respondents_surely_say_of_each_pair_adds_up_to_the_pairs_the_audit_orders():
    raked, named = respondents(np.random.default_rng(3), [0.5] * 6, 200)
    tied = (1, 1, 2, 2, 3, 4)
    found = recognition(raked, named, ISSUES, tied)
    ordered = sum(a != b for a, b in combinations(tied, 2))
    assert found.agreeing + found.disagreeing + found.untold == ordered
    assert found.interval.holds(found.tau)


def test_whoever_named_no_issue_has_no_say():
    named = np.array([[1, 0], [1, 0], [0, 0], [0, 1]] * 10, dtype=bool)
    assert recognition(rake({}, [], base=[1.0] * 40), named, ["a", "b"], [2, 1]).base == 30


def test_a_group_is_compared_by_its_own_answers():
    named = np.array([[1, 0]] * 20 + [[0, 1]] * 20, dtype=bool)
    raked, north = rake({}, [], base=[1.0] * 40), np.arange(40) < 20
    taus = [recognition(raked, named, ["a", "b"], [2, 1], among=who).tau for who in (north, ~north)]
    assert taus == [1.0, -1.0]


def test_a_small_base_is_withheld_whole():
    found = recognition(
        rake({}, [], base=[1.0] * 4), np.ones((4, 2), bool), ["a", "b"], [2, 1], policy=Policy("suppress")
    )
    assert set(vars(found).values()) == {Withheld("small base")}


@pytest.mark.parametrize("audit", [(1, 1), (2, 1)])
def test_where_nothing_is_put_before_anything_there_is_no_agreement(audit):
    found = recognition(rake({}, [], base=[1.0] * 9), np.ones((9, 2), bool), ["a", "b"], audit)
    assert (found.tau, found.interval, found.chance) == (None, None, None)
