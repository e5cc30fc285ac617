"""Rounding takes each count to its nearest multiple and lets no total undo that."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.disclosure.policy import Policy
from frankpledge.core.disclosure.rounding import rounded, rounding_interval
from frankpledge.core.disclosure.suppress import protect
from tests.unit.core.disclosure.made_counts import source


@given(st.integers(0, 10_000), st.integers(2, 50))
def test_a_count_lies_in_the_interval_of_the_number_it_is_published_as(count, base):
    published = rounded(np.array([count]), base)
    low, high = rounding_interval(published, base)
    assert low[0] <= count <= high[0]
    assert published[0] % base == 0
    assert 2 * abs(published[0] - count) <= base


@given(st.integers(0, 200), st.integers(2, 50))
def test_every_count_in_the_interval_is_published_as_that_number(multiple, base):
    low, high = rounding_interval(np.array([multiple * base]), base)
    ends = np.arange(low[0], high[0] + 1)
    assert (rounded(ends, base) == multiple * base).all()


def test_totals_are_rounded_on_their_own_and_need_not_add_up():
    shown = protect(source(np.full((3, 3, 1), 7)), Policy("round"), monthly_by_area=False)
    assert shown.rounded_period[1][0].tolist() == [5, 5, 5, 20]
    assert not shown.period[1].any()


@pytest.mark.parametrize("cube", [[[[2]], [[2]]], [[[2], [2]], [[0], [0]]], [[[2, 2]], [[0, 0]]]])
def test_a_total_that_would_tell_its_parts_is_withheld(cube):
    """2 and 2 are shown as 0 and 0; a total shown as 5 would say that they are 1 and 2, or 2 and 2."""
    shown = protect(source(np.array(cube)), Policy("round"), monthly_by_area=False)
    assert shown.period[1][-1, -1]
