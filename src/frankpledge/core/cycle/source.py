"""Where an entry of a regime was read, and how far that reading goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How far a source was read."""

    VERIFIED = "V"
    """The primary text was read: the Act, the instrument or the official page."""
    SECONDARY = "S"
    """It was read in a secondary source."""
    PARTIAL = "P"
    """Part only of the primary text was read."""
    RECOLLECTION = "R"
    """It is remembered and was not read."""


CHECK_THE_SOURCE = "check the source"
"""What a page says beside everything whose primary text was not read."""


@dataclass(frozen=True)
class Source:
    """A reference to law or guidance, and the mark that says how far it was read.

    Examples
    --------
    >>> Source("CDA 1998 s.6(2)(a)", Mark.VERIFIED).caution
    ''
    >>> Source("CDA 1998 s.6(7)", Mark.RECOLLECTION).caution
    'check the source'
    """

    text: str
    mark: Mark

    @property
    def is_verified(self) -> bool:
        """Whether the primary text was read."""
        return self.mark is Mark.VERIFIED

    @property
    def caution(self) -> str:
        """What to say beside the entry: nothing where its primary text was read."""
        return "" if self.is_verified else CHECK_THE_SOURCE
