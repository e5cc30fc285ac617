"""How a source's counts are protected: the rule its owner chose."""

from __future__ import annotations

from dataclasses import dataclass

METHODS = ("none", "round", "suppress")


@dataclass(frozen=True)
class Policy:
    """A disclosure rule: ``method``, and the numbers it works with.

    Parameters
    ----------
    method : {"suppress", "round", "none"}
        Withhold small counts, publish rounded ones, or leave all as counted (restricted working use only).
    threshold : int
        Counts from 1 to ``threshold - 1`` are small. Unit: records.
    base : int
        Published counts are multiples of it where ``method`` is "round". Unit: records.

    Raises
    ------
    ValueError
        If the method is unknown, the threshold is below 2 or the base is below 2.

    Examples
    --------
    >>> Policy("suppress").threshold
    5
    """

    method: str
    threshold: int = 5
    base: int = 5

    def __post_init__(self) -> None:
        """Refuse a rule that would protect nothing while looking as if it did."""
        if self.method not in METHODS:
            raise ValueError(f"disclosure method {self.method!r} is not one of {', '.join(METHODS)}")
        if self.threshold < 2:
            raise ValueError("the disclosure threshold must be 2 or more: below that no count is small")
        if self.base < 2:
            raise ValueError("the rounding base must be 2 or more: to base 1 every count is shown as it is")


def stricter(a: Policy, b: Policy) -> Policy:
    """Return a rule at least as strict as both, for what is made from two sources.

    Withholding is stricter than rounding, and rounding than nothing; the larger threshold and base are taken.

    Examples
    --------
    >>> stricter(Policy("suppress", threshold=5), Policy("round", threshold=8, base=10))
    Policy(method='suppress', threshold=8, base=10)
    """
    method = max(a.method, b.method, key=METHODS.index)
    return Policy(method, max(a.threshold, b.threshold), max(a.base, b.base))
