"""The attack finds what can be found, and no more."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from frankpledge.core.disclosure.attack import bounds, exposed, is_safe
from frankpledge.core.disclosure.components import components
from frankpledge.core.disclosure.propagation import propagate
from frankpledge.core.disclosure.system import UNBOUNDED, InconsistentRelease, LinearSystem

CHILDREN = np.array(
    [[15, 1, 3, 1, 20], [20, 10, 10, 15, 55], [3, 10, 10, 2, 25], [12, 14, 7, 2, 35], [50, 35, 30, 20, 135]]
)
"""Four rows by four columns with their totals: a worked example, checked by hand, of two withheld in every line."""
WITHHELD = np.array([[0, 1, 1, 1, 0], [0, 1, 1, 0, 0], [1, 0, 0, 1, 0], [1, 0, 0, 1, 0], [0, 0, 0, 0, 0]], dtype=bool)


def table(values: np.ndarray, withheld: np.ndarray, *, floor: int = 0) -> LinearSystem:
    """A table of two dimensions with its totals, as an attacker knows it."""
    cells = np.arange(values.size).reshape(values.shape)
    sums = [(int(line[-1]), line[:-1]) for line in (*cells, *cells.T)]
    rows = LinearSystem.of(values.ravel(), values.ravel(), sums).sums
    return LinearSystem.published(values.ravel(), withheld.ravel(), rows, floor=floor)


def test_two_withheld_in_every_line_still_give_one_cell_away():
    """Rows 1 and 2 less columns 2 and 3 leave 1 for the last cell of the first row, though every line has two unknowns."""  # noqa: E501
    found = exposed(table(CHILDREN, WITHHELD), np.flatnonzero(WITHHELD), threshold=5)
    low, high = bounds(table(CHILDREN, WITHHELD), np.array([3]))
    assert 3 in found
    assert (low[0], high[0]) == (1, 1) == (CHILDREN[0, 3], CHILDREN[0, 3])


def test_subtraction_alone_does_not_find_what_several_sums_tell_together():
    system = propagate(table(CHILDREN, WITHHELD))
    assert system.low[3] < system.high[3]


def test_a_cell_whose_totals_are_all_withheld_has_no_upper_end():
    withheld = np.zeros((3, 3), dtype=bool)
    withheld[np.ix_([0, 2], [0, 2])] = True
    values = np.array([[3, 40, 43], [30, 20, 50], [33, 60, 93]])
    low, high = bounds(table(values, withheld), np.flatnonzero(withheld))
    assert high.tolist() == [UNBOUNDED] * 4
    assert low.tolist() == [0, 40, 30, 90]


def test_a_fact_from_elsewhere_narrows_what_the_sums_leave():
    """Such as a rounded rate beside a known population."""
    withheld = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 0]], dtype=bool)
    system = table(np.array([[3, 40, 43], [30, 20, 50], [33, 60, 93]]), withheld)
    assert is_safe(system, np.flatnonzero(withheld), 5)
    told = system.knowing(np.array([3]), np.array([29]), np.array([31]))
    low, high = bounds(told, np.array([0]))
    assert (low[0], high[0]) == (2, 4)
    assert not is_safe(told, np.flatnonzero(withheld), 5)


def test_contradicting_figures_are_refused():
    system = LinearSystem.of([4, 4, 9], [4, 4, 9], [(2, [0, 1])])
    with pytest.raises(InconsistentRelease, match="contradict"):
        bounds(system, np.array([0]))


def test_one_count_shown_twice_under_one_number_says_nothing_new():
    """A period of one month: the month is its own total."""
    system = LinearSystem.of([0, 0], [UNBOUNDED, 9], [(0, [0]), (1, [0])])
    low, high = bounds(system, np.array([0]))
    assert (low[0], high[0]) == (0, 9)


def test_components_leave_no_unknown_cell_out_and_put_none_in_two():
    system = table(CHILDREN, WITHHELD)
    cells = np.concatenate([part.cells for part in components(system)])
    assert sorted(cells.tolist()) == np.flatnonzero(WITHHELD).tolist()


tables = st.tuples(st.integers(2, 4), st.integers(2, 4)).flatmap(
    lambda shape: st.tuples(
        st.lists(st.integers(0, 12), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
            lambda values: np.array(values).reshape(shape)
        ),
        st.lists(st.booleans(), min_size=(shape[0] + 1) * (shape[1] + 1), max_size=(shape[0] + 1) * (shape[1] + 1)),
    )
)


def with_totals(values: np.ndarray) -> np.ndarray:
    rows = np.vstack([values, values.sum(axis=0)])
    return np.hstack([rows, rows.sum(axis=1, keepdims=True)])


@given(tables, st.integers(0, 1))
def test_bounds_are_those_that_whole_tables_reach(drawn, floor):
    """In two dimensions the ends of a linear programme are whole, so an integer programme must find the same."""
    values = with_totals(drawn[0])
    withheld = np.array(drawn[1]).reshape(values.shape) & (values >= floor)
    if not withheld.any():
        return
    system, targets = table(values, withheld, floor=floor), np.flatnonzero(withheld)
    low, high = bounds(system, targets)
    for cell, least, most in zip(targets, low, high, strict=True):
        assert (least, most) == (end(system, cell, 1), end(system, cell, -1))


@given(tables, st.integers(0, 1))
def test_the_quick_search_for_exposed_cells_agrees_with_the_exact_bounds(drawn, floor):
    values = with_totals(drawn[0])
    withheld = np.array(drawn[1]).reshape(values.shape) & (values >= floor)
    targets = np.flatnonzero(withheld)
    system = table(values, withheld, floor=floor)
    low, high = bounds(system, targets)
    assert exposed(system, targets, 5).tolist() == targets[high - low < 5].tolist()


def end(system: LinearSystem, cell: int, sign: int) -> int:
    """The least (1) or the most (-1) a cell can be, by SciPy's integer programme."""
    costs = np.zeros(len(system.low))
    costs[cell] = sign
    most = np.where(system.high == UNBOUNDED, 1_000, system.high)
    found = milp(
        costs,
        constraints=LinearConstraint(system.sums.toarray(), 0, 0),
        bounds=Bounds(system.low, most),
        integrality=np.ones(len(costs)),
    )
    value = sign * round(found.fun)
    return UNBOUNDED if value > 500 else value
