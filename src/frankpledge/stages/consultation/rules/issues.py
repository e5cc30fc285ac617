"""What people raise, in which words it is told, and when an answer to it is wanted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from frankpledge.core.disclosure import Policy
from frankpledge.core.readiness.words import say_count

THRESHOLD = Policy("suppress").threshold
ANSWER_DAYS = 28
"""Within how many days of the end of an exercise what was raised is to be answered: this program's own figure."""


class Kind(StrEnum):
    """What somebody raised."""

    ACCURACY = "accuracy"
    SCOPE = "scope"
    PROBLEM = "problem"
    IDEA = "idea"
    COMMENT = "comment"


KINDS = {
    Kind.ACCURACY: "The report is wrong in something",
    Kind.SCOPE: "The report leaves something out",
    Kind.PROBLEM: "A problem of the area",
    Kind.IDEA: "An idea for tackling a problem",
    Kind.COMMENT: "A comment on a draft",
}
ABOUT = {
    Kind.ACCURACY: "Name what in the report is said to be wrong.",
    Kind.IDEA: "Name the problem that it would tackle.",
    Kind.COMMENT: "Name the draft, and which part of it.",
}
"""Kinds that are about something else, and what to name."""
CORRECTABLE = (Kind.ACCURACY, Kind.SCOPE)
"""Kinds whose answer is a decision whether the report is corrected (R218)."""


class Coverage(StrEnum):
    """Whether the audit covered what was raised (R188)."""

    UNKNOWN = ""
    COVERED = "covered"
    PARTLY = "partly"
    NOT = "not"


COVERAGE = {
    Coverage.UNKNOWN: "Not looked at yet",
    Coverage.COVERED: "The audit covers it",
    Coverage.PARTLY: "The audit covers a part of it",
    Coverage.NOT: "The audit does not cover it",
}
LEFT_OUT = (Coverage.PARTLY, Coverage.NOT)

ANSWERED = {"done": "done", "will-do": "will do", "will-not": "will not do"}
DECIDED = {"done": "corrected", "will-do": "to be corrected", "will-not": "not corrected"}


def outcome_words(kind: str, outcome: str) -> str:
    """Say in a word or two how something was answered.

    >>> outcome_words("idea", "done"), outcome_words("accuracy", "will-not"), outcome_words("idea", "")
    ('done', 'not corrected', 'not answered')
    """
    if not outcome:
        return "not answered"
    return (DECIDED if kind in CORRECTABLE else ANSWERED)[outcome]


def raised_by(people: int | None, forum: str, size: int | None) -> str:
    """Say who raised something, for members.

    >>> raised_by(12, "", None), raised_by(None, "Elders’ forum", 40), raised_by(None, "", None)
    ('12 people', 'Elders’ forum, a forum of 40', 'not counted')
    """
    return _raised_by(say_count(people, "person", "people") if people else "", forum, size)


def raised_publicly(people: int | None, forum: str, size: int | None) -> str:
    """Say who raised something, for everybody: a few people are not counted out.

    >>> raised_publicly(12, "", None), raised_publicly(2, "", None), raised_publicly(None, "Elders’ forum", 3)
    ('12 people', 'fewer than 5 people', 'Elders’ forum')
    """
    few = f"fewer than {THRESHOLD} people"
    told = few if people and people < THRESHOLD else say_count(people, "person", "people") if people else ""
    return _raised_by(told, forum, size if size and size >= THRESHOLD else None)


def _raised_by(people: str, forum: str, size: int | None) -> str:
    through = f"{forum}, a forum of {size:,}" if forum and size else forum
    return "; ".join(each for each in (people, through) if each) or "not counted"


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter of the year.

    >>> [each.isoformat() for each in quarter_of(date(2026, 5, 17))]
    ['2026-04-01', '2026-06-30']
    """
    first = 3 * ((day.month - 1) // 3) + 1
    return date(day.year, first, 1), date(day.year, first + 2, monthrange(day.year, first + 2)[1])


def asking_ended(raised_on: date, closes: date, *, is_standing: bool) -> date:
    """Return when the asking ended in which something was raised: a standing channel is gone through each quarter.

    >>> asking_ended(date(2026, 5, 17), date(2028, 12, 31), is_standing=True).isoformat()
    '2026-06-30'
    """
    return min(quarter_of(raised_on)[1], closes) if is_standing else closes


def answer_by(raised_on: date, closes: date, *, is_standing: bool) -> date:
    """Return by which day an answer is wanted."""
    ended = asking_ended(raised_on, closes, is_standing=is_standing)
    return max(ended, raised_on) + timedelta(days=ANSWER_DAYS)
