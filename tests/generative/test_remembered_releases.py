"""Releases protected one after another hold when they are read together, against an attacker written apart."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from frankpledge.core.disclosure.earlier import Before, EarlierRelease
from frankpledge.core.disclosure.keys import Key
from frankpledge.core.disclosure.policy import Policy
from frankpledge.core.disclosure.protection import Protection
from frankpledge.core.disclosure.spans import month_span
from frankpledge.core.disclosure.suppress import protect
from frankpledge.core.tables import SourceCounts
from tests.unit.core.disclosure.made_counts import cubes, source

THRESHOLD = 5
Place = tuple[int, int, int, int]
"""Area and category (the last of each is the total), first and last month of a count."""


def year_to_date(cube: np.ndarray, remembering: bool) -> dict[int, dict[Place, bool]]:
    """Release January, then January to February, and so on; return of each release which counts it withholds."""
    before: list[EarlierRelease] = []
    found = {}
    for months in range(1, cube.shape[2] + 1):
        counts = source(cube[:, :, :months])
        days = {1: ("2024-01-01", month_span(f"2024-{months:02d}")[1])}
        told = Before("T", days, tuple(before)) if remembering else None
        shown = protect(counts, Policy("suppress", THRESHOLD), monthly_by_area=False, before=told)
        found[months] = withheld_places(shown, months)
        before.append(as_published(counts, found[months]))
    return found


def withheld_places(shown: Protection, months: int) -> dict[Place, bool]:
    table, partnership = shown.period[1], shown.period[1].shape[0] - 1
    found = {(a, c, 0, months - 1): bool(table[a, c]) for a, c in np.ndindex(table.shape)}
    by_month = {(partnership, c, m, m): bool(shown.monthly[c, m]) for c, m in np.ndindex(shown.monthly.shape)}
    return by_month | found if months > 1 else found


def as_published(counts: SourceCounts, places: dict[Place, bool]) -> EarlierRelease:
    areas, categories = [*counts.area_codes, "unplaced", "T"], [*counts.categories, "all"]

    def key(place: Place) -> Key:
        first, last = (f"2024-{month + 1:02d}" for month in place[2:])
        return Key("police", areas[place[0]], categories[place[1]], month_span(first)[0], month_span(last)[1])

    shown = {key(place): (exact(counts.cells, place),) * 2 for place, hidden in places.items() if not hidden}
    return EarlierRelease("before", "", "T", shown, {key(p): (1, THRESHOLD) for p, hidden in places.items() if hidden})


def cells_of(shape: tuple[int, ...], place: Place) -> np.ndarray:
    """Return which base cells a count adds up, as a row of 0 and 1."""
    area, category, first, last = place
    inside = np.zeros(shape)
    rows = slice(None) if area == shape[0] else slice(area, area + 1)
    columns = slice(None) if category == shape[1] else slice(category, category + 1)
    inside[rows, columns, first : last + 1] = 1
    return inside.ravel()


def exact(cube: np.ndarray, place: Place) -> int:
    return int(cells_of(cube.shape, place) @ cube.ravel())


def too_close(cube: np.ndarray, releases: dict[int, dict[Place, bool]]) -> list[Place]:
    """Return the counts, withheld or never published, that all releases together leave less than the threshold."""
    hidden = {place for places in releases.values() for place, is_hidden in places.items() if is_hidden}
    shown = {place for places in releases.values() for place, is_hidden in places.items() if not is_hidden}
    rows = np.array([cells_of(cube.shape, place) for place in sorted(shown)])
    values = np.array([exact(cube, place) for place in sorted(shown)])
    months = {
        (a, c, m, m) for a in range(cube.shape[0] + 1) for c in range(cube.shape[1] + 1) for m in range(cube.shape[2])
    }
    found = []
    for place in sorted((hidden | months) - shown):
        ends = [linprog(s * cells_of(cube.shape, place), A_eq=rows, b_eq=values, method="highs") for s in (1, -1)]
        high = np.inf if ends[1].status == 3 else -ends[1].fun
        is_small = ends[0].fun < THRESHOLD - 1e-6 and high > 1e-6
        if high - ends[0].fun < THRESHOLD - 1e-6 and (place in hidden or is_small):
            found.append(place)
    return found


@settings(max_examples=25)
@given(cubes((2, 4), (1, 2), (3, 3)))
def test_releases_that_remember_leave_every_small_count_room(cube):
    assert too_close(cube, year_to_date(cube, remembering=True)) == []


def test_the_same_releases_leak_where_each_is_protected_alone():
    cube = np.full((3, 2, 3), 20, dtype=np.int64)
    cube[0, 0, 1] = 2
    assert too_close(cube, year_to_date(cube, remembering=False)) == [(0, 0, 1, 1)]
    assert too_close(cube, year_to_date(cube, remembering=True)) == []


@settings(max_examples=10)
@given(st.integers(1, 4))
def test_no_more_than_needed_is_withheld_for_one_small_month(small):
    cube = np.full((4, 3, 3), 30, dtype=np.int64)
    cube[1, 1, 2] = small
    releases = year_to_date(cube, remembering=True)
    assert not any(releases[1].values())
    assert not any(releases[2].values())
    assert 0 < sum(releases[3].values()) <= 4
