"""A share of a whole, told so that a small whole is seen to be small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEW = 10
"""Below this a single one moves a percentage by more than ten points: none is given, and it is said."""


@dataclass(frozen=True)
class Share:
    """So many of so many. A percentage stands beside the counts only where the whole is at least ``FEW``.

    Examples
    --------
    >>> Share(6, 12).words, Share(1, 3).words, Share(0, 0).words
    ('6 of 12 (50%)', '1 of 3', 'none of none')
    >>> Share(1, 3).caution
    ' Small numbers: one more or fewer is a third.'
    """

    part: int
    whole: int

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        if not 0 <= self.part <= self.whole:
            raise ValueError("A share cannot be less than none or more than all.")

    @property
    def is_of_few(self) -> bool:
        """Whether the whole is so small that a percentage would say more than it knows."""
        return self.whole < FEW

    @property
    def words(self) -> str:
        """Say how many of how many, with the percentage where there are enough."""
        if self.whole == 0:
            return "none of none"
        text = f"{self.part:,} of {self.whole:,}"
        return text if self.is_of_few else f"{text} ({100 * self.part / self.whole:.0f}%)"

    @property
    def caution(self) -> str:
        """Return what is to be said of a small whole; nothing where there are enough, or none."""
        if self.whole == 0 or not self.is_of_few:
            return ""
        return f" Small numbers: one more or fewer is {FRACTIONS[self.whole]}."


FRACTIONS = {
    1: "all of it", 2: "a half", 3: "a third", 4: "a quarter", 5: "a fifth", 6: "a sixth", 7: "a seventh",
    8: "an eighth", 9: "a ninth",
}  # fmt: skip


def quoted(names: Sequence[str]) -> str:
    """Put names in a row, as a sentence has them; many are counted instead.

    >>> quoted(["Council"]), quoted(["Council", "Police", "Probation"]), quoted(["A", "B", "C", "D", "E"])
    ('Council', 'Council, Police and Probation', '5 agencies alike')
    """
    if len(names) > 4:
        return f"{len(names):,} agencies alike"
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), *names[-1:]])
