"""How open text is coded: from where it comes, where its coding stands, and when two coders agree enough."""

from __future__ import annotations

from enum import StrEnum

from frankpledge.core.opinion.coders import Agreement
from frankpledge.core.quantities import FEW
from frankpledge.stages.consultation.rules.phases import Method

LONGEST = 5_000
"""Characters of one remark that is typed in; more is several remarks."""
SECOND_OF = 5
"""One in so many goes to a second coder."""
GOOD, FAIR = 0.8, 0.6
"""Kappa from which codes may be reported, and from which with care: usual in the field, and no law of it."""


class Source(StrEnum):
    """From where a remark comes."""

    COMMENT = "comment"
    MEETING = "meeting"
    FOCUS_GROUP = "focus-group"
    INTERVIEW = "interview"
    LETTER = "letter"
    EMAIL = "e-mail"
    FORUM = "forum"


SOURCES = {
    Source.COMMENT: "Comment in a questionnaire",
    Source.MEETING: "Public meeting",
    Source.FOCUS_GROUP: "Focus group",
    Source.INTERVIEW: "Interview",
    Source.LETTER: "Letter",
    Source.EMAIL: "E-mail",
    Source.FORUM: "Return of a forum or panel",
}
TYPED = {source: words for source, words in SOURCES.items() if source is not Source.COMMENT}
USUAL_SOURCE = {
    Method.MEETING: Source.MEETING, Method.FOCUS_GROUP: Source.FOCUS_GROUP, Method.INTERVIEW: Source.INTERVIEW,
    Method.FORUM: Source.FORUM, Method.LETTERS: Source.LETTER,
}  # fmt: skip


class CodingState(StrEnum):
    """Where the coding of a remark stands."""

    NEW = "new"
    ONE_OF_TWO = "one-of-two"
    DIFFERS = "differs"
    CODED = "coded"

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return each with how it reads."""
        return [(str(state), words) for state, words in STATES.items()]


STATES = {
    CodingState.NEW: "Not coded",
    CodingState.ONE_OF_TWO: "Coded by one of two",
    CodingState.DIFFERS: "Coders differ",
    CodingState.CODED: "Coded",
}


class InAudit(StrEnum):
    """Whether the audit put a theme before people."""

    YES = "yes"
    NO = "no"

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return each with how it reads."""
        return [(str(each), words) for each, words in IN_AUDIT.items()]


IN_AUDIT = {InAudit.YES: "The audit speaks of it", InAudit.NO: "The audit does not speak of it"}


class Outcome(StrEnum):
    """What an agency says it did about a comment."""

    DONE = "done"
    WILL = "will-do"
    WILL_NOT = "will-not"

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return each with how it reads."""
        return [(str(each), words) for each, words in OUTCOMES.items()]


OUTCOMES = {Outcome.DONE: "Done", Outcome.WILL: "Will do", Outcome.WILL_NOT: "Will not do"}


def has_second(place: int) -> bool:
    """Say whether the remark at a place of those taken up goes to two coders: the first, and one in five after it.

    >>> [place for place in range(12) if has_second(place)]
    [0, 5, 10]
    """
    return place % SECOND_OF == 0


def verdict(found: Agreement | None) -> str:
    """Say in plain words whether a theme's codes may be rested on, from how far two coders agreed on it.

    >>> from frankpledge.core.opinion.coders import agreement
    >>> verdict(agreement(["given"] * 3 + ["not given"] * 9, ["given"] * 3 + ["not given"] * 9))
    'The coders agree: its counts may be reported.'
    >>> verdict(agreement(["given"] * 3 + ["not given"] * 9, ["not given"] * 9 + ["given"] * 3))
    'The coders do not agree: say more clearly what belongs in it, and code again before anything rests on it.'
    >>> verdict(None)
    'Fewer than 10 were coded by two people: too few to tell whether coders agree.'
    """
    if found is None or found.answers < FEW:
        return f"Fewer than {FEW} were coded by two people: too few to tell whether coders agree."
    if found.kappa is None:
        return "Both coders coded all alike, with it or without it: there was nothing to tell apart."
    if found.kappa >= GOOD:
        return "The coders agree: its counts may be reported."
    if found.kappa >= FAIR:
        return "The coders agree on most: report its counts with care."
    return "The coders do not agree: say more clearly what belongs in it, and code again before anything rests on it."
