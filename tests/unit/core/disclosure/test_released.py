"""The cells of a release: where each stands, what it comes to, and what it adds up to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.disclosure.released import released_cells
from tests.unit.core.disclosure.made_counts import cubes, source

releases = given(cubes((2, 4), (1, 3), (1, 3)), st.booleans())


def cells_of(cube, by_area):
    return released_cells(source(cube), 1, monthly_by_area=by_area)


@releases
def test_every_cell_comes_to_what_lies_within_its_place(cube, by_area):
    cells = cells_of(cube, by_area)
    whole = np.array(cells.cube.shape)
    for value, place in zip(cells.values, cells.places, strict=True):
        inside = tuple(slice(None) if at == end else slice(at, at + 1) for at, end in zip(place, whole, strict=True))
        assert cells.cube[inside].sum() == value


@releases
def test_every_sum_holds(cube, by_area):
    cells = cells_of(cube, by_area)
    assert not (cells.sums @ cells.values).any()


@releases
def test_a_total_stands_in_a_sum_for_each_way_in_which_its_parts_are_published(cube, by_area):
    cells = cells_of(cube, by_area)
    published = {tuple(place) for place in cells.places.tolist()}
    sums = np.bincount(cells.sums.indices[cells.sums.data < 0], minlength=len(cells.values))
    for place, found in zip(cells.places.tolist(), sums.tolist(), strict=True):
        ways = 0
        for axis, end in enumerate(cube.shape):
            parts = {(*place[:axis], part, *place[axis + 1 :]) for part in range(end)}
            ways += place[axis] == end and parts <= published
        assert found == ways, place


@pytest.mark.parametrize("by_area", [False, True])
def test_the_cells_that_hold_a_cell_are_it_and_all_its_totals(by_area):
    cells = cells_of(np.arange(24).reshape(3, 4, 2), by_area)
    found = cells.places[cells.holding(0)]
    assert all(((place == cells.places[0]) | (place == cells.cube.shape)).sum() >= 2 for place in found)
    assert cells.holding(0)[0]
