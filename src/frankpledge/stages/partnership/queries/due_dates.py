"""The day by which the regime wants a strategy, and how far that day was verified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from frankpledge.core.cycle import DateRule, NoKnownDate, Period, Regime, next_date

DUE, PERIOD = "strategy-due", "period"


@dataclass(frozen=True)
class DueDate:
    """What the regime says of the next due date: a day or none, and what to say beside it."""

    rule: DateRule
    day: date | None
    caution: str

    @property
    def is_verified(self) -> bool:
        """Whether the day may stand in the form unasked: only what was read in its primary text may."""
        return self.day is not None and not self.caution


def next_due(regime: Regime, day: date) -> DueDate | None:
    """Return the regime's first due date on or after a day; ``None`` where it knows no such date at all."""
    rule = _rule(regime, DUE)
    return _due(rule, day) if rule else None


def all_due(regime: Regime, day: date) -> list[DueDate]:
    """Return every date the regime knows of, with the first day on or after a day on which it falls.

    >>> from frankpledge.adapters.regimes import read_regime
    >>> [(due.rule.key, due.day) for due in all_due(read_regime("cda-1998"), date(2000, 1, 1))]
    [('period', datetime.date(2002, 4, 1)), ('strategy-due', datetime.date(2002, 4, 1))]
    """
    return [_due(rule, day) for rule in regime.dates]


def period_from(regime: Regime, due: date) -> Period:
    """Return the period that a strategy due on a day is for: that day and the regime's years on, less a day.

    >>> from frankpledge.adapters.regimes import read_regime
    >>> period_from(read_regime("cda-1998"), date(1999, 4, 1)).last
    datetime.date(2002, 3, 31)
    """
    rule = _rule(regime, PERIOD) or _rule(regime, DUE)
    years = rule.every_years if rule else 1
    day = 28 if (due.month, due.day) == (2, 29) else due.day
    return Period(1, due, due.replace(year=due.year + years, day=day) - timedelta(days=1))


def _due(rule: DateRule, day: date) -> DueDate:
    try:
        found = next_date(rule, day)
    except NoKnownDate:
        return DueDate(rule, None, rule.source.caution)
    return DueDate(rule, found, rule.source.caution or (rule.dates_source.caution if rule.dates_source else ""))


def _rule(regime: Regime, key: str) -> DateRule | None:
    return next((rule for rule in regime.dates if rule.key == key), None)
