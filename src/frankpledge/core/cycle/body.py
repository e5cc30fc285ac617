"""Bodies with a duty in a partnership, and those that oversee it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.core.cycle.source import Source


class Tier(StrEnum):
    """How local government stands in a partnership's area, on which some bodies and steps depend."""

    TWO_TIER = "two-tier"
    """An English district that has a county council over it."""
    UNITARY = "unitary"
    """An English area with one council: unitary, metropolitan, Isle of Wight, Isles of Scilly."""
    LONDON = "london"
    """A London borough."""
    CITY = "city"
    """The City of London."""
    WALES = "wales"
    """A county or county borough of Wales."""


class Duty(StrEnum):
    """What the regime asks of a body."""

    RESPONSIBLE = "responsible"
    """CDA 1998 s.5(1): together they must have a strategy."""
    COOPERATING = "co-operating"
    """CDA 1998 s.5(2): each must co-operate with the responsible authorities."""
    PARTICIPATING = "participating"
    """CDA 1998 s.5(3): at least one of each description must be invited to take part."""


SECTORS = (
    "local-government", "police", "police-oversight", "probation", "health", "fire", "education", "housing",
    "voluntary", "community", "business", "justice", "transport", "public-services",
)  # fmt: skip
"""The parts of public life from which bodies come."""


@dataclass(frozen=True)
class Span:
    """The days on which an entry holds, both included; ``None`` leaves that end open.

    >>> Span(date(2012, 11, 22)).holds_on(date(2012, 11, 21))
    False
    """

    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the entry holds on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def meets(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return not (_ends_before(self, other) or _ends_before(other, self))


def _ends_before(one: Span, other: Span) -> bool:
    return one.valid_to is not None and other.valid_from is not None and one.valid_to < other.valid_from


@dataclass(frozen=True)
class Body:
    """A body, or a description of bodies, that has a duty in some areas for some time.

    ``source`` speaks for the duty: only it decides whether the duty counts as verified. ``dates_source`` speaks for
    the dates and is absent where both ends are open, which also stands for dates that nobody has looked up.
    """

    key: str
    name: str
    duty: Duty
    sector: str
    tiers: frozenset[Tier]
    source: Source
    span: Span = Span()
    dates_source: Source | None = None

    @property
    def dates_caution(self) -> str:
        """What to say beside the dates: nothing where there are none, or their primary text was read."""
        return self.dates_source.caution if self.dates_source else ""


@dataclass(frozen=True)
class OversightBody:
    """A body that can call the partnership to account. ``expected_end`` says in words what has been announced."""

    key: str
    name: str
    power: str
    tiers: frozenset[Tier]
    source: Source
    span: Span = Span()
    dates_source: Source | None = None
    expected_end: str = ""
    expected_end_source: Source | None = None
