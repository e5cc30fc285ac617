"""Runs of days: months, what they share with a period, and the pieces that periods cut each other into."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from frankpledge.core.disclosure.keys import Span


def month_span(month: str) -> Span:
    """Return the first and last day of a month.

    >>> month_span("2024-02")
    ('2024-02-01', '2024-02-29')
    """
    year, number = (int(part) for part in month.split("-")[:2])
    return (date(year, number, 1).isoformat(), date(year, number, monthrange(year, number)[1]).isoformat())


def shared(one: Span, other: Span) -> Span | None:
    """Return the days two runs share, if any.

    >>> shared(("2024-01-15", "2024-12-31"), ("2024-01-01", "2024-01-31"))
    ('2024-01-15', '2024-01-31')
    """
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start <= end else None


def days_counted(month: str, periods: Sequence[Span], turn: int, turns: int) -> Span:
    """Return the days that a month's row counts: those of the month inside the period it belongs to.

    A month that both periods share by days stands in ``turns`` = 2 rows, the earlier period's first.
    """
    whole = month_span(month)
    parts = [part for period in sorted(periods) if (part := shared(whole, period))]
    if not parts:
        return whole
    if turns > 1 and len(parts) == turns:
        return parts[turn]
    return (min(part[0] for part in parts), max(part[1] for part in parts))


def pieces(spans: Iterable[Span]) -> dict[Span, tuple[Span, ...]]:
    """Cut every run at the ends of all others: each run with the pieces it is the sum of.

    >>> pieces([("2024-01-01", "2024-12-31"), ("2024-01-01", "2024-11-30")])[("2024-01-01", "2024-12-31")]
    (('2024-01-01', '2024-11-30'), ('2024-12-01', '2024-12-31'))
    """
    wanted = sorted(set(spans))
    cuts = sorted({start for start, _ in wanted} | {_next(end) for _, end in wanted})
    steps = [(start, _before(stop)) for start, stop in pairwise(cuts)]
    return {span: tuple(step for step in steps if span[0] <= step[0] and step[1] <= span[1]) for span in wanted}


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
