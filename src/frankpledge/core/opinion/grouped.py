"""Shares by group that give no small number away, beside a total that everybody knows."""

from __future__ import annotations

from collections.abc import Mapping

from frankpledge.core.quantities import FEW


def hidden_groups(counts: Mapping[str, int], bases: Mapping[str, int], *, threshold: int = 5) -> frozenset[str]:
    """Return the groups whose count must be withheld: small ones, and others until none can be worked out.

    A group's count is small from 1 to one below the threshold, and so is that of all others in it; of a group
    with few answers none is shown. Readers know how many of each group answered and how many of all groups gave
    the answer; each withheld count must be left an interval at least as wide as the threshold, or all that its
    group's size allows.

    Parameters
    ----------
    counts : how many of each group gave the answer.
    bases : how many of each group answered.

    Examples
    --------
    >>> sorted(hidden_groups({"north": 3, "south": 20, "west": 30}, {"north": 40, "south": 45, "west": 60}))
    ['north', 'south']
    >>> hidden_groups({"north": 20, "south": 25}, {"north": 40, "south": 45})
    frozenset()
    """
    hidden = {
        name for name, base in bases.items()
        if base < FEW or 0 < counts[name] < threshold or 0 < base - counts[name] < threshold
    }  # fmt: skip
    others = sorted(bases.keys() - hidden, key=lambda name: (bases[name], name))
    while hidden and others and not _has_room(hidden, counts, bases, threshold):
        hidden.add(others.pop(0))
    return frozenset(hidden)


def _has_room(hidden: set[str], counts: Mapping[str, int], bases: Mapping[str, int], threshold: int) -> bool:
    total, answered = sum(counts[name] for name in hidden), sum(bases[name] for name in hidden)
    for name in hidden:
        least, most = max(total - (answered - bases[name]), 0), min(total, bases[name])
        if most - least < min(threshold, bases[name]):
            return False
    return True
