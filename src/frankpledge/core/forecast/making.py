"""Making forecasts of monthly counts, of many series at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from frankpledge.core.forecast.ahead import ahead_of
from frankpledge.core.forecast.breaks import Step, steps_of
from frankpledge.core.forecast.forecast import Forecast
from frankpledge.core.forecast.history import MOST_AHEAD, History, NoForecast, history_of, why_not
from frankpledge.core.forecast.levels import DECLARED_SPREAD, FOUND_SPREAD, levels_of
from frankpledge.core.forecast.months import A_YEAR, Floats, lengths, places_in_year
from frankpledge.core.forecast.seasons import seasons_of
from frankpledge.core.forecast.wording import limitations

NEGLIGIBLE = 1e-4
"""A speed less likely than this is left out of a forecast."""


def forecast(
    counts: ArrayLike, first: str, *, ahead: int = 12, breaks: Sequence[str] = (), left_out: Sequence[str] = ()
) -> Forecast | NoForecast:
    """Return the forecast of one series of monthly counts, or why there is none.

    Parameters
    ----------
    counts : whole numbers, one a month without a gap, shape (t,). Unit: records a month.
    first : the first month, as 2024-03.
    ahead : how many months, 1 to 36.
    breaks : first months in which records are known to mean something else than before.
    left_out : months known to be like no others, as those of a lockdown.

    Examples
    --------
    >>> forecast([0] * 40, "2020-01")
    NoForecast(reason='Nothing was recorded in any month, so there is nothing to forecast from.')
    """
    return forecasts(np.array(counts, ndmin=2), first, ahead=ahead, breaks=breaks, left_out=left_out)[0]


def forecasts(
    counts: Sequence[ArrayLike] | NDArray[Any], first: str, *, ahead: int = 12, breaks: Sequence[str] = (),
    left_out: Sequence[str] = (),
) -> tuple[Forecast | NoForecast, ...]:  # fmt: skip
    """Return the forecast of each of many series of the same months, or why there is none. See `forecast`.

    No series lends anything to another: each forecast is what it would be alone.

    >>> [type(one).__name__ for one in forecasts([[2, 3] * 12, [0] * 24], "2020-01")]
    ['Forecast', 'NoForecast']
    """
    if not 1 <= ahead <= MOST_AHEAD:
        raise ValueError(f"a forecast is of 1 to {MOST_AHEAD} months")
    if not len(counts):
        return ()
    history = history_of(np.array(counts), first, breaks, left_out)
    refused = {row: reason for row in range(len(history.counts)) if (reason := why_not(history, row))}
    rows = [row for row in range(len(history.counts)) if row not in refused]
    found = dict(zip(rows, _of_rows(history, rows, ahead), strict=True)) if rows else {}
    return tuple(NoForecast(refused[row]) if row in refused else found[row] for row in range(len(history.counts)))


def _of_rows(history: History, rows: Sequence[int], ahead: int) -> list[Forecast]:
    """Return the forecasts of the series that may have one."""
    counts, months, used = history.counts[list(rows)], history.months, history.used
    places = places_in_year(history.first, months + ahead)
    days = lengths(history.first, months + ahead)
    seasons = seasons_of(counts, days[:months], places[:months], used)
    exposure = seasons.factors[:, places] * days
    steps = [
        steps_of(np.where(used, row, 0.0), np.where(used, weight, 0.0), float(scatter), history.breaks)
        for row, weight, scatter in zip(counts, exposure[:, :months], seasons.dispersion, strict=True)
    ]
    now = levels_of(counts, exposure[:, :months], seasons.dispersion, used, _jumps(history, steps))
    # A factor rests on one month a year, and errs as the mean of so many.
    scatter = seasons.dispersion * (1 + A_YEAR / used.sum())
    means, covariances = ahead_of(now, exposure[:, months:], scatter)
    return [
        _forecast(history, row, now.weights[at], means[at], covariances[at], steps[at]) for at, row in enumerate(rows)
    ]


def _jumps(history: History, steps: Sequence[Sequence[Step]]) -> Floats:
    """Return how far the level may have moved at each month's beginning, besides its walk."""
    jumps = np.zeros((len(steps), history.months))
    jumps[:, list(history.breaks)] = DECLARED_SPREAD
    for row, found in enumerate(steps):
        for step in found:
            jumps[row, step.place] = FOUND_SPREAD * abs(np.log(step.ratio))
    return jumps


def _forecast(
    history: History, row: int, weights: Floats, means: Floats, covariances: Floats, steps: tuple[Step, ...]
) -> Forecast:  # fmt: skip
    kept = weights > NEGLIGIBLE
    said = limitations(history, row, steps, means.shape[1])
    likely = weights[kept] / weights[kept].sum()
    return Forecast(history.counts[row], history.first, likely, means[kept], covariances[kept], steps, said)
