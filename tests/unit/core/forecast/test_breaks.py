"""A break is found or declared, said in words, and what came before it no longer sets the level."""

from __future__ import annotations

import numpy as np
import pytest

from frankpledge.core.forecast import forecast, forecasts
from tests.unit.core.forecast.made_series import made


@pytest.fixture(scope="module")
def halved() -> np.ndarray:
    """Recording changed in January 2023, the fifth year: half as many are recorded since."""
    counts = made(1, 56, mean=200, drift=0.05)[0]
    counts[48:] = np.round(counts[48:] / 2)
    return counts


def test_a_break_is_found_where_it_is_and_told(halved: np.ndarray) -> None:
    found = forecast(halved, "2019-01")
    assert [step.place for step in found.breaks] == [48]
    assert "From 2023-01 on the level is about" in found.limitations[0]
    assert "lower" in found.limitations[0]


def test_after_a_break_the_level_is_the_new_one(halved: np.ndarray) -> None:
    assert forecast(halved, "2019-01").total().mean == pytest.approx(1200, rel=0.15)


def test_a_declared_break_is_not_found_again_but_told(halved: np.ndarray) -> None:
    found = forecast(halved, "2019-01", breaks=["2023-01"])
    assert found.breaks == ()
    assert found.limitations == (
        "A break in 2023-01 was declared: months before it tell of seasons, hardly of the level.",
    )
    assert found.total().mean == pytest.approx(1200, rel=0.15)


def test_two_months_after_a_break_that_nobody_declared_it_cannot_be_found_but_one_declared_counts(
    halved: np.ndarray,
) -> None:
    just_after = halved[:50]
    blind, told = forecast(just_after, "2019-01"), forecast(just_after, "2019-01", breaks=["2023-01"])
    assert blind.breaks == ()
    assert abs(told.total().mean - 1200) < abs(blind.total().mean - 1200)
    assert "Only 2 months are known since." in told.limitations[0]


def test_a_break_makes_the_forecast_less_sure() -> None:
    counts = made(1, 60, mean=200, drift=0.05)[0]
    sure, unsure = (forecast(counts, "2019-01", breaks=breaks) for breaks in ([], ["2023-12"]))
    spreads = [np.sqrt(one.covariance.sum()) / one.total().mean for one in (sure, unsure)]
    assert spreads[1] > 1.1 * spreads[0]


def test_a_lockdown_that_is_left_out_is_as_if_its_counts_were_not_there() -> None:
    counts = made(1, 60, mean=200, drift=0.05)[0]
    months = ["2021-02", "2021-03", "2021-04"]
    emptied = counts.copy()
    emptied[25:28] = 0
    left_out = [forecast(series, "2019-01", left_out=months) for series in (counts, emptied)]
    assert np.allclose(left_out[0].mean, left_out[1].mean)
    assert "Left out, as declared: 2021-02, 2021-03, 2021-04." in left_out[0].limitations


def test_a_lockdown_that_nobody_declared_is_found_as_two_breaks() -> None:
    counts = made(1, 60, mean=300, drift=0.03)[0]
    counts[30:36] = np.round(counts[30:36] * 0.5)
    assert [step.place for step in forecast(counts, "2019-01").breaks] == [30, 36]


@pytest.mark.parametrize("mean", [300, 30, 3])
def test_of_series_without_a_break_hardly_any_shows_one(mean: float) -> None:
    found = forecasts(made(300, 60, mean=mean, drift=0.1), "2019-01")
    assert sum(bool(one.breaks) for one in found) <= 6


def test_a_break_outside_what_is_known_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the months"):
        forecast([4] * 30, "2019-01", breaks=["2030-01"])


def test_a_longer_outlook_and_a_short_series_are_told() -> None:
    said = forecast([9, 5, 7] * 9, "2019-01", ahead=24).limitations
    assert said[0] == "Only 27 months are known, so seasons are hardly told from chance."
    assert said[1].startswith("More than a year ahead")
