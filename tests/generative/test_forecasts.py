"""What must hold of a forecast whatever the counts."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.core.forecast import Forecast, NoForecast, forecast

counts = st.integers(1, 400).flatmap(lambda most: st.lists(st.integers(0, most), min_size=24, max_size=70))
FEW = settings(max_examples=40, deadline=None)


@FEW
@given(counts, st.integers(1, 36))
def test_a_forecast_is_of_whole_numbers_from_nothing_on_and_its_ends_are_in_order(known: list[int], ahead: int) -> None:
    found = forecast(known, "2015-06", ahead=ahead)
    if isinstance(found, NoForecast):
        assert not any(known)
        return
    ends = [
        found.interval(0.95)[0],
        found.interval(0.5)[0],
        found.median,
        found.interval(0.5)[1],
        found.interval(0.95)[1],
    ]
    assert np.all(np.diff(np.array(ends), axis=0) >= 0)
    assert all(np.all((end >= 0) & (end == np.floor(end))) for end in ends)
    assert np.all(found.mean > 0)
    assert np.linalg.eigvalsh(found.covariance).min() > 0


@FEW
@given(counts, st.lists(st.integers(0, 9000), min_size=2, max_size=8))
def test_the_chance_rises_with_a_target_for_less_and_falls_with_one_for_more(
    known: list[int], targets: list[int]
) -> None:
    found = forecast(known, "2015-06")
    if isinstance(found, Forecast):
        below = [found.chance(target).chance for target in sorted(targets)]
        above = [found.chance(target, above=True).chance for target in sorted(targets)]
        assert all(0 <= chance <= 1 for chance in below + above)
        assert np.all(np.diff(below) >= -1e-12)
        assert np.all(np.diff(above) <= 1e-12)


@FEW
@given(st.lists(st.integers(60, 400), min_size=24, max_size=70), st.integers(2, 30))
def test_a_series_ten_times_as_large_and_as_scattered_is_forecast_ten_times_as_large(
    known: list[int], times: int
) -> None:
    once, more = forecast(known, "2015-06"), forecast([count * times for count in known], "2015-06")
    # Scatter below that of single events by chance is never assumed, so only scattered series can be scaled.
    if np.all(np.diag(once.covariance) > 2.2 * once.mean) and once.breaks == more.breaks:
        assert np.allclose(more.mean, once.mean * times, rtol=0.02)
        ratio = (more.total().interval().high + 1) / (once.total().interval().high + 1) / times
        assert 0.93 < ratio < 1.07


@FEW
@given(counts, st.integers(1, 4))
def test_the_same_counts_some_leap_years_later_are_forecast_the_same(known: list[int], cycles: int) -> None:
    one, other = forecast(known, "2005-06"), forecast(known, f"{2005 + 4 * cycles}-06")
    if isinstance(one, Forecast):
        assert np.allclose(one.mean, other.mean)
        assert np.allclose(one.covariance, other.covariance)


@FEW
@given(counts, st.data())
def test_any_breaks_and_months_left_out_are_taken(known: list[int], data: st.DataObject) -> None:
    names = [f"{2015 + place // 12}-{place % 12 + 1:02d}" for place in range(len(known))]
    breaks = data.draw(st.lists(st.sampled_from(names), max_size=4))
    left_out = data.draw(st.lists(st.sampled_from(names), max_size=30))
    found = forecast(known, "2015-01", breaks=breaks, left_out=left_out)
    if isinstance(found, Forecast):
        assert np.isfinite(found.covariance).all()
        assert np.isfinite(found.total().mean)
        assert found.total().interval().low >= 0
    else:
        assert found.reason
