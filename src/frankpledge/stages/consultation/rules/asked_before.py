"""What others asked people before: how well it fits in time and place, and where it is listed already (R183)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.core.readiness.words import say_count


class Way(StrEnum):
    """How people were asked."""

    SURVEY = "survey"
    PANEL = "panel"
    MEETING = "meeting"
    GROUPS = "focus-group"
    INTERVIEWS = "interviews"
    LETTERS = "letters"
    OTHER = "other"


WAYS = {
    Way.SURVEY: "Survey",
    Way.PANEL: "Citizens’ panel",
    Way.MEETING: "Public meeting",
    Way.GROUPS: "Focus groups",
    Way.INTERVIEWS: "Interviews",
    Way.LETTERS: "Letters, complaints, petitions",
    Way.OTHER: "Another way",
}


class AreaMatch(StrEnum):
    """How the area of what was asked lies to the partnership's."""

    SAME = "same"
    PART = "part"
    WIDER = "wider"
    ELSEWHERE = "elsewhere"


AREA_MATCHES = {
    AreaMatch.SAME: "The partnership’s area, all of it and no more",
    AreaMatch.PART: "A part of it",
    AreaMatch.WIDER: "A wider area that holds it",
    AreaMatch.ELSEWHERE: "Another area, or one that only overlaps",
}
AREA_SAYS = {
    AreaMatch.SAME: "It speaks for the partnership’s area.",
    AreaMatch.PART: "It speaks for a part of the area: say nothing of the rest from it.",
    AreaMatch.WIDER: "It speaks for a wider area: that need not be true here. Ask for the part from here.",
    AreaMatch.ELSEWHERE: "It speaks for another area: at most it says what to look for here.",
}


class Fit(StrEnum):
    """How well something fits, in a word."""

    GOOD = "good"
    CARE = "with care"
    POOR = "poor"


AREA_FITS = {
    AreaMatch.SAME: Fit.GOOD, AreaMatch.PART: Fit.CARE, AreaMatch.WIDER: Fit.CARE, AreaMatch.ELSEWHERE: Fit.POOR,
}  # fmt: skip
RECENT_MONTHS, ROUND_MONTHS = 12, 36
"""Until when it is recent, and until when it is of this round of three years. This program's own; no law says so."""
AGE_SAYS = {
    Fit.GOOD: "It is recent.",
    Fit.CARE: "Things may have changed since: set it beside newer figures.",
    Fit.POOR: "It is older than a round of three years: use it to see what has changed, not how things are.",
}


def months_between(first: date, last: date) -> int:
    """Return the whole months from one day to another; none where the other is before it.

    >>> months_between(date(2024, 1, 31), date(2024, 2, 29)), months_between(date(2024, 1, 15), date(2026, 3, 15))
    (0, 26)
    """
    return max(0, (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day))


def age_words(ended: date, today: date) -> str:
    """Say how old it is.

    >>> age_words(date(2024, 1, 15), date(2026, 3, 15)), age_words(date(2026, 3, 1), date(2026, 3, 15))
    ('2 years and 2 months', 'less than a month')
    """
    years, months = divmod(months_between(ended, today), 12)
    told = [say_count(count, word) for count, word in ((years, "year"), (months, "month")) if count]
    return " and ".join(told) or "less than a month"


def age_fit(ended: date, today: date) -> Fit:
    """Say how well it fits in time.

    >>> [str(age_fit(date(year, 3, 1), date(2026, 3, 15))) for year in (2026, 2024, 2020)]
    ['good', 'with care', 'poor']
    """
    months = months_between(ended, today)
    return Fit.GOOD if months < RECENT_MONTHS else Fit.CARE if months < ROUND_MONTHS else Fit.POOR


@dataclass(frozen=True)
class Listed:
    """Something that is listed somewhere: under which name, on which days, and by which agency."""

    name: str
    first: date
    last: date
    agency: int | None = None


def is_alike(one: Listed, other: Listed) -> bool:
    """Say whether two entries look like one: the same name, or the same agency on the same days.

    >>> may = Listed("Residents' Survey 2025", date(2025, 5, 1), date(2025, 5, 30), agency=7)
    >>> is_alike(may, Listed("residents survey, 2025", date(2025, 5, 9), date(2025, 6, 2)))
    True
    >>> is_alike(may, Listed("Budget", date(2025, 5, 30), date(2025, 6, 2), agency=7))
    True
    >>> is_alike(may, Listed("Budget", date(2025, 5, 30), date(2025, 6, 2), agency=8))
    False
    """
    shares_days = one.first <= other.last and other.first <= one.last
    is_of_one = one.agency is not None and one.agency == other.agency
    return shares_days and (is_of_one or _plain(one.name) == _plain(other.name))


def _plain(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold())
