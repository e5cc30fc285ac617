"""What agencies can answer when they are asked to agree, and how an answer stands once things have changed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Matter(StrEnum):
    """What is agreed to."""

    SCOPE = "scope"
    FINDINGS = "findings"


class Answer(StrEnum):
    """What an agency can say."""

    AGREED = "agreed"
    RESERVED = "with-reservations"
    REFUSED = "not-agreed"


READINGS = {
    Answer.AGREED: "Agrees",
    Answer.RESERVED: "Agrees, with reservations",
    Answer.REFUSED: "Does not agree",
}


def standing_of(answer: str, version: int | None, version_now: int, wanted_by: date, today: date) -> str:
    """Say how a request for agreement stands, in the word of its tag.

    >>> standing_of("agreed", 2, 3, date(2026, 3, 1), date(2026, 4, 1))
    'to an earlier version'
    >>> standing_of("", None, 3, date(2026, 3, 1), date(2026, 4, 1))
    'late'
    >>> standing_of("with-reservations", 3, 3, date(2026, 3, 1), date(2026, 4, 1))
    'with reservations'
    """
    if not answer:
        return "late" if wanted_by < today else "waiting"
    if version != version_now:
        return "to an earlier version"
    return answer.replace("-", " ")


def is_still_good(version: int | None, version_now: int) -> bool:
    """Say whether an answer was given to what stands today.

    >>> is_still_good(None, 1), is_still_good(2, 2)
    (False, True)
    """
    return version == version_now
