"""How likely a target is to be met if nothing changes, and what that says of the target."""

from __future__ import annotations

from dataclasses import dataclass

WORDS = (
    (0.05, "almost no chance"),
    (0.2, "very unlikely"),
    (0.4, "unlikely"),
    (0.6, "about even"),
    (0.8, "likely"),
    (0.95, "very likely"),
)
"""Each word up to its chance; beyond the last it is almost certain."""
TOO_EASY, OUT_OF_REACH = 0.8, 0.05


def in_words(chance: float) -> str:
    """Say a chance in words, the same for the same fifth or twentieth of the scale.

    >>> in_words(0.5), in_words(0.04), in_words(0.99)
    ('about even', 'almost no chance', 'almost certain')
    """
    return next((word for limit, word in WORDS if chance < limit), "almost certain")


@dataclass(frozen=True)
class Chance:
    """How likely the total of a period is to reach a target if nothing changes.

    ``known`` is the part of the total that is recorded already; ``base`` the total of the same months a year earlier,
    or nothing where they are not all known.
    """

    chance: float
    target: int
    above: bool
    first: str
    last: str
    known: int
    base: int | None

    @property
    def words(self) -> str:
        """The chance in words."""
        return in_words(self.chance)

    @property
    def verdict(self) -> str:
        """What it says of the target, before anybody adopts it: too easy, out of reach, or nothing.

        >>> Chance(0.9, 100, False, "2024-01", "2024-12", 0, 120).verdict
        'too easy'
        """
        if self.chance >= TOO_EASY:
            return "too easy"
        return "out of reach" if self.chance < OUT_OF_REACH else ""

    @property
    def sentence(self) -> str:
        """The whole of it in a sentence or two.

        >>> Chance(0.5, 100, False, "2024-01", "2024-12", 0, 120).sentence
        'If nothing changes, at most 100 from 2024-01 to 2024-12 is about even (50 %). A year earlier it was 120.'
        """
        bound = "at least" if self.above else "at most"
        said = f"If nothing changes, {bound} {self.target:,} from {self.first} to {self.last} is {self._likely}."
        if self.base is not None:
            said += f" A year earlier it was {self.base:,}."
        return said + (f" Recorded already: {self.known:,}." if self.known else "")

    @property
    def _likely(self) -> str:
        if self.chance < 0.01:
            return "almost without a chance (under 1 %)"
        if self.chance > 0.99:
            return "almost certain (over 99 %)"
        words = "almost without a chance" if self.words == "almost no chance" else self.words
        return f"{words} ({round(100 * self.chance)} %)"
