"""A forecast says what would come if nothing changed, how sure it is, and of what it is not made."""

from __future__ import annotations

import numpy as np
import pytest

from frankpledge.core.forecast import MOST_AHEAD, Forecast, NoForecast, forecast, forecasts
from tests.unit.core.forecast.made_series import SUMMER, made


@pytest.fixture(scope="module")
def burglaries() -> Forecast:
    found = forecast(made(1, 60, mean=80)[0], "2019-01", ahead=MOST_AHEAD)
    assert isinstance(found, Forecast)
    return found


def test_the_months_follow_the_last_one_known(burglaries: Forecast) -> None:
    assert (burglaries.months[0], burglaries.months[-1], len(burglaries.months)) == ("2024-01", "2026-12", 36)


def test_a_steady_series_goes_on_as_it_was() -> None:
    found = forecast([50] * 60, "2019-01", ahead=24)
    assert np.all(np.abs(found.mean - 50) < 5)  # a February is taken to be shorter
    assert found.total("2024-01", "2024-12").mean == pytest.approx(600, rel=0.01)


def test_a_month_that_is_always_high_is_forecast_high() -> None:
    counts = made(1, 96, mean=300, drift=0.03, dispersion=1.2)[0]
    year = forecast(counts, "2016-01").mean
    assert np.corrcoef(year, SUMMER)[0, 1] > 0.9


def test_a_fall_goes_on_for_a_while_and_ends() -> None:
    falling = np.round(400 * 0.98 ** np.arange(60))
    level = forecast(falling, "2019-01", ahead=36).mean
    assert level[:12].sum() < 0.93 * falling[-12:].sum()
    assert level[24:].sum() > 0.8 * level[12:24].sum()  # a trend that went on would leave 0.78 of it


def test_intervals_widen_with_time_and_with_their_level(burglaries: Forecast) -> None:
    low, high = burglaries.interval(0.8)
    assert (high - low)[24:].mean() > (high - low)[:12].mean()
    wider = burglaries.interval(0.95)
    assert np.all(wider[0] <= low)
    assert np.all(high <= wider[1])
    assert np.all(low >= 0)


def test_the_years_interval_is_its_own(burglaries: Forecast) -> None:
    year = burglaries.total("2024-01", "2024-12").interval()
    low, high = (ends[:12].sum() for ends in burglaries.interval())
    independent = np.sqrt(np.diag(burglaries.covariance)[:12].sum()) * 2 * 1.2816
    assert independent < year.high - year.low < high - low


def test_totals_are_of_the_covariance_that_is_told(burglaries: Forecast) -> None:
    total, spread = burglaries.total(), np.sqrt(burglaries.covariance.sum())
    assert total.mean == pytest.approx(burglaries.mean.sum())
    assert total.interval(0.6827).high - total.interval(0.6827).low == pytest.approx(2 * spread, rel=0.25)


def test_months_that_are_known_already_are_added(burglaries: Forecast) -> None:
    known = int(burglaries.observed[-3:].sum())
    total = burglaries.total("2023-10", "2024-03")
    assert total.known == known
    assert total.interval().low > known
    assert total.mean == pytest.approx(known + burglaries.total("2024-01", "2024-03").mean)


def test_low_counts_have_whole_intervals_from_nothing_on() -> None:
    found = forecast(made(1, 48, mean=0.4)[0], "2020-01")
    low, high = found.interval()
    assert np.all(low == 0)
    assert np.all((high >= 1) & (high == np.floor(high)))
    assert 0.5 < found.total().mean < 12
    assert any("Less than one a month" in said for said in found.limitations)


def test_a_quiet_year_does_not_prove_that_nothing_can_happen() -> None:
    found = forecast([2, 0, 1, 3] * 6 + [0] * 12, "2021-01")
    assert found.total().interval(0.9).high >= 1


@pytest.mark.parametrize(
    ("counts", "said"),
    [([4] * 23, "Only 23 months are known"), ([0] * 60, "Nothing was recorded"), ([], "Only 0 months")],
)
def test_what_cannot_be_forecast_is_refused_with_the_reason(counts: list[int], said: str) -> None:
    found = forecast(counts, "2019-01")
    assert isinstance(found, NoForecast)
    assert said in found.reason


def test_months_left_out_do_not_count_towards_those_needed() -> None:
    found = forecast([4] * 25, "2019-01", left_out=["2020-04", "2020-05"])
    assert found == NoForecast(
        "Only 23 months are known, besides those left out. A forecast takes at least 24: with fewer, seasons cannot be "
        "told from change."
    )


@pytest.mark.parametrize("counts", [[-1] * 30, [0.5] * 30, [float("nan")] * 30])
def test_counts_that_are_none_are_refused(counts: list[float]) -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        forecast(counts, "2019-01")


@pytest.mark.parametrize("ahead", [0, 37])
def test_no_more_than_three_years_are_forecast(ahead: int) -> None:
    with pytest.raises(ValueError, match="1 to 36"):
        forecast([4] * 30, "2019-01", ahead=ahead)


@pytest.mark.parametrize(
    "period", [("2018-01", "2024-01"), ("2024-03", "2024-02"), ("2023-01", "2023-12"), ("", "2027-01")]
)
def test_a_period_must_lie_in_what_is_known_or_ahead(burglaries: Forecast, period: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="a period begins"):
        burglaries.total(*period)


def test_each_of_many_is_what_it_would_be_alone() -> None:
    many = np.vstack([made(3, 40, mean=12), np.zeros((1, 40))])
    together = forecasts(many, "2020-01")
    assert isinstance(together[3], NoForecast)
    for row in range(3):
        alone = forecast(many[row], "2020-01")
        assert np.allclose(alone.mean, together[row].mean)
        assert np.allclose(alone.covariance, together[row].covariance)
