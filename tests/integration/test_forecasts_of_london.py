"""On real boroughs that served to choose nothing, intervals hold what came, and forecasts beat last year's months.

A smaller part of what `bench/forecast.py` runs, by the same criteria: there statsmodels' ETS takes part as well.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.integration.forecasting.contest import (
    Contest,
    brier,
    by_blocks,
    hold,
    month_coverage,
    ours,
    scaled_errors,
    seasonal_naive,
    share,
    total_coverage,
)
from tests.integration.forecasting.panels import HALVES, cleveland, knife_crime, violence_against_women

BETWEEN = (0.72, 0.88)
HELD_OUT = slice(1, None, 4)
"""Every other one of the boroughs that did not serve to choose settings."""


@pytest.fixture(scope="module")
def london(open_data: Path) -> Contest:
    panels = [violence_against_women(open_data), *knife_crime(open_data)]
    found = hold(panels, {"ours": ours, "seasonal naive": seasonal_naive}, every=9, areas=HELD_OUT)
    assert {one.half for one in found.outcomes["ours"]} == {HALVES[1]}
    return found


@pytest.mark.parametrize("coverage", [month_coverage, total_coverage])
def test_intervals_of_80_per_cent_hold_from_72_to_88(london: Contest, coverage) -> None:
    outcomes = london.outcomes["ours"]
    low, high = by_blocks(coverage(outcomes), outcomes)
    assert low <= BETWEEN[1]
    assert high >= BETWEEN[0]
    assert BETWEEN[0] <= share(coverage(outcomes)) <= BETWEEN[1]


@pytest.mark.parametrize("panels", ["violence", "knife"])
def test_the_scaled_error_is_below_that_of_last_years_months(london: Contest, panels: str) -> None:
    errors = {
        name: share(scaled_errors([one for one in outcomes if one.panel.startswith(panels)]))
        for name, outcomes in london.outcomes.items()
    }
    assert errors["ours"] < errors["seasonal naive"]


def test_chances_of_being_met_come_nearer_the_truth_than_last_years_months_do(london: Contest) -> None:
    errors = {name: share(brier(outcomes)) for name, outcomes in london.outcomes.items()}
    assert errors["ours"] < errors["seasonal naive"]


@pytest.mark.parametrize(("low", "high"), [(0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8)])
def test_what_was_given_so_much_of_a_chance_came_true_about_as_often(london: Contest, low: float, high: float) -> None:
    outcomes = [one for one in london.outcomes["ours"] if one.met is not None]
    rows = [(low <= one.chances) & (one.chances < high) for one in outcomes]
    met = np.array([((one.met & row).sum(), row.sum()) for one, row in zip(outcomes, rows, strict=True)], dtype=float)
    least, most = by_blocks(met, outcomes)
    assert least <= high
    assert most >= low


def test_clevelands_months_are_held_and_forecast_better_than_by_last_year(open_data: Path) -> None:
    found = hold([cleveland(open_data)], {"ours": ours, "seasonal naive": seasonal_naive}, every=4)
    assert BETWEEN[0] <= share(month_coverage(found.outcomes["ours"])) <= BETWEEN[1]
    errors = {name: share(scaled_errors(outcomes)) for name, outcomes in found.outcomes.items()}
    assert errors["ours"] < errors["seasonal naive"]
