"""How days, lists and numbers are said in findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

MONTHS = (
    "January February March April May June July August September October November December".split()
)  # not from the machine's own language


def say_day(day: date) -> str:
    """Say a day.

    >>> say_day(date(1999, 4, 1))
    '1 April 1999'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_list(items: Iterable[str]) -> str:
    """Say several things as one list.

    >>> say_list(["audit", "strategy", "action plan"])
    'audit, strategy and action plan'
    """
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def say_count(count: int, one: str, many: str = "") -> str:
    """Say how many there are of something.

    >>> say_count(1, "meeting"), say_count(4, "meeting"), say_count(2, "body", "bodies")
    ('1 meeting', '4 meetings', '2 bodies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def say_number(number: float) -> str:
    """Say a number without needless noughts.

    >>> say_number(7.50), say_number(12.0)
    ('7.5', '12')
    """
    return f"{number:,.1f}".removesuffix(".0")


def say_slug(slug: str) -> str:
    """Say a key in words.

    >>> say_slug("action-plan")
    'action plan'
    """
    return slug.replace("-", " ").replace("co ordinat", "co-ordinat").replace("co operat", "co-operat")
