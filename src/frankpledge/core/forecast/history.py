"""What is known: monthly counts, declared breaks, months left out; and whether a forecast may be made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from frankpledge.core.forecast.months import A_YEAR, Floats, name_of, number_of
from frankpledge.core.forecast.seasons import Mask

LEAST_MONTHS = 2 * A_YEAR
MOST_AHEAD = 3 * A_YEAR


@dataclass(frozen=True)
class NoForecast:
    """No forecast is made, and why, for the reader of the page."""

    reason: str


@dataclass(frozen=True, eq=False)
class History:
    """Monthly counts of several series, shape (s, t), from the month numbered ``first``.

    ``breaks`` are the places of the first months after a declared break, ``left_out`` those of months that tell
    nothing.
    """

    counts: Floats
    first: int
    breaks: tuple[int, ...]
    left_out: tuple[int, ...]

    @property
    def months(self) -> int:
        """How many months are known."""
        return int(self.counts.shape[1])

    @property
    def used(self) -> Mask:
        """The months that tell something."""
        mask = np.full(self.months, True)
        mask[list(self.left_out)] = False
        return mask

    def name(self, place: int) -> str:
        """Return the month at that place, as 2024-03."""
        return name_of(self.first + place)


def history_of(counts: ArrayLike, first: str, breaks: Sequence[str], left_out: Sequence[str]) -> History:
    """Return the history, or raise ``ValueError`` where counts are none or months lie elsewhere.

    >>> history_of([[3, 4, 5]], "2023-12", ["2024-02"], []).breaks
    (2,)
    >>> history_of([[3, -4, 5]], "2023-12", [], [])
    Traceback (most recent call last):
    ...
    ValueError: counts are whole numbers from 0 on
    """
    known = np.array(counts, dtype=np.float64, ndmin=2)
    if not (np.isfinite(known).all() and (known >= 0).all() and (known == np.floor(known)).all()):
        raise ValueError("counts are whole numbers from 0 on")
    start = number_of(first)
    places = [tuple(sorted({number_of(one) - start for one in months})) for months in (breaks, left_out)]
    for name, found in zip(("a break", "a month left out"), places, strict=True):
        if any(not 0 <= place < known.shape[1] for place in found):
            raise ValueError(f"{name} lies outside the months that are known")
    # The first month follows nothing, so nothing can have broken there.
    return History(known, start, tuple(place for place in places[0] if place), places[1])


def why_not(history: History, row: int) -> str:
    """Return why no forecast is made of a series, or nothing.

    >>> why_not(history_of([[3] * 23], "2024-01", [], []), 0)
    'Only 23 months are known. A forecast takes at least 24: with fewer, seasons cannot be told from change.'
    """
    told = history.counts[row, history.used]
    if told.size < LEAST_MONTHS:
        known = f"Only {told.size} months are known" + (", besides those left out." if history.left_out else ".")
        return f"{known} A forecast takes at least {LEAST_MONTHS}: with fewer, seasons cannot be told from change."
    if not told.any():
        return "Nothing was recorded in any month, so there is nothing to forecast from."
    return ""
