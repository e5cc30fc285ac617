"""The way from the areas of one set to those of another, with every loss named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class AreaLookup:
    """For each code of one set, the codes of another in which it lies (best fit gives one; a split gives more)."""

    from_set: str
    to_set: str
    targets: Mapping[str, tuple[str, ...]]


def chain(lookups: Sequence[AreaLookup], from_set: str, to_set: str) -> AreaLookup | None:
    """Join lookups into one that leads from a set to another by the fewest steps, or None where none leads there.

    A code split between several areas keeps them all: who uses the lookup must see that it is not one.

    Examples
    --------
    >>> old = AreaLookup("lsoa11", "lsoa21", {"A": ("A1", "A2"), "B": ("B",)})
    >>> best_fit = AreaLookup("lsoa21", "ward", {"A1": ("W1",), "A2": ("W2",), "B": ("W2",)})
    >>> chain([best_fit, old], "lsoa11", "ward").targets
    {'A': ('W1', 'W2'), 'B': ('W2',)}
    >>> chain([old], "beat", "ward") is None
    True
    """
    reached: dict[str, AreaLookup] = {}
    frontier = [from_set]
    while frontier and to_set not in reached:
        following = []
        for here in frontier:
            for step in lookups:
                if step.from_set == here and step.to_set not in reached and step.to_set != from_set:
                    reached[step.to_set] = _join(reached.get(here), step)
                    following.append(step.to_set)
        frontier = following
    return reached.get(to_set)


def _join(so_far: AreaLookup | None, step: AreaLookup) -> AreaLookup:
    if so_far is None:
        return step
    joined = {
        code: tuple(sorted({target for middle in middles for target in step.targets.get(middle, ())}))
        for code, middles in so_far.targets.items()
    }
    return AreaLookup(so_far.from_set, step.to_set, joined)
