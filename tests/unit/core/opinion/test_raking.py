"""Raked weights meet the margins, and what cannot be met is told to whoever set them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.core.faults import BadInput
from frankpledge.core.opinion import Bounds, Margin, design_effect, effective_number, rake
from tests.unit.core.opinion.made_answers import held, margins, respondents

SAID = {"sex": ["f", "f", "f", "m"], "age": ["young", "old", "old", "old"]}


@given(respondents(), margins())
def test_raked_margins_equal_their_targets(said, targets):
    raked = rake(said, targets)
    assert raked.converged
    for margin in targets:
        for category, people in margin.people.items():
            assert held(raked.weights, said[margin.name], category) == pytest.approx(people, rel=1e-6)


@given(respondents(), margins())
def test_weights_are_above_none_and_add_up_to_the_population(said, targets):
    weights = rake(said, targets).weights
    assert (weights > 0).all()
    assert weights.sum() == pytest.approx(1_000)


@given(respondents(), margins(), st.randoms())
def test_the_order_of_respondents_moves_their_weights_and_changes_none(said, targets, random):
    turned = list(range(len(said["sex"])))
    random.shuffle(turned)
    there = rake(said, targets).weights
    again = rake({name: [column[i] for i in turned] for name, column in said.items()}, targets).weights
    assert again.tolist() == there[turned].tolist()


@given(respondents(), margins())
def test_the_order_of_margins_makes_no_difference(said, targets):
    np.testing.assert_allclose(rake(said, targets[::-1]).weights, rake(said, targets).weights, rtol=1e-6)


@given(respondents(), margins(), st.integers(2, 50))
def test_a_population_so_many_times_as_large_has_weights_so_many_times_as_large(said, targets, times):
    larger = [Margin(one.name, {c: people * times for c, people in one.people.items()}) for one in targets]
    np.testing.assert_allclose(rake(said, larger).weights, rake(said, targets).weights * times, rtol=1e-6)


@given(respondents(), margins())
def test_each_weight_is_a_product_of_one_factor_a_category(said, targets):
    """That is what raking means: of two ages, the weights stand in the same ratio in either sex."""
    found = {}
    for sex, age, weight in zip(said["sex"], said["age"], rake(said, targets).weights.tolist(), strict=True):
        assert found.setdefault((sex, age), weight) == weight
    for age in ("middle", "old"):
        ratios = [found[sex, age] / found[sex, "young"] for sex in ("f", "m")]
        assert ratios[0] == pytest.approx(ratios[1], rel=1e-6)


def test_a_single_margin_is_post_stratification():
    raked = rake({"sex": SAID["sex"]}, [Margin("sex", {"f": 60, "m": 40})])
    assert raked.weights.tolist() == pytest.approx([20, 20, 20, 40])


def test_weights_before_raking_are_kept_in_proportion_within_a_category():
    raked = rake({"sex": SAID["sex"]}, [Margin("sex", {"f": 60, "m": 40})], base=[1, 2, 3, 7])
    assert raked.weights.tolist() == pytest.approx([10, 20, 30, 40])


@settings(max_examples=25)  # bounds that cannot be kept cost all cycles there are
@given(respondents(), margins(), st.floats(1.2, 8), st.floats(0, 0.8))
def test_trimmed_weights_keep_their_bounds_and_meet_the_margins_or_say_by_how_much_not(said, targets, most, least):
    raked = rake(said, targets, bounds=Bounds(least, most))
    mean = 1_000 / len(said["sex"])
    assert (raked.weights >= least * mean * (1 - 1e-12)).all()
    assert (raked.weights <= most * mean * (1 + 1e-12)).all()
    missed = max(
        abs(held(raked.weights, said[one.name], category) / raked.weights.sum() - people / 1_000)
        for one in targets
        for category, people in one.people.items()
    )
    assert raked.gap >= missed - 1e-12
    assert raked.converged == (raked.gap <= 1e-10)


def test_bounds_that_bind_are_kept_and_the_margins_still_hold():
    said = {"sex": ["f"] * 50 + ["m"] * 50, "age": ["young"] * 2 + ["old"] * 48 + ["young"] * 10 + ["old"] * 40}
    targets = [Margin("sex", {"f": 500, "m": 500}), Margin("age", {"young": 300, "old": 700})]
    free, cut = rake(said, targets), rake(said, targets, bounds=Bounds(most=2.6))
    assert free.weights.max() > 26
    assert cut.converged
    assert cut.weights.max() == 26
    assert cut.trimmed == 2
    assert held(cut.weights, said["age"], "young") == pytest.approx(300)


def test_bounds_that_no_weights_can_keep_are_told_by_the_gap_that_is_left():
    raked = rake({"sex": ["f"] * 9 + ["m"]}, [Margin("sex", {"f": 50, "m": 50})], bounds=Bounds(most=2))
    assert not raked.converged
    assert raked.gap > 0.1


def test_whoever_did_not_say_is_kept_and_the_shares_hold_among_those_who_did():
    said = {"sex": ["f", "f", "f", "m", None, "f", "m", None]}
    raked = rake(said, [Margin("sex", {"f": 60, "m": 40})])
    assert raked.not_said == {"sex": 2}
    assert raked.weights.sum() == pytest.approx(100)
    told = raked.weights[[one is not None for one in said["sex"]]].sum()
    assert held(raked.weights, said["sex"], "f") / told == pytest.approx(0.6)


def test_whoever_did_not_say_has_the_mean_weight_of_those_who_did_as_products_of_factors_have_it():
    """Nearest in divergence means log-linear: the factors' geometric mean, by the population's shares, is 1."""
    said = {"sex": ["f", "f", "f", "m", None, "f", "m", None]}
    weights = rake(said, [Margin("sex", {"f": 60, "m": 40})]).weights
    assert weights[4] == pytest.approx(weights[0] ** 0.6 * weights[3] ** 0.4)


@given(respondents(), margins(), st.data())
def test_margins_hold_among_those_who_said_whoever_did_not(said, targets, data):
    everyone = 6  # the first six of each kind could fall silent: keep one more of each
    silent = data.draw(st.sets(st.integers(0, len(said["sex"]) - 1), max_size=everyone))
    full = {name: [*column, *column] for name, column in said.items()}
    part = {name: [None if i in silent else one for i, one in enumerate(column)] for name, column in full.items()}
    raked = rake(part, targets)
    assert raked.converged
    for one in targets:
        told = raked.weights[[entry is not None for entry in part[one.name]]].sum()
        for category, people in one.people.items():
            assert held(raked.weights, part[one.name], category) / told == pytest.approx(people / 1_000, abs=1e-6)


def faults_of(said, targets, **more):
    with pytest.raises(BadInput) as refused:
        rake(said, targets, **more)
    return [(fault.code, fault.column, fault.value) for fault in refused.value.faults]


def test_every_fault_is_told_at_once():
    said = {"sex": ["f", "f", "x", "x"], "age": ["young", "old", "old"], "ward": ["W1", "W9", "W1", "W1"]}
    targets = [
        Margin("sex", {"f": 500, "m": 500}),
        Margin("age", {"young": 200, "old": 700}),
        Margin("ward", {"W1": 1_000, "W9": 0}),
        Margin("ethnic group", {"a": -3, "b": 1_003}),
        Margin("tenure", {"own": 0}),
    ]
    assert faults_of(said, targets) == [
        ("margin-not-asked", "ethnic group", ""),
        ("margin-not-asked", "tenure", ""),
        ("lengths-differ", "", ""),
        ("margins-disagree", "age", ""),
        ("nobody-answered", "sex", "m"),
        ("unknown-category", "sex", "x"),
        ("not-in-population", "ward", "W9"),
        ("bad-target", "ethnic group", "a"),
        ("empty-margin", "tenure", ""),
    ]


def test_margins_that_differ_as_little_as_perturbed_census_tables_do_are_taken_as_shares():
    targets = [Margin("sex", {"f": 500, "m": 500}), Margin("age", {"young": 201, "old": 803})]
    raked = rake(SAID, targets)
    assert raked.weights.sum() == pytest.approx(1_000)
    assert held(raked.weights, SAID["age"], "young") == pytest.approx(1_000 * 201 / 1_004)


def test_a_category_that_nobody_is_in_and_nobody_answered_asks_for_nothing():
    assert rake(SAID, [Margin("sex", {"f": 50, "m": 50, "other": 0})]).converged


def test_bad_weights_and_empty_exercises_are_refused():
    assert faults_of(SAID, [Margin("sex", {"f": 5, "m": 5})], base=[1, 0, -1, float("nan")]) == [
        ("bad-weight", "base", "")
    ]
    assert faults_of({}, []) == [("no-answers", "", "")]
    assert faults_of(SAID, [Margin("sex", {"f": 5, "m": 5})], base=[1]) == [("lengths-differ", "base", "")]
    assert faults_of(SAID, [Margin("sex", {"f": 5, "m": 5})] * 2)[0] == ("margin-twice", "sex", "")


def test_a_stratum_with_one_cluster_is_named_because_its_spread_is_unknown():
    targets = [Margin("sex", {"f": 50, "m": 50})]
    found = faults_of(SAID, targets, strata=["A", "A", "B", "B"], clusters=["a", "b", "c", "c"])
    assert found == [("lone-cluster", "strata", "B")]


def test_a_fault_says_where_it_is_and_what_mends_it():
    with pytest.raises(BadInput) as refused:
        rake({"sex": ["f"]}, [Margin("sex", {"f": 50, "m": 50})])
    assert str(refused.value.faults[0]) == (
        "column sex: Nobody in this category answered: join it to one near it, or ask more people in it. (found: m)"
    )


@given(st.lists(st.floats(0.1, 50), min_size=1, max_size=40))
def test_unequal_weights_never_tell_more_than_equal_ones(weights):
    found = np.array(weights)
    assert design_effect(found) >= 1 - 1e-12
    assert 1 - 1e-9 <= effective_number(found) <= len(weights) + 1e-9


def test_kishs_design_effect_is_one_and_the_squared_coefficient_of_variation():
    weights = np.array([1.0, 2.0, 2.0, 5.0])
    assert design_effect(weights) == pytest.approx(1 + (weights.std() / weights.mean()) ** 2)
