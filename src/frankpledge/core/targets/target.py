"""A target as a partnership keeps it: what is measured, from where to where, by when, and who will deliver it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.core.targets.verdicts import Direction, Kind


class Term(StrEnum):
    """The law asks for both (section 6(4)(b) of the Crime and Disorder Act 1998)."""

    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True)
class Baseline:
    """The figure that change is counted from, and the period it is of."""

    value: float
    period: str


@dataclass(frozen=True)
class Chance:
    """How likely the target is to be reached, from 0 to 1, and what says so: a forecast, peers, a judgement."""

    chance: float
    ground: str

    def __post_init__(self) -> None:
        """Refuse a chance that is none."""
        if not 0 <= self.chance <= 1:
            raise ValueError("a chance lies from 0 to 1")


@dataclass(frozen=True)
class Borrowed:
    """From which plan a target was taken over, and why it fits here."""

    source: str
    fit: str = ""


@dataclass(frozen=True)
class Target:
    """A target; what was left empty is what is missing."""

    text: str
    measure: str = ""
    baseline: Baseline | None = None
    direction: Direction | None = None
    value: float | None = None
    by: date | None = None
    term: Term | None = None
    kind: Kind | None = None
    deliverer: str = ""
    accepted: date | None = None
    """The day on which whoever must deliver it accepted it; until then it is a draft."""
    chance: Chance | None = None
    borrowed: Borrowed | None = None

    @property
    def is_draft(self) -> bool:
        """Say whether the deliverer has still to accept it.

        >>> Target("Fewer fires").is_draft
        True
        """
        return self.accepted is None
