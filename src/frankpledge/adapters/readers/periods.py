"""Read the period of a total: a month, a quarter, a year or a day."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from frankpledge.adapters.readers.layout import DATE_FORMATS

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
QUARTER = re.compile(r"(?:q(?P<a>[1-4])[ -]*(?P<b>\d{4})|(?P<c>\d{4})[ -]*q(?P<d>[1-4]))")
WORDED = re.compile(r"(?P<month>[a-z]+)[ -](?P<year>\d{4}|\d{2})")


def read_period(text: str) -> tuple[date, date] | None:
    """Return the first and last day of a period, or None when the text names none.

    Examples
    --------
    >>> [day.isoformat() for day in read_period("2025 Q1")]
    ['2025-01-01', '2025-03-31']
    >>> [day.isoformat() for day in read_period("Feb 2024")]
    ['2024-02-01', '2024-02-29']
    >>> read_period("2025-13") is None
    True
    """
    plain = " ".join(text.lower().split())
    if match := QUARTER.fullmatch(plain):
        year, quarter = int(match["b"] or match["c"]), int(match["a"] or match["d"])
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if re.fullmatch(r"\d{4}", plain):
        return _months(int(plain), 1, 12)
    if match := re.fullmatch(r"(\d{4})[-/](\d{1,2})", plain):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := re.fullmatch(r"(\d{1,2})/(\d{4})", plain):
        return _months(int(match[2]), int(match[1]), int(match[1]))
    if match := WORDED.fullmatch(plain):
        month = MONTHS.get(match["month"]) or SHORT_MONTHS.get(match["month"])
        year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
        return _months(year, month, month) if month else None
    return _day(text)


def _months(year: int, first: int, last: int) -> tuple[date, date] | None:
    if not (1 <= first <= 12 and 1900 <= year <= 2100):
        return None
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _day(text: str) -> tuple[date, date] | None:
    """A month written as a date by a spreadsheet (its first day) is taken as the day it says."""
    for form in DATE_FORMATS:
        try:
            day = datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
        return day, day
    return None
