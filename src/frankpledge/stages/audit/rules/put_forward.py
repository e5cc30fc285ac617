"""Issues put forward for an audit to concentrate on: who puts one forward, and what became of each (R180)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Who puts an issue forward."""

    PUBLIC = "public"
    AGENCY = "agency"
    PARTNERSHIP = "partnership"


ORIGINS = {
    Origin.PUBLIC: "The public",
    Origin.AGENCY: "A partner agency",
    Origin.PARTNERSHIP: "The partnership",
}

HAND = "candidate"
"""What stands before the colon of the key of an issue that was put forward on the audit's own page."""

HEARD = ("raised", "theme")
"""And of what consultation heard of the public: an issue that was raised, a theme of what people said."""


class Decided(StrEnum):
    """What became of an issue that was put forward."""

    WAITING = "undecided"
    IN = "taken in"
    OUT = "not taken in"
    LOST = "question left out"


def decided(is_in: bool | None, *, question_is_in: bool) -> Decided:
    """Say what became of an issue: one taken in as a question that was left out later is to be decided again.

    >>> [str(decided(*each, question_is_in=True)) for each in [(None,), (True,), (False,)]]
    ['undecided', 'taken in', 'not taken in']
    >>> str(decided(True, question_is_in=False))
    'question left out'
    """
    if is_in is None:
        return Decided.WAITING
    if not is_in:
        return Decided.OUT
    return Decided.IN if question_is_in else Decided.LOST


@dataclass(frozen=True)
class Tally:
    """How many issues were put forward for an audit, and what became of them."""

    all: int
    taken: int
    left: int

    @property
    def undecided(self) -> int:
        """How many nobody has decided on, or whose question was left out since."""
        return self.all - self.taken - self.left

    @property
    def sentence(self) -> str:
        """What became of them, in a sentence.

        >>> Tally(7, 3, 2).sentence
        '7 put forward: 3 taken in, 2 not taken in, 2 undecided.'
        """
        return f"{self.all} put forward: {self.taken} taken in, {self.left} not taken in, {self.undecided} undecided."
