"""What follows from each sum alone: never more than is true, and all that one unknown gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from frankpledge.core.disclosure.propagation import propagate
from frankpledge.core.disclosure.system import UNBOUNDED, InconsistentRelease, LinearSystem

CELLS = 9  # two rows and two columns of parts, the totals of each, and the total of all
SUMS = [(4, [0, 1]), (5, [2, 3]), (6, [0, 2]), (7, [1, 3]), (8, [4, 5]), (8, [6, 7])]


def whole_table(parts):
    a, b, c, d = parts
    return np.array([a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d])


def bounds(system):
    return list(zip(system.low.tolist(), system.high.tolist(), strict=True))


@given(arrays.arrays(np.int64, 4, elements=st.integers(0, 30)), arrays.arrays(bool, CELLS))
def test_the_truth_is_never_ruled_out(parts, withheld):
    values = whole_table(parts)
    system = LinearSystem.of(np.where(withheld, 0, values), np.where(withheld, UNBOUNDED, values), SUMS)
    found = propagate(system)
    assert (found.low <= values).all()
    assert (values <= found.high).all()


@given(arrays.arrays(np.int64, 4, elements=st.integers(0, 30)), st.integers(0, CELLS - 1))
def test_a_cell_withheld_alone_is_worked_out(parts, cell):
    values = whole_table(parts)
    low, high = values.copy(), values.copy()
    low[cell], high[cell] = 0, UNBOUNDED
    found = propagate(LinearSystem.of(low, high, SUMS))
    assert (found.low == values).all()
    assert (found.high == values).all()


@given(arrays.arrays(np.int64, 4, elements=st.integers(0, 30)), arrays.arrays(bool, CELLS))
def test_going_on_changes_nothing_more(parts, withheld):
    values = whole_table(parts)
    once = propagate(LinearSystem.of(np.where(withheld, 0, values), np.where(withheld, UNBOUNDED, values), SUMS))
    assert bounds(propagate(once, rounds=1)) == bounds(once)


def test_what_a_part_can_be_at_most_says_what_the_other_is_at_least():
    assert bounds(propagate(LinearSystem.of([0, 0, 10], [3, UNBOUNDED, 10], [(2, [0, 1])])))[1] == (7, 10)


def test_the_whole_lies_between_what_its_parts_can_be():
    assert bounds(propagate(LinearSystem.of([1, 2, 0], [4, 9, UNBOUNDED], [(2, [0, 1])])))[2] == (3, 13)


def test_a_whole_is_unbounded_while_a_part_is():
    found = propagate(LinearSystem.of([1, 2, 0], [UNBOUNDED, 9, UNBOUNDED], [(2, [0, 1])]))
    assert bounds(found) == [(1, UNBOUNDED), (2, 9), (3, UNBOUNDED)]


def test_figures_that_contradict_each_other_are_refused():
    with pytest.raises(InconsistentRelease, match="contradict"):
        propagate(LinearSystem.of([8, 0, 5], [8, UNBOUNDED, 5], [(2, [0, 1])]))
