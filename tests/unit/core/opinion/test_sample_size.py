"""The planner gives the published tables, and its answers are enough and not one too many."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.faults import Refused
from frankpledge.core.opinion import (
    answers_for_change,
    answers_for_margin,
    margin_for_answers,
    plan_for_margin,
    power_for_change,
)

MARGINS, SHARES = st.floats(0.005, 0.3), st.floats(0.02, 0.98)
PEOPLE = st.integers(50, 2_000_000) | st.just(inf)


@pytest.mark.parametrize(
    ("population", "answers"), [(10, 10), (100, 80), (500, 217), (1_000, 278), (5_000, 357), (10_000, 370)]
)
def test_answers_wanted_are_those_of_krejcie_and_morgans_table(population, answers):
    """Educational and Psychological Measurement 1970; 30: 607-610; it rounds to the nearest, we upwards."""
    assert 0 <= answers_for_margin(0.05, population=population) - answers <= 1


def test_without_an_end_to_the_population_it_is_the_385_of_every_textbook():
    assert answers_for_margin(0.05) == 385


@given(MARGINS, PEOPLE, SHARES, st.floats(1, 3))
def test_so_many_answers_keep_the_margin_and_one_fewer_does_not(margin, population, share, effect):
    given_ = {"population": population, "share": share, "design_effect": effect}
    wanted = answers_for_margin(margin, **given_)
    if wanted < population:
        assert margin_for_answers(wanted, **given_) <= margin * (1 + 1e-6)
    if wanted > 1:
        assert margin_for_answers(wanted - 1, **given_) > margin * (1 - 1e-6)


@given(MARGINS, st.integers(50, 100_000), st.floats(0.01, 1))
def test_no_plan_invites_more_people_than_there_are(margin, population, rate):
    plan = plan_for_margin(margin, population=population, response_rate=rate)
    assert plan.invitations <= population
    assert plan.everybody == (plan.expected_answers < plan.answers) or plan.everybody
    assert plan.everybody or plan.invitations * rate >= plan.answers - 1e-6


@given(SHARES, SHARES, st.floats(0.5, 0.99), st.floats(1, 3))
def test_so_many_answers_find_the_change_as_often_as_asked_and_one_fewer_does_not(before, after, power, effect):
    if abs(after - before) < 0.01:
        return
    wanted = answers_for_change(before, after, power=power, design_effect=effect)
    assert power_for_change(before, after, answers=wanted, design_effect=effect) >= power - 1e-6
    if wanted > 1:
        assert power_for_change(before, after, answers=wanted - 1, design_effect=effect) < power + 1e-6


def test_answers_for_a_change_are_the_published_ones_of_power_prop_test():
    """R's manual, power.prop.test: p1 = .50, p2 = .75, power = .90 wants 76.7 a group."""
    assert answers_for_change(0.50, 0.75, power=0.90) == 77


def test_twice_the_design_effect_wants_twice_the_answers():
    assert answers_for_margin(0.05, design_effect=2) == 769
    assert answers_for_change(0.3, 0.25, design_effect=2) == 2_502


def test_numbers_that_make_no_plan_are_refused_all_at_once():
    with pytest.raises(Refused) as refused:
        answers_for_margin(0, population=0, share=1, level=95, design_effect=0)
    assert set(refused.value.reasons) == {"margin", "share", "level", "design_effect", "population"}
    with pytest.raises(Refused, match="the two shares are the same"):
        answers_for_change(0.3, 0.3)
