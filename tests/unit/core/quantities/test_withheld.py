"""Withheld is a type of its own: never a number, never nothing."""

import operator

import numpy as np
import pytest

from frankpledge.core.quantities import NumberColumn, Withheld


@pytest.mark.parametrize("use", [int, float, bool, operator.index, abs, sum.__class__ and (lambda w: sum([w]))])
def test_a_withheld_figure_refuses_to_be_a_number(use):
    with pytest.raises(TypeError):
        use(Withheld())


@pytest.mark.parametrize("use", [operator.add, operator.sub, operator.mul, operator.truediv, operator.lt, operator.ge])
def test_a_withheld_figure_refuses_arithmetic_and_order(use):
    with pytest.raises(TypeError):
        use(Withheld(), 1)
    with pytest.raises(TypeError):
        use(1, Withheld())


def test_a_withheld_figure_is_neither_nothing_nor_zero():
    assert Withheld() is not None
    assert Withheld() != 0


def test_a_column_keeps_no_trace_of_what_it_withholds():
    column = NumberColumn.of(np.array([3, 4, 50]), withheld=np.array([True, True, False]))
    assert column.values.tolist() == [0, 0, 50]
    assert column[0] == Withheld()


def test_withheld_missing_and_zero_are_three_things():
    column = NumberColumn.of(
        np.array([3, 3, 0]), withheld=np.array([True, False, False]), absent=np.array([False, True, False])
    )
    assert list(column) == [Withheld(), None, 0]
