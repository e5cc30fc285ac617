"""Change between rounds is believed as seldom by chance as is said, and never read off what is withheld."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.opinion import WeightedShare, changes_between, rake, shares_of_ticks
from frankpledge.core.opinion.intervals import logit_interval
from frankpledge.core.opinion.shares import SMALL_BASE
from frankpledge.core.quantities import Share
from tests.unit.core.opinion.made_answers import allows

SMALL = WeightedShare("yes", SMALL_BASE, SMALL_BASE, SMALL_BASE, SMALL_BASE)
NOBODY = WeightedShare("yes", Share(0, 0), None, None, None)


def share(weighted: float, error: float = 0.02, degrees: int = 400) -> WeightedShare:
    interval = logit_interval(weighted, error, degrees, effective=degrees)
    return WeightedShare("yes", Share(round(weighted * degrees), degrees), weighted, error, interval, degrees)


def test_the_error_of_a_difference_is_that_of_both_rounds():
    change = changes_between({"q": share(0.40, 0.03)}, {"q": share(0.52, 0.04)})[0]
    assert change.difference == pytest.approx(0.12)
    half = (change.interval.high - change.interval.low) / 2
    assert half == pytest.approx(1.9633 * sqrt(0.03**2 + 0.04**2), rel=1e-3)


@given(st.floats(0.05, 0.95), st.floats(0.05, 0.95), st.floats(0.005, 0.1), st.integers(5, 2_000))
def test_a_single_change_is_real_exactly_where_its_interval_leaves_out_none(before, after, error, degrees):
    change = changes_between({"q": share(before, error, degrees)}, {"q": share(after, error, degrees)})[0]
    if abs(change.chance - 0.05) > 1e-9:
        assert (change.reading == "real-change") == (not change.interval.holds(0))


@given(st.floats(0, 1), st.floats(0, 1))
def test_turning_the_rounds_round_turns_the_difference_round(before, after):
    there = changes_between({"q": share(before)}, {"q": share(after)})[0]
    back = changes_between({"q": share(after)}, {"q": share(before)})[0]
    assert (there.difference, there.chance, there.reading) == (-back.difference, back.chance, back.reading)


def test_of_many_questions_a_change_that_chance_would_bring_to_one_of_them_is_not_believed():
    before = {f"q{number:02}": share(0.4) for number in range(40)}
    after = before | {"q00": share(0.46)}
    assert changes_between({"q00": before["q00"]}, {"q00": after["q00"]})[0].reading == "real-change"
    assert {one.reading for one in changes_between(before, after)} == {"could-be-chance"}


def test_what_is_withheld_in_either_round_gives_nothing_away():
    for before, after in ((SMALL, share(0.4)), (share(0.4), SMALL)):
        change = changes_between({"q": before}, {"q": after})[0]
        assert (change.difference, change.interval, change.chance, change.reading) == (SMALL_BASE,) * 4


@pytest.mark.parametrize(("before", "after"), [(NOBODY, share(0.4)), (share(0.4), NOBODY)])
def test_nothing_is_compared_with_a_round_that_nobody_answered(before, after):
    assert changes_between({"q": before}, {"q": after})[0].reading == "not-comparable"


def test_a_question_that_was_worded_otherwise_is_not_compared():
    change = changes_between({"q": share(0.2)}, {"q": share(0.8)}, not_comparable=["q"])[0]
    assert (change.reading, change.difference) == ("not-comparable", None)


def test_a_round_in_which_all_answered_alike_is_not_taken_for_certain():
    few = changes_between({"q": share(0.0, 0.0, 8)}, {"q": share(0.15, 0.05, 50)})[0]
    many = changes_between({"q": share(0.0, 0.0, 800)}, {"q": share(0.15, 0.05, 50)})[0]
    assert few.reading == "could-be-chance"
    assert many.reading == "real-change"


def test_questions_of_one_round_alone_are_left_out_and_the_others_stand_in_order():
    changes = changes_between({"b": share(0.2), "a": share(0.3), "x": share(0.1)}, {"a": share(0.3), "b": share(0.2)})
    assert [one.question for one in changes] == ["a", "b"]


def test_where_nothing_changed_one_question_in_twenty_seems_to_and_none_is_believed():
    draw, questions = np.random.default_rng(2002), [f"q{number:04}" for number in range(1_500)]
    rounds = []
    for count in (500, 400):
        raked = rake({}, [], base=draw.uniform(0.5, 2, count))
        ticked = draw.random((count, len(questions))) < 0.3
        shares = shares_of_ticks(raked, ticked, questions, answered=np.full(count, True))
        rounds.append({one.option: one for one in shares})
    changes = changes_between(*rounds)
    assert allows(sum(not one.interval.holds(0) for one in changes), len(changes), 0.05)
    assert {one.reading for one in changes} == {"could-be-chance"}
