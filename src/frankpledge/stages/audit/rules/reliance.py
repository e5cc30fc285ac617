"""On whose data an audit rests: each agency's share, and where all hangs on one of them (R104)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Bases = Mapping[int, frozenset[str]]
"""What each conclusion rests on: agencies whose data it uses, and local knowledge, each by name."""

MOST_ON_ONE = 0.5
"""Where more than this share of conclusions rests on one base alone, the audit as a whole relies on it."""


@dataclass(frozen=True)
class Share:
    """How many conclusions rest on a base, and how many on it alone, of how many that rest on anything."""

    base: str
    resting: int
    alone: int
    of: int

    @property
    def share(self) -> float:
        """The share of conclusions that rest on it, alone or with others."""
        return self.resting / self.of

    @property
    def is_relied_on(self) -> bool:
        """Whether most of the audit rests on it and on nothing beside it."""
        return self.alone / self.of > MOST_ON_ONE


def shares_of(bases: Bases) -> list[Share]:
    """Return each base with its share, the one most relied on first. What rests on nothing counts for none.

    >>> found = shares_of({1: frozenset({"Police"}), 2: frozenset({"Police", "Fire"}), 3: frozenset()})
    >>> [(each.base, each.resting, each.alone, each.of, each.is_relied_on) for each in found]
    [('Police', 2, 1, 2, False), ('Fire', 1, 0, 2, False)]
    """
    resting = [found for found in bases.values() if found]
    names = sorted({name for found in resting for name in found})
    shares = [
        Share(name, sum(name in found for found in resting), sum(found == {name} for found in resting), len(resting))
        for name in names
    ]
    return sorted(shares, key=lambda each: (-each.resting, each.base))


def with_what_they_rest_on(own: Bases, rests_on: Mapping[int, Sequence[int]]) -> dict[int, frozenset[str]]:
    """Return each conclusion's bases with those of the conclusions it rests on, however far down.

    >>> with_what_they_rest_on({1: frozenset({"Police"}), 2: frozenset()}, {2: [1], 1: [2]})
    {1: frozenset({'Police'}), 2: frozenset({'Police'})}
    """
    return {key: frozenset().union(*(own.get(each, frozenset()) for each in _below(key, rests_on))) for key in own}


def _below(key: int, rests_on: Mapping[int, Sequence[int]]) -> set[int]:
    seen, waiting = set(), [key]
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            waiting.extend(rests_on.get(each, ()))
    return seen
