"""Noticing that one hand may have answered many times, without following anybody: by what was answered, and the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

WINDOW = timedelta(days=1)
"""Alike responses of the same day or the day before are looked at together."""
LONG_TEXT = 40
"""Two people do not by chance write so many characters alike."""
MANY_ANSWERS = 6
"""Nor do they often choose alike in so many questions."""


def is_telling(answers: Mapping[str, Any]) -> bool:
    """Say whether two responses with these answers would hardly be alike by chance.

    >>> is_telling({"why": "There is no light between the flats and the shops"}), is_telling({"safe": "no"})
    (True, False)
    """
    texts = [value for value in answers.values() if isinstance(value, str) and len(value) >= LONG_TEXT]
    return bool(texts) or len(answers) >= MANY_ANSWERS


def is_repeat(answers: Mapping[str, Any], alike_before: int) -> bool:
    """Say whether a response is marked as a repeat, given how many like it came about the same day before it."""
    return alike_before >= 1 and is_telling(answers)


FLOOD_TIMES, FLOOD_LEAST = 5, 50


def flooded_days(by_day: Mapping[date, int]) -> list[date]:
    """Return the days on which many times more came than on the usual day: the median of the others, at least one.

    >>> days = {date(2026, 3, day): 8 for day in range(1, 8)} | {date(2026, 3, 9): 400}
    >>> flooded_days(days)
    [datetime.date(2026, 3, 9)]
    """
    found = []
    for day, count in sorted(by_day.items()):
        others = sorted(number for other, number in by_day.items() if other != day)
        usual = others[len(others) // 2] if others else 0
        if usual and count >= FLOOD_LEAST and count >= FLOOD_TIMES * usual:
            found.append(day)
    return found
