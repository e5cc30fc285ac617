"""Where and when an event happens that is not snapped to a street's middle: about a street, at some hour."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from tithingham import pattern
from tithingham.geography import Town
from tithingham.grid import to_wgs84
from tithingham.streets import Streets

Floats = NDArray[np.float64]
TRIES = 12


def draw_events(
    streets: Streets, rate: float, factors: Floats, rng: np.random.Generator
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return street and month (0 to 23) of each event.

    ``rate`` is a year and thousand people; ``factors`` has shape (n_wards, 24). Points that only the police
    use are left out.
    """
    usable = ~np.isnan(streets.metres[:, 0])
    padded = np.concatenate([factors, np.ones((4, 24))])
    ward = np.where((streets.ward >= 0) & (streets.ward < len(factors)), streets.ward, len(factors))
    times = rng.poisson(np.where(usable, streets.people, 0)[:, None] / 12_000 * rate * padded[ward])
    street, month = np.nonzero(times)
    repeat = times[street, month]
    return np.repeat(street, repeat), np.repeat(month, repeat)


def scatter(town: Town, middle: Floats, most: float, rng: np.random.Generator) -> Floats:
    """Return places in whole metres, up to ``most`` from each middle and not within some metres of a ward's edge."""
    place = middle.copy()
    left = np.arange(len(middle))
    for _ in range(TRIES):
        far, angle = (most - 1) * rng.random(len(left)), rng.random(len(left)) * 2 * np.pi
        tried = np.rint(middle[left] + np.column_stack([far * np.cos(angle), far * np.sin(angle)]))
        clear = ~town.near_line(*to_wgs84(tried[:, 0], tried[:, 1]))
        place[left[clear]] = tried[clear]
        left = left[~clear]
    return place


def draw_times(month: NDArray[np.intp], rng: np.random.Generator, *, late: float = 0.6) -> list[datetime]:
    """Return a minute in each month (0 to 23), none in its last three hours; the share ``late`` are in the evening."""
    evening = rng.random(len(month)) < late
    hour = np.where(evening, rng.integers(17, 24, len(month)), rng.integers(0, 24, len(month)))
    minute, part = rng.integers(0, 60, len(month)), rng.random(len(month))
    times = []
    for position, h, m, share in zip(month.tolist(), hour.tolist(), minute.tolist(), part.tolist(), strict=True):
        first, days = month_days(position)
        day = first + timedelta(days=int(share * days))
        last = day.month != (day + timedelta(days=1)).month
        times.append(day.replace(hour=min(h, 20) if last else h, minute=m))
    return times


def month_days(position: int) -> tuple[datetime, int]:
    """Return the first day of a month (0 to 23) and how many days it has."""
    year, month = pattern.YEARS[position // 12], position % 12 + 1
    first = datetime(year, month, 1)  # noqa: DTZ001 - the town keeps its own time
    following = datetime(year + month // 12, month % 12 + 1, 1)  # noqa: DTZ001
    return first, (following - first).days
