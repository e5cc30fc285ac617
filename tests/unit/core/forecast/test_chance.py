"""How likely a target is to be met if nothing changes, and what that says of it before anybody adopts it."""

from __future__ import annotations

import numpy as np
import pytest

from frankpledge.core.forecast import OUT_OF_REACH, TOO_EASY, Forecast, forecast, in_words
from tests.unit.core.forecast.made_series import made


@pytest.fixture(scope="module")
def thefts() -> Forecast:
    found = forecast(made(1, 60, mean=100)[0], "2019-01", ahead=15)
    assert isinstance(found, Forecast)
    return found


def test_the_median_is_about_even(thefts: Forecast) -> None:
    year = thefts.total("2024-01", "2024-12")
    found = thefts.chance(year.median, first="2024-01", last="2024-12")
    assert found.words == "about even"
    assert found.verdict == ""


def test_what_would_come_anyway_is_too_easy_and_what_never_came_out_of_reach(thefts: Forecast) -> None:
    mean = thefts.total().mean
    assert thefts.chance(int(mean * 1.6)).verdict == "too easy"
    assert thefts.chance(int(mean * 0.4)).verdict == "out of reach"


def test_for_a_target_to_raise_a_number_the_chances_are_the_other_way_round(thefts: Forecast) -> None:
    mean = int(thefts.total().mean)
    below, above = thefts.chance(mean - 1).chance, thefts.chance(mean, above=True).chance
    assert below + above == pytest.approx(1)
    assert thefts.chance(0, above=True).chance == 1


def test_the_base_is_the_same_months_a_year_earlier(thefts: Forecast) -> None:
    found = thefts.chance(1000, first="2024-01", last="2024-12")
    assert found.base == int(thefts.observed[-12:].sum())
    assert f"A year earlier it was {found.base:,}." in found.sentence
    assert thefts.chance(1000, first="2024-01", last="2025-03").base is None


def test_a_year_half_gone_is_surer_and_says_what_is_recorded(thefts: Forecast) -> None:
    target = int(thefts.observed[-6:].sum() + 300)
    found = thefts.chance(target, first="2023-07", last="2024-06")
    assert found.known == int(thefts.observed[-6:].sum())
    assert f"Recorded already: {found.known:,}." in found.sentence
    assert thefts.chance(found.known - 1, first="2023-07", last="2024-06").chance == 0


def test_a_year_that_has_passed_the_target_already_has_no_chance_left(thefts: Forecast) -> None:
    assert thefts.chance(10, first="2023-01", last="2024-03").sentence.startswith(
        "If nothing changes, at most 10 from 2023-01 to 2024-03 is almost without a chance (under 1 %)."
    )


def test_words_rise_with_the_chance_and_verdicts_stand_at_their_ends() -> None:
    words = [in_words(chance) for chance in np.linspace(0, 1, 101)]
    assert list(dict.fromkeys(words)) == [
        "almost no chance", "very unlikely", "unlikely", "about even", "likely", "very likely", "almost certain",
    ]  # fmt: skip
    assert in_words(OUT_OF_REACH - 0.001) == "almost no chance"
    assert in_words(TOO_EASY) == "very likely"
