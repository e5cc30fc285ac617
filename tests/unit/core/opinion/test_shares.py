"""Weighted shares: their variance by a textbook's formula, small bases withheld, the unweighted beside."""

from __future__ import annotations

from math import sqrt
from statistics import mean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.disclosure import Policy
from frankpledge.core.opinion import Margin, rake, shares_by_group, shares_of_choice, shares_of_ticks
from frankpledge.core.quantities import Interval, Share, Withheld
from tests.unit.core.opinion.made_answers import margins, respondents

SEXES = Margin("sex", {"f": 500, "m": 500})
ANSWERS = st.sampled_from(["safe", "unsafe", None])


def test_without_margins_a_share_and_its_error_are_those_of_every_textbook():
    share = shares_of_choice(rake({}, [], base=[1.0] * 50), ["yes"] * 15 + ["no"] * 35, ["yes", "no"])[0]
    assert share.weighted == pytest.approx(0.3)
    assert share.standard_error == pytest.approx(sqrt(0.3 * 0.7 / 49))
    assert share.degrees == 49


def test_after_one_margin_the_error_is_that_of_post_stratification():
    """Each answer less its stratum's mean, times its weight: worked out in plain Python, stratum by stratum."""
    sexes, answers = ["f"] * 30 + ["m"] * 10, [1] * 20 + [0] * 10 + [1] * 2 + [0] * 8
    means = {sex: mean(a for s, a in zip(sexes, answers, strict=True) if s == sex) for sex in "fm"}
    weights = {"f": 500 / 30, "m": 500 / 10}
    left = [weights[s] * (a - means[s]) / 1_000 for s, a in zip(sexes, answers, strict=True)]
    variance = 40 / 39 * sum((one - mean(left)) ** 2 for one in left)
    share = shares_of_choice(rake({"sex": sexes}, [SEXES]), ["y" if a else "n" for a in answers], ["y", "n"])[0]
    assert share.weighted == pytest.approx(0.5 * means["f"] + 0.5 * means["m"])
    assert share.standard_error == pytest.approx(sqrt(variance))


@given(respondents(), margins(), st.data())
def test_the_error_is_that_of_residuals_worked_out_by_least_squares_on_everybody(said, targets, data):
    """A second computation, respondent by respondent: unequal weights before raking, some who did not say, a group."""
    count = len(said["sex"])
    draw = np.random.default_rng(data.draw(st.integers(0, 1_000)))
    said = {name: [*column, *column] for name, column in said.items()}
    said["sex"] = [None if i < count and draw.random() < 0.3 else sex for i, sex in enumerate(said["sex"])]
    base, among = draw.uniform(0.5, 4, 2 * count), draw.random(2 * count) < 0.6
    among[:2] = True
    answers = draw.random(2 * count) < 0.4
    raked = rake(said, targets, base=base)

    columns = [np.ones(2 * count)]
    for margin in targets:
        for category, people in margin.people.items():
            told = [0.0 if one is None else (one == category) - people / 1_000 for one in said[margin.name]]
            columns.append(np.array(told))
    held, root = np.stack(columns, axis=1), np.sqrt(base)
    share = (raked.weights * answers)[among].sum() / raked.weights[among].sum()
    scores = np.where(among, answers - share, 0) / raked.weights[among].sum()
    slopes = np.linalg.lstsq(held * root[:, None], scores * root, rcond=1e-9)[0]
    left = raked.weights * (scores - held @ slopes)
    error = sqrt(2 * count / (2 * count - 1) * ((left - left.mean()) ** 2).sum())

    found = shares_of_choice(raked, ["y" if one else "n" for one in answers], ["y", "n"], among=among)[0]
    assert found.weighted == pytest.approx(share)
    if 0 < share < 1:
        assert found.standard_error == pytest.approx(error, rel=1e-6, abs=1e-9)


def test_what_was_raked_on_is_known_without_error():
    sexes = ["f"] * 30 + ["m"] * 10
    share = shares_of_choice(rake({"sex": sexes}, [SEXES]), sexes, ["f", "m"])[0]
    assert share.weighted == pytest.approx(0.5)
    assert share.standard_error == pytest.approx(0, abs=1e-12)


def test_people_asked_together_who_answer_alike_tell_less():
    answers, halls = ["y"] * 20 + ["n"] * 20, [f"hall {number // 10}" for number in range(40)]
    alone = shares_of_choice(rake({}, [], base=[1.0] * 40), answers, ["y", "n"])[0]
    together = shares_of_choice(rake({}, [], base=[1.0] * 40, clusters=halls), answers, ["y", "n"])[0]
    assert together.degrees == 3
    assert together.standard_error > 3 * alone.standard_error


def test_each_stratum_costs_a_degree_of_freedom_and_a_group_has_those_of_its_own():
    strata, halls = ["post"] * 20 + ["hall"] * 20, [str(number // 4) for number in range(40)]
    raked = rake({}, [], base=[1.0] * 40, strata=strata, clusters=halls)
    answers = ["y", "n"] * 20
    groups = [None] * 8 + ["North"] * 32
    assert shares_of_choice(raked, answers, ["y", "n"])[0].degrees == 10 - 2
    assert shares_by_group(raked, answers, ["y", "n"], groups)["North"][0].degrees == 8 - 2


@given(respondents(), margins(), st.data())
def test_shares_add_up_to_all_and_lie_in_their_intervals(said, targets, data):
    count = len(said["sex"])
    answers = data.draw(st.lists(ANSWERS, min_size=count, max_size=count))
    shares = shares_of_choice(rake(said, targets), answers, ["safe", "unsafe"])
    if any(answers):
        assert sum(share.weighted for share in shares) == pytest.approx(1)
        for share in shares:
            assert share.interval is None or share.interval.low - 1e-9 <= share.weighted <= share.interval.high + 1e-9


@given(respondents(), margins(), st.data(), st.randoms())
def test_the_order_of_respondents_makes_no_difference(said, targets, data, random):
    count = len(said["sex"])
    answers = data.draw(st.lists(ANSWERS.filter(bool), min_size=count, max_size=count))
    turned = list(range(count))
    random.shuffle(turned)
    again = {name: [column[i] for i in turned] for name, column in said.items()}
    there = shares_of_choice(rake(said, targets), answers, ["safe"])[0]
    back = shares_of_choice(rake(again, targets), [answers[i] for i in turned], ["safe"])[0]
    assert back.weighted == pytest.approx(there.weighted, abs=1e-12)
    assert back.standard_error == pytest.approx(there.standard_error, abs=1e-10)


def test_the_same_answers_give_the_same_bytes():
    said, answers = {"sex": ["f", "m", "f", "m", "f"] * 40}, ["y", "n", "y", "y", None] * 40
    first, second = (shares_of_choice(rake(said, [SEXES]), answers, ["y", "n"]) for _ in range(2))
    assert repr(first) == repr(second)


def test_the_unweighted_share_stands_beside_with_its_base():
    sexes = ["f"] * 30 + ["m"] * 10
    share = shares_of_choice(rake({"sex": sexes}, [SEXES]), ["y"] * 30 + ["n"] * 8 + [None] * 2, ["y", "n"])[0]
    assert share.unweighted == Share(30, 38)


@pytest.mark.parametrize("method", ["suppress", "round"])
@given(base=st.integers(1, 12), threshold=st.integers(2, 12), given_=st.integers(0, 12))
def test_a_base_under_the_threshold_shows_no_number_at_all(method, base, threshold, given_):
    answers = ["y"] * min(given_, base) + ["n"] * (base - min(given_, base)) + [None] * 20
    share = shares_of_choice(rake({}, [], base=[1.0] * len(answers)), answers, ["y", "n"],
                             policy=Policy(method, threshold))[0]  # fmt: skip
    assert share.is_withheld == (base < threshold)
    if base < threshold:
        figures = (share.unweighted, share.weighted, share.standard_error, share.interval)
        assert figures == (Withheld("small base"),) * 4
        assert share.degrees == 0


def test_withheld_shares_of_the_same_question_are_the_same_whatever_was_answered():
    raked, policy = rake({}, [], base=[1.0] * 4), Policy("suppress")
    found = {shares_of_choice(raked, ["y"] * yes + ["n"] * (4 - yes), ["y", "n"], policy=policy) for yes in range(5)}
    assert len(found) == 1


def test_nobody_answering_is_not_withheld_and_has_no_share():
    share = shares_of_choice(rake({}, [], base=[1.0] * 4), [None] * 4, ["y"], policy=Policy("suppress"))[0]
    assert (share.unweighted, share.weighted, share.interval, share.words) == (
        Share(0, 0),
        None,
        None,
        "nobody answered",
    )


def test_where_everybody_answers_alike_the_interval_is_not_a_point():
    share = shares_of_choice(rake({}, [], base=[1.0] * 30), ["y"] * 30, ["y", "n"])[0]
    assert share.weighted == 1.0
    assert isinstance(share.interval, Interval)
    assert share.interval.low == pytest.approx(0.025 ** (1 / 30))


def test_a_group_is_measured_within_the_whole_and_its_share_is_its_own():
    answers, areas = ["y"] * 30 + ["n"] * 30, ["North", "South"] * 30
    found = shares_by_group(rake({}, [], base=[1.0] * 60), answers, ["y", "n"], areas)
    assert [share[0].unweighted for share in found.values()] == [Share(15, 30), Share(15, 30)]


def test_a_question_that_takes_several_answers_has_whoever_answered_it_for_its_base():
    ticked = np.array([[True, True], [False, True], [False, False], [True, True]])
    found = shares_of_ticks(
        rake({}, [], base=[1.0] * 4), ticked, ["dogs", "litter"], answered=np.array([1, 1, 1, 0], bool)
    )
    assert [share.unweighted for share in found] == [Share(1, 3), Share(2, 3)]
