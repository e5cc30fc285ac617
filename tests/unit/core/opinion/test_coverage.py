"""Intervals hold the truth as often as they say, though some groups answer far less than others."""

from __future__ import annotations

import numpy as np
import pytest

from frankpledge.core.opinion import Margin, rake, shares_of_choice
from frankpledge.core.quantities import Interval
from tests.unit.core.opinion.made_answers import allows

EXERCISES, ANSWERS = 300, 10_000
AGES, WARDS = ("16 to 24", "25 to 44", "45 to 64", "65 and over"), tuple(f"W{number}" for number in range(8))
PEOPLE = np.outer([0.14, 0.33, 0.31, 0.22], [0.05, 0.2, 0.1, 0.15, 0.1, 0.1, 0.1, 0.2])
PEOPLE = PEOPLE * (1 + 0.4 * np.outer([1, 1, -1, -1], [1, -1] * 4))  # the young live in other wards than the old
PEOPLE /= PEOPLE.sum()
ANSWERING = np.outer([0.05, 0.15, 0.3, 0.5], np.linspace(0.4, 1, 8))
AFRAID = np.array([0.55, 0.3, 0.25, 0.15])[:, None] + np.linspace(0.2, 0, 8)[None, :]
DISABLED = np.array([0.08, 0.12, 0.25, 0.45])[:, None] + np.zeros(8)
MARGINS = (
    Margin("age", dict(zip(AGES, PEOPLE.sum(axis=1) * 200_000, strict=True))),
    Margin("ward", dict(zip(WARDS, PEOPLE.sum(axis=0) * 200_000, strict=True))),
)


def exercise(draw):
    """Ten thousand people answer, the young of some wards a twentieth as readily as the old of others."""
    chances = (PEOPLE * ANSWERING / (PEOPLE * ANSWERING).sum()).ravel()
    cells = draw.choice(PEOPLE.size, ANSWERS, p=chances)
    answers = np.where(draw.random(ANSWERS) < AFRAID.ravel()[cells], "afraid", "not afraid").tolist()
    said = {"age": np.array(AGES)[cells // 8].tolist(), "ward": np.array(WARDS)[cells % 8].tolist()}
    return rake(said, MARGINS), answers, draw.random(ANSWERS) < DISABLED.ravel()[cells]


@pytest.fixture(scope="module")
def exercises():
    """Of each exercise, the raked share of all and that of disabled people."""
    draw, found = np.random.default_rng(1998), []
    for _ in range(EXERCISES):
        raked, answers, disabled = exercise(draw)
        options = ("afraid", "not afraid")
        found.append([shares_of_choice(raked, answers, options, among=who)[0] for who in (None, disabled)])
    return found


TRUTHS = (float((PEOPLE * AFRAID).sum()), float((PEOPLE * DISABLED * AFRAID).sum() / (PEOPLE * DISABLED).sum()))


@pytest.mark.parametrize("which", [0, 1], ids=["everybody", "disabled people"])
def test_ninety_five_per_cent_intervals_hold_the_truth_nineteen_times_in_twenty(exercises, which):
    held = sum(shares[which].interval.holds(TRUTHS[which]) for shares in exercises)
    assert allows(held, EXERCISES, 0.95), f"{held} of {EXERCISES}"


@pytest.mark.parametrize("which", [0, 1], ids=["everybody", "disabled people"])
def test_standard_errors_are_as_large_as_shares_spread(exercises, which):
    spread = np.std([shares[which].weighted for shares in exercises], ddof=1)
    told = np.mean([shares[which].standard_error for shares in exercises])
    assert abs(told / spread - 1) < 3.5 / np.sqrt(2 * EXERCISES)  # the spread is itself a draw, with this error


def test_before_weighting_the_share_is_far_off_so_there_is_a_bias_to_mend(exercises):
    for shares in exercises:
        assert isinstance(shares[0].interval, Interval)
        assert shares[0].unweighted.part / shares[0].unweighted.whole < TRUTHS[0] - 0.05
