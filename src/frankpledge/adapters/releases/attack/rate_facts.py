"""What the columns of ``rates.csv`` tell of a count."""

from __future__ import annotations

from collections.abc import Callable

from frankpledge.adapters.releases.attack.folder import Row
from frankpledge.adapters.releases.attack.inversion import ROUNDING, byar_high, byar_low, counts_that_make
from frankpledge.adapters.releases.attack.published import as_number

_MAKERS: dict[str, Callable[[int], float]] = {"rate": float, "ci_low": byar_low, "ci_high": byar_high}


def count_from_rate(row: Row, column: str, population: float | None = None) -> tuple[int, int] | None:
    """Return the counts that a rate, or one of its limits, can come from; None where it fits none.

    Examples
    --------
    >>> count_from_rate({"rate": "0.4286", "population": "7000", "per": "1000"}, "rate")
    (3, 3)
    """
    value = as_number(row.get(column, ""))
    people = as_number(row.get("population", "")) or population
    per = as_number(row.get("per", "")) or 1000.0
    if value is None or not people:
        return None
    return interval_of_rate(value - ROUNDING, value + ROUNDING, people, per, column)


def interval_of_rate(
    low: float, high: float, people: float, per: float, column: str = "rate"
) -> tuple[int, int] | None:
    """Return the counts whose rate (or limit, by ``column``) lies in [low, high]."""
    maker = _MAKERS[column]
    return counts_that_make(lambda count: maker(count) / people * per, low, high)
