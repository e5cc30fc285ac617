"""How findings write numbers, days and names."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def listed(names: Sequence[str]) -> str:
    """Join names as in a sentence.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def slug(*parts: str) -> str:
    """Join parts to an identifier.

    >>> slug("level", "calls for service", "burglary", "E05000001")
    'level-calls-for-service-burglary-E05000001'
    """
    return "-".join(re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-") for part in parts)


def number(count: int) -> str:
    """Write a whole number with commas.

    >>> number(12345)
    '12,345'
    """
    return f"{count:,}"


def percent(share: float) -> str:
    """Write a share as a whole percentage; a share that rounds to nothing is not written as none.

    >>> percent(0.153), percent(0.002)
    ('15%', 'under 1%')
    """
    return "under 1%" if 0 < share < 0.005 else f"{100 * share:.0f}%"


def when(first: str, last: str) -> str:
    """Write a period of days.

    >>> when("2024-01-01", "2024-12-31"), when("2024-04-01", "2025-03-31")
    ('in 2024', 'from April 2024 to March 2025')
    >>> when("2024-04-10", "2024-05-09"), when("2024-04-01", "2024-04-30")
    ('from 10 April 2024 to 9 May 2024', 'in April 2024')
    """
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return f"from {start.day} {month_of(start)} to {end.day} {month_of(end)}"
    if (start.year, start.month, end.month) == (end.year, 1, 12):
        return f"in {start.year}"
    return f"in {month_of(start)}" if month_of(start) == month_of(end) else f"from {month_of(start)} to {month_of(end)}"


def month_of(day: date) -> str:
    """Write the month of a day, with its year."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def label(categories: Mapping[str, str], category: str) -> str:
    """Return the words shown for a category.

    >>> label({"drugs": "Drugs"}, "drugs"), label({}, "noise-at-night")
    ('Drugs', 'Noise at night')
    """
    return categories.get(category) or capital(category.replace("-", " "))


def capital(text: str) -> str:
    """Begin with a capital letter.

    >>> capital("police records")
    'Police records'
    """
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Begin with a small letter, for the middle of a sentence; a word all in capitals stays.

    >>> small("Other theft"), small("ASB calls")
    ('other theft', 'ASB calls')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def cited(source: str) -> str:
    """Name the source of a sentence, for its end; the name stays whole, so that figures can be traced to it.

    >>> cited("police-crimes")
    '(source: police-crimes)'
    """
    return f"(source: {source})"
