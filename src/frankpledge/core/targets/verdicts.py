"""What is said of a text: its kind, and each judgement with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a text states: a change in people's lives, a product, a way of working, or a theme."""

    OUTCOME = "outcome"
    OUTPUT = "output"
    PROCESS = "process"
    AIM = "aim"


class Direction(StrEnum):
    """Which way something should move."""

    DOWN = "reduce"
    UP = "increase"


@dataclass(frozen=True)
class Reason:
    """Why one judgement fell as it did: what was judged, the words it rests on (if any), and why."""

    about: str
    quoted: str
    why: str

    def __str__(self) -> str:
        return f"{self.about}: ‘{self.quoted}’ {self.why}" if self.quoted else f"{self.about}: {self.why}"


@dataclass(frozen=True)
class Wording:
    """The judgement of one text, with a reason for each part of it."""

    text: str
    specific: bool
    measurable: bool
    time_scaled: bool
    kind: Kind
    reasons: tuple[Reason, ...]
    subject: str | None = None
    """The words that name the subject, where they name it narrowly enough."""
    direction: Direction | None = None
    when: str | None = None
    """The words that say by when, as they stand in the text."""

    @property
    def passes(self) -> bool:
        """Say whether the text is specific, measurable and time-scaled."""
        return self.specific and self.measurable and self.time_scaled
