"""Periods and the next round's date."""

from datetime import date

import pytest

from frankpledge.core.cycle import DateRule, NoKnownDate, next_date, period_on
from tests.unit.core.cycle.made_steps import SOURCE

THREE_YEARLY = DateRule("due", "Due", "a", 3, SOURCE, date(1999, 4, 1), SOURCE)
UNDATED = DateRule("due", "Plan due", "a", 1, SOURCE)
LEAPING = DateRule("due", "Due", "a", 1, SOURCE, date(2024, 2, 29), SOURCE)


@pytest.mark.parametrize(
    ("day", "number", "first", "last"),
    [
        (date(1999, 4, 1), 1, date(1999, 4, 1), date(2002, 3, 31)),
        (date(2002, 3, 31), 1, date(1999, 4, 1), date(2002, 3, 31)),
        (date(2002, 4, 1), 2, date(2002, 4, 1), date(2005, 3, 31)),
        (date(2005, 1, 1), 2, date(2002, 4, 1), date(2005, 3, 31)),
    ],
)
def test_a_day_lies_in_the_period_that_holds_it(day: date, number: int, first: date, last: date) -> None:
    period = period_on(THREE_YEARLY, day)
    assert period is not None
    assert (period.number, period.first, period.last) == (number, first, last)


def test_no_period_holds_a_day_before_the_first() -> None:
    assert period_on(THREE_YEARLY, date(1999, 3, 31)) is None


def test_the_second_round_was_due_in_april_2002() -> None:
    """The report, l.791."""
    assert next_date(THREE_YEARLY, date(1999, 4, 2)) == date(2002, 4, 1)


def test_a_date_is_its_own_next_date() -> None:
    assert next_date(THREE_YEARLY, date(2002, 4, 1)) == date(2002, 4, 1)


def test_a_leap_day_falls_on_the_28th_in_other_years_and_comes_back() -> None:
    assert next_date(LEAPING, date(2024, 3, 1)) == date(2025, 2, 28)
    assert next_date(LEAPING, date(2027, 3, 1)) == date(2028, 2, 29)


def test_a_date_that_the_regime_does_not_give_is_not_made_up() -> None:
    with pytest.raises(NoKnownDate, match="no first date is known for “Plan due”"):
        next_date(UNDATED, date(2027, 1, 1))
