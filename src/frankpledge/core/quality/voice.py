"""Two ways of saying the same thing: exactly, for the restricted folder, and safely, for the release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from frankpledge.core.quality.coarse import RESOLUTION, Told, coarse_rows, coarse_share

LABEL_LENGTH = 60


class Voice(Protocol):
    """How numbers of rows and the agency's own words are told."""

    @property
    def is_exact(self) -> bool:
        """Say whether nothing is held back."""

    @property
    def fewest(self) -> int:
        """The fewest rows a label must have to be named."""

    def rows(self, rows: int) -> Told:
        """Tell a number of rows."""

    def share(self, part: int, whole: int) -> Told:
        """Tell a part of the rows."""


@dataclass(frozen=True)
class Exact:
    """Tells every number as it is: for the restricted working folder only.

    Examples
    --------
    >>> Exact().rows(3).words, Exact().share(3, 60).words
    ('3 rows', '5.00 % of rows (3 of 60)')
    """

    is_exact: bool = True
    fewest: int = 1

    def rows(self, rows: int) -> Told:
        """Tell a number of rows as it is."""
        return Told("rows", str(rows), f"{rows:,} row{'' if rows == 1 else 's'}")

    def share(self, part: int, whole: int) -> Told:
        """Tell a part of the rows to two decimals, with the counts behind it."""
        percent = 100 * part / whole if whole else 0.0
        return Told("percent", f"{percent:.2f}", f"{percent:.2f} % of rows ({part:,} of {whole:,})")


@dataclass(frozen=True)
class Publishable:
    """Tells numbers no finer than ten rows (see `coarse`) and names no label met in fewer.

    Examples
    --------
    >>> Publishable().rows(3).words, Publishable().share(361, 1000).words
    ('fewer than 10 rows', 'about 36 % of rows')
    """

    fewest: int = RESOLUTION
    is_exact: bool = False

    def rows(self, rows: int) -> Told:
        """Tell a number of rows to the nearest ten."""
        return coarse_rows(rows, self.fewest)

    def share(self, part: int, whole: int) -> Told:
        """Tell a part of the rows by its rounded count."""
        return coarse_share(part, whole, self.fewest)


def quote(label: str) -> str:
    """Put an agency's own word in quotation marks, on one line and no longer than a line.

    >>> quote("Noise,  loud")
    '“Noise, loud”'
    """
    flat = " ".join(label.split())
    return f"“{flat if len(flat) <= LABEL_LENGTH else flat[: LABEL_LENGTH - 1] + '…'}”"


def month_words(month: str) -> str:
    """Write a month in words.

    >>> month_words("2024-03")
    'March 2024'
    """
    names = "January February March April May June July August September October November December".split()
    return f"{names[int(month[5:7]) - 1]} {month[:4]}"


def listed(words: list[str]) -> str:
    """Join words as in a sentence.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
