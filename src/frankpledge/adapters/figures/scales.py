"""Round numbers for axes and for the classes of a map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

CLASSES = 5


def decimals_for(largest: float) -> int:
    """Return how many decimals rates of this size are shown with: one from ten up, else two."""
    return 1 if largest >= 10 else 2


def round_step(span: float, parts: int) -> float:
    """Return the smallest of 1, 2 and 5 times a power of ten that covers the span in so many parts.

    >>> round_step(47, 5), round_step(0.9, 5)
    (10.0, 0.2)
    """
    rough = span / parts
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(round(m * power, 10) for m in (1.0, 2.0, 5.0, 10.0) if m * power >= rough * (1 - 1e-9))


def ticks(largest: float, parts: int = 5) -> list[float]:
    """Return round tick values from nought to at least the largest value.

    >>> ticks(47)
    [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]
    """
    if largest <= 0:
        return [0.0, 1.0]
    step = round_step(largest, parts)
    return [round(step * i, 10) for i in range(math.ceil(largest / step - 1e-9) + 1)]


@dataclass(frozen=True)
class RateClass:
    """One class of a map: both bounds as they are shown, and whether it has no upper bound."""

    low: float
    high: float
    is_open: bool


def rate_classes(rates: Sequence[float], decimals: int) -> list[RateClass]:
    """Return up to five classes with round bounds, made from shown rates alone.

    A few rates far above the rest would push all others into one class, so the top class is left open
    where the largest rate lies beyond the usual fence (upper quartile and half as much again of the
    spread between the quartiles).

    Examples
    --------
    >>> [(c.low, c.high) for c in rate_classes([3.0, 7.0, 12.0], 1)]
    [(0.0, 4.9), (5.0, 9.9), (10.0, 12.0)]
    """
    if not rates:
        return []
    shown = sorted(round(rate, decimals) for rate in rates)
    unit = 10.0**-decimals
    inside = [rate for rate in shown if rate <= _fence(shown)]
    if shown[-1] - shown[0] < unit:
        return [RateClass(shown[0], shown[-1], is_open=False)]
    lows = _lows(inside[0], inside[-1], CLASSES - (shown[-1] > inside[-1]), unit)
    step = lows[1] - lows[0]
    closed = [RateClass(low, round(low + step - unit, decimals), is_open=False) for low in lows[:-1]]
    if shown[-1] >= lows[-1]:
        return [*closed, RateClass(lows[-1], shown[-1], is_open=True)]
    return [*closed[:-1], RateClass(closed[-1].low, shown[-1], is_open=False)]


def class_of(rate: float, classes: Sequence[RateClass], decimals: int) -> int:
    """Return the position of the class that the rate, as shown, falls in."""
    shown = round(rate, decimals)
    return max((i for i, c in enumerate(classes) if c.low <= shown), default=0)


def _fence(shown: Sequence[float]) -> float:
    lower, upper = (shown[round((len(shown) - 1) * share)] for share in (0.25, 0.75))
    return upper + 1.5 * (upper - lower)


def _lows(low: float, high: float, parts: int, unit: float) -> list[float]:
    """Return the lower bounds of at most so many classes that hold low to high, and the bound above them."""
    step = max(round_step(max(high - low, unit), parts), unit)
    while math.floor(high / step + 1e-9) - math.floor(low / step + 1e-9) >= parts:  # a round start cost a class
        step = round_step(step * parts * 1.01, parts)
    first, last = math.floor(low / step + 1e-9), math.floor(high / step + 1e-9)
    return [round(step * i, 10) for i in range(first, last + 2)]
