"""From a figure made of a count back to the counts that could have made it."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

LARGEST = 10**9
ROUNDING = 0.00005 + 1e-9
"""Half of the last of the four decimals a table shows."""
_Z = 1.959963984540054


def byar_low(count: int) -> float:
    """Return Byar's lower 95 % limit of a count.

    >>> round(byar_low(10), 2)
    4.79
    """
    return count * (1 - 1 / (9 * count) - _Z / (3 * sqrt(count))) ** 3 if count else 0.0


def byar_high(count: int) -> float:
    """Return Byar's upper 95 % limit of a count.

    >>> round(byar_high(10), 2)
    18.39
    """
    more = count + 1
    return more * (1 - 1 / (9 * more) + _Z / (3 * sqrt(more))) ** 3


def counts_that_make(figure: Callable[[int], float], low: float, high: float) -> tuple[int, int] | None:
    """Return the least and greatest whole count whose figure lies in [low, high]; None where there is none.

    ``figure`` must not fall as the count rises.

    >>> counts_that_make(lambda count: count / 7000 * 1000, 0.42852, 0.42862)
    (3, 3)
    """
    least = _first(lambda count: figure(count) >= low)
    greatest = _first(lambda count: figure(count) > high) - 1
    return (least, greatest) if least <= greatest else None


def _first(holds: Callable[[int], bool]) -> int:
    low, high = 0, LARGEST
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
