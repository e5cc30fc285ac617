"""Steps out of order: the order that the Act gives in s.6(2) to (5)."""

from datetime import date

import pytest

from frankpledge.core.cycle import Actual, Misorder, Step, steps_out_of_order
from tests.unit.core.cycle.made_steps import chain, made_step

STEPS = chain(10, 5)
TODAY = date(1999, 5, 1)
MARCH = [date(1999, 3, day) for day in range(1, 32)]


def kinds(*actuals: Actual, steps: tuple[Step, ...] = STEPS) -> list[Misorder]:
    return [found.kind for found in steps_out_of_order(steps, actuals, TODAY)]


@pytest.mark.parametrize(
    ("actuals", "kind"),
    [
        ([Actual("b", MARCH[0])], Misorder.NOTHING_RECORDED),
        ([Actual("b", None, MARCH[0])], Misorder.NOTHING_RECORDED),
        ([Actual("a", MARCH[0]), Actual("b", MARCH[5])], Misorder.STILL_RUNNING),
        ([Actual("a", MARCH[0], MARCH[9]), Actual("b", MARCH[5], MARCH[8])], Misorder.ENDED_FIRST),
        ([Actual("a", MARCH[0], MARCH[9]), Actual("b", None, MARCH[8])], Misorder.ENDED_FIRST),
        ([Actual("a", MARCH[0], MARCH[9]), Actual("b", MARCH[8], MARCH[20])], Misorder.BEGUN_EARLY),
        ([Actual("a", MARCH[0], MARCH[9]), Actual("b", MARCH[8])], Misorder.BEGUN_EARLY),
    ],
)
def test_each_way_of_being_out_of_order_has_its_name(actuals: list[Actual], kind: Misorder) -> None:
    assert kinds(*actuals) == [kind]


@pytest.mark.parametrize(
    "actuals",
    [
        [],
        [Actual("a", MARCH[0])],
        [Actual("a", MARCH[0], MARCH[9]), Actual("b", MARCH[9], MARCH[20])],
        [Actual("a", None, MARCH[9]), Actual("b", None, MARCH[9])],
    ],
)
def test_steps_taken_in_order_are_not_named(actuals: list[Actual]) -> None:
    assert kinds(*actuals) == []


def test_a_step_that_goes_on_is_out_of_order_too_when_begun_first() -> None:
    steps = (*STEPS, made_step("watch", 0, "b", continuing=True))
    assert kinds(Actual("watch", MARCH[0]), steps=steps) == [Misorder.NOTHING_RECORDED]


def test_the_sentence_names_both_steps() -> None:
    (found,) = steps_out_of_order(STEPS, [Actual("b", MARCH[0])], TODAY)
    assert str(found) == "“B” is recorded, but nothing is recorded of “A”, which must come first."
