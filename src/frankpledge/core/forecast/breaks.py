"""Where the level of a series broke: by more than chance and drift explain, and from one month to the next."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frankpledge.core.forecast.months import A_YEAR, Floats

LEAST_AFTER = 3
"""Months on each side without which a break is not told from a few odd months."""
LONGEST_AFTER = 6
MOST_BREAKS = 4
SURE = 3.5
"""Standard errors that a step must have: with so many, a series without a break hardly ever shows one."""
LEAST_STEP = 0.18
"""Log ratio under which a step is left to the drift of the level: a fifth up, a sixth down."""
USUAL_DRIFT = 0.12
"""Standard deviation of a year's change of level that is no break, as a share."""


@dataclass(frozen=True)
class Step:
    """A break found: the place of its first month in the series, and the level after it over that before."""

    place: int
    ratio: float


def steps_of(counts: Floats, exposure: Floats, dispersion: float, known: tuple[int, ...] = ()) -> tuple[Step, ...]:
    """Return the breaks of one series, the surest first found, in order of time; at most four.

    Of each month, the rate of up to half a year from it on is compared with that of up to half a year before. The
    windows end at breaks that are known or found.

    Parameters
    ----------
    counts, exposure : of one series, months left out having 0 in both, shape (t,).
    known : places of breaks that need not be found.

    Examples
    --------
    >>> counts = np.r_[np.full(30, 100.0), np.full(10, 60.0)]
    >>> [(step.place, round(step.ratio, 2)) for step in steps_of(counts, np.ones(40), 1.5)]
    [(30, 0.6)]
    """
    walls, found = [0, *known, counts.size], []
    for _ in range(MOST_BREAKS):
        sizes, ratios = _sizes(counts, exposure, dispersion, sorted(walls))
        place = int(np.argmax(sizes))
        if sizes[place] < SURE:
            break
        walls.append(place)
        found.append(Step(place, float(ratios[place])))
    return tuple(sorted(found, key=lambda one: one.place))


def _sizes(counts: Floats, exposure: Floats, dispersion: float, walls: list[int]) -> tuple[Floats, Floats]:
    """Return of each month the size of the step there in standard errors, 0 where it cannot be told, and its ratio."""
    places = np.arange(counts.size)
    edges = np.array(walls)
    start = np.maximum(edges[np.searchsorted(edges, places, side="right") - 1], places - LONGEST_AFTER)
    start = np.where(np.isin(places, edges), places, start)
    end = np.minimum(edges[np.searchsorted(edges, places, side="right")], places + LONGEST_AFTER)
    totals, weights = np.r_[0.0, np.cumsum(counts)], np.r_[0.0, np.cumsum(exposure)]
    # Half a record on each side keeps the ratio finite where a window holds none.
    before, after = totals[places] - totals[start] + 0.5, totals[end] - totals[places] + 0.5
    ratios = after / before * (weights[places] - weights[start] + 1e-9) / (weights[end] - weights[places] + 1e-9)
    logs = np.log(np.maximum(ratios, 1e-9))
    drift = USUAL_DRIFT**2 / A_YEAR * (end - start) / 3  # the variance of a walk between the means of two windows
    errors = np.sqrt(dispersion / before + dispersion / after + drift)
    months = np.r_[0, np.cumsum(exposure > 0)]
    fewest = np.minimum(months[places] - months[start], months[end] - months[places])
    told = (fewest >= LEAST_AFTER) & (np.abs(logs) >= LEAST_STEP)
    return np.where(told, np.abs(logs) / errors, 0.0), ratios
