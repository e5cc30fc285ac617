"""Months of a series: their names, their place in the year and how long each is."""

from __future__ import annotations

from calendar import monthrange

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

A_YEAR = 12
MEAN_DAYS = 365.25 / A_YEAR


def number_of(month: str) -> int:
    """Return the number of a month written as 2024-03, counted from January of the year 0.

    >>> number_of("2024-03") - number_of("2023-12")
    3
    >>> number_of("2024-13")
    Traceback (most recent call last):
    ...
    ValueError: a month is written as 2024-03, not “2024-13”
    """
    year, _, place = month.partition("-")
    if not (len(year) == 4 and len(place) == 2 and (year + place).isdecimal() and 1 <= int(place) <= A_YEAR):
        raise ValueError(f"a month is written as 2024-03, not “{month}”")
    return int(year) * A_YEAR + int(place) - 1


def name_of(number: int) -> str:
    """Return the month of that number.

    >>> name_of(number_of("2023-12") + 3)
    '2024-03'
    """
    return f"{number // A_YEAR:04d}-{number % A_YEAR + 1:02d}"


def places_in_year(first: int, months: int) -> Places:
    """Return the place in the year, 0 for January, of so many months.

    >>> places_in_year(number_of("2023-11"), 4).tolist()
    [10, 11, 0, 1]
    """
    return (first + np.arange(months)) % A_YEAR


def lengths(first: int, months: int) -> Floats:
    """Return how long so many months are, in mean months: February is a tenth shorter than January.

    >>> lengths(number_of("2024-01"), 2).round(3).tolist()
    [1.018, 0.953]
    """
    numbers = range(first, first + months)
    return np.array([monthrange(one // A_YEAR, one % A_YEAR + 1)[1] for one in numbers]) / MEAN_DAYS
