"""What is withheld beside the small counts, and what happens when the search finds no proof."""

import numpy as np
import pytest

from frankpledge.core.disclosure import withhold
from frankpledge.core.disclosure.attack import bounds, exposed
from frankpledge.core.disclosure.policy import Policy
from frankpledge.core.disclosure.released import ReleasedCells, released_cells
from frankpledge.core.disclosure.suppress import protect
from frankpledge.core.disclosure.system import UNBOUNDED, LinearSystem
from tests.unit.core.disclosure.made_counts import source

CHILDREN = np.array([[15, 1, 3, 1], [20, 10, 10, 15], [3, 10, 10, 2], [12, 14, 7, 2]])
"""The inner cells of the worked example in `test_attack`."""


def seen(cells: ReleasedCells, withheld: np.ndarray, floor: int = 1) -> LinearSystem:
    return LinearSystem.published(cells.values, withheld, cells.sums, floor=floor)


def made_cube(areas: int, categories: int, months: int) -> np.ndarray:
    """A fixed cube of mostly small counts."""
    numbers = np.arange(areas * categories * months)
    return ((numbers * 7919 % 101) ** 2 // 700).reshape(areas, categories, months)


def test_the_published_example_is_protected_where_two_in_every_line_is_not_enough():
    cells = released_cells(source(CHILDREN[:, :, None]), 1, monthly_by_area=False)
    withheld = withhold.choose_withheld(cells, threshold=5)
    assert withheld[cells.period][:4, :4][CHILDREN < 5].all()
    assert len(exposed(seen(cells, withheld), np.flatnonzero(withheld), 5)) == 0


def test_withholding_the_small_counts_alone_gives_them_away():
    """What the further cells are for: without them the attack succeeds."""
    cells = released_cells(source(made_cube(6, 4, 3)), 1, monthly_by_area=True)
    small = (cells.values > 0) & (cells.values < 5)
    assert len(exposed(seen(cells, small, floor=0), np.flatnonzero(small), 5)) > 0


def test_five_ones_that_make_five_are_not_safe_to_one_who_knows_that_zeros_are_shown():
    """Each could be anything from 0 to 5, were it not for the sentence that zeros are shown: then each is 1."""
    cube = np.array([[[1], [90]], [[1], [80]], [[1], [70]], [[1], [60]], [[1], [50]], [[0], [40]]])
    cells = released_cells(source(cube), 1, monthly_by_area=False)
    ignorant = withhold.choose_withheld(cells, threshold=5, floor=0)
    ones = cells.period[:5, 0]
    assert [ends.tolist() for ends in bounds(seen(cells, ignorant, floor=1), ones)] == [[1] * 5, [1] * 5]
    informed = withhold.choose_withheld(cells, threshold=5)
    assert len(exposed(seen(cells, informed), np.flatnonzero(informed), 5)) == 0


def test_a_row_with_nothing_else_to_withhold_has_its_total_withheld():
    cube = np.array([[[3], [0]], [[0], [50]], [[0], [0]]])
    shown = protect(source(cube), Policy("suppress"), monthly_by_area=False)
    assert shown.period[1][0].tolist() == [True, False, True]
    assert shown.period[1][3, 0]


def test_a_single_small_record_withholds_every_total_above_it():
    shown = protect(source(np.array([[[1]], [[0]]])), Policy("suppress"), monthly_by_area=False)
    assert shown.period[1].tolist() == [[True, True], [False, False], [True, True]]
    assert shown.monthly.tolist() == [[True], [True]]


def test_nothing_is_withheld_where_nothing_is_small():
    shown = protect(source(np.full((3, 2, 2), 8)), Policy("suppress"), monthly_by_area=True)
    assert not shown.monthly_by_area.any()
    assert not shown.period[1].any()


def test_both_periods_keep_their_own_months():
    cube = np.array([[[9, 3], [9, 9]], [[9, 9], [9, 9]], [[9, 9], [9, 9]]])
    shown = protect(source(cube, month_period=[0, 1]), Policy("suppress"), monthly_by_area=True)
    assert not shown.period[0].any()
    assert not shown.monthly_by_area[:, :, 0].any()
    assert shown.period[1][0, 0]
    assert shown.monthly_by_area[0, 0, 1]
    assert (shown.monthly == shown.monthly_by_area[-1]).all()


def test_without_a_method_nothing_is_withheld_or_rounded():
    shown = protect(source(made_cube(3, 3, 2)), Policy("none"), monthly_by_area=False)
    assert not shown.period[1].any()
    assert shown.rounded_period is None


@pytest.mark.parametrize("by_area", [False, True])
@pytest.mark.parametrize("limit", ["ROUNDS", "LOOKS"])
def test_when_the_limits_are_reached_what_is_withheld_is_safe_all_the_same(monkeypatch, by_area, limit):
    """With no round of advice, or no look at single cells, every doubtful count has its totals withheld."""
    monkeypatch.setattr(withhold, limit, 1 if limit == "ROUNDS" else 0)
    monkeypatch.setattr(withhold, "LAST_LOOKS", 0)
    cells = released_cells(source(made_cube(6, 4, 3)), 1, monthly_by_area=by_area)
    withheld = withhold.choose_withheld(cells, threshold=5)
    assert not withheld[cells.values == 0].any()
    assert len(exposed(seen(cells, withheld), np.flatnonzero(withheld), 5)) == 0


def test_a_stubborn_cell_with_its_totals_withheld_can_grow_without_end():
    cells = released_cells(source(made_cube(6, 4, 3)), 1, monthly_by_area=True)
    for cell in np.flatnonzero(cells.values > 0)[::7]:
        opened = cells.holding(int(cell))
        assert opened[cell]
        assert (cells.values[opened] > 0).all()
        assert bounds(seen(cells, opened), np.array([cell]))[1][0] == UNBOUNDED
