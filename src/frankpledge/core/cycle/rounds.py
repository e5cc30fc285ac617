"""The rounds of a cycle: which period a day lies in, when the next begins, and its timetable."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date

from frankpledge.core.cycle.regime import DateRule
from frankpledge.core.cycle.timetable import DAY, Plan, plan_back


@dataclass(frozen=True)
class Period:
    """The days of one round, first and last included. ``number`` counts from 1, the first period there was."""

    number: int
    first: date
    last: date


class NoKnownDate(ValueError):
    """The regime does not say when this date first fell, so none can be worked out from it."""

    def __init__(self, rule: DateRule) -> None:
        super().__init__(f"no first date is known for “{rule.label}”: give the partnership's own.")


def period_on(rule: DateRule, day: date) -> Period | None:
    """Return the period in which a day lies, or ``None`` before the first.

    Parameters
    ----------
    rule : DateRule
    day : date

    Raises
    ------
    NoKnownDate
        Where the rule has no first date.

    References
    ----------
    The stages "are to be repeated every three years": Home Office Police Research Series Paper 151 (2002), l.219.

    Examples
    --------
    >>> from frankpledge.core.cycle.examples import example_regime
    >>> period_on(example_regime().date_rule("strategy-due"), date(2000, 1, 1))
    Period(number=1, first=datetime.date(1999, 4, 1), last=datetime.date(2002, 3, 31))
    """
    first = _first(rule)
    if day < first:
        return None
    number = (day.year - first.year) // rule.every_years
    if _later(first, number * rule.every_years) > day:
        number -= 1
    return _period(rule, number + 1)


def next_date(rule: DateRule, day: date) -> date:
    """Return the first date of a rule on or after a day.

    >>> from frankpledge.core.cycle.examples import example_regime
    >>> rule = example_regime().date_rule("strategy-due")
    >>> next_date(rule, date(1998, 7, 31)), next_date(rule, date(1999, 4, 2))
    (datetime.date(1999, 4, 1), datetime.date(2002, 4, 1))
    """
    period = period_on(rule, day - DAY)
    return period.last + DAY if period else _first(rule)


def next_round(plan: Plan, rule: DateRule, today: date) -> Plan:
    """Return the timetable of the round after a plan's: the same steps and contingency, the rule's next date.

    >>> from frankpledge.core.cycle.examples import example_regime, example_steps
    >>> plan = plan_back(example_steps(), date(1999, 4, 1), 14, date(1998, 9, 30))
    >>> following = next_round(plan, example_regime().date_rule("strategy-due"), date(1999, 4, 1))
    >>> following.statutory_date, following.steps[0].start
    (datetime.date(2002, 4, 1), datetime.date(2001, 11, 27))
    """
    steps = [planned.step for planned in plan.steps]
    return plan_back(steps, next_date(rule, plan.statutory_date + DAY), plan.contingency_days, today)


def _first(rule: DateRule) -> date:
    if rule.first is None:
        raise NoKnownDate(rule)
    return rule.first


def _period(rule: DateRule, number: int) -> Period:
    first = _first(rule)
    begins, ends = (_later(first, years * rule.every_years) for years in (number - 1, number))
    return Period(number, begins, ends - DAY)


def _later(day: date, years: int) -> date:
    """Return the same day some years later; 29 February becomes 28 February where there is none."""
    year = day.year + years
    short = day.month == 2 and day.day == 29 and not isleap(year)
    return day.replace(year=year, day=28 if short else day.day)
