"""One order of issues from several: what people put first, and what the audit measures, by weights that are shown.

Each order counts by places alone, so that a count of thousands and an answer by a few hundred can stand side by side.
No weights are right: beside the order stands how far it depends on them, and what is missing is said and not filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MOST_WEIGHTINGS = 20_000
FINEST = 10
"""Weights are tried in steps of a tenth, or of a larger part where those would be more than that."""


@dataclass(frozen=True)
class Order:
    """One order of issues: the larger an issue's value, the nearer to the front. An issue without one is missing."""

    name: str
    values: Mapping[str, float]


@dataclass(frozen=True)
class Placed:
    """An issue in the combined order, with its score from 0 (last in all) to 1 (first in all).

    ``from_place`` to ``to_place`` are the places it takes over all weights. Issues of one score share the better place.
    """

    issue: str
    place: int
    score: float
    from_place: int
    to_place: int
    places: tuple[float, ...]
    """Its place in each order, ties sharing the mean of theirs; in the sequence of the orders that count."""

    @property
    def is_sure(self) -> bool:
        """Whether no weights move it."""
        return self.from_place == self.to_place


@dataclass(frozen=True)
class Combined:
    """The combined order, the orders that count in it, what is missing, and how many weightings were tried."""

    placed: tuple[Placed, ...]
    orders: tuple[str, ...]
    missing: Mapping[str, tuple[str, ...]]
    weightings: int
    step: int
    """Weights were tried in parts of one so many."""


def combine(issues: Sequence[str], orders: Sequence[Order], weights: Sequence[float]) -> Combined:
    """Return one order of the issues that all orders of a weight above 0 place, and which issues each lacks.

    The score of an issue is the weighted mean, over the orders, of (k - place) / (k - 1) among the k issues compared
    (Borda's count). The places it may take are those over every sharing out of the weights in tenths, the orders of
    weight 0 left out.

    Raises
    ------
    ValueError
        Where a weight is below 0 or there are not as many as orders.

    References
    ----------
    Young HP. Social choice scoring functions. SIAM J Appl Math 1975; 28: 824-838. Saisana M, Saltelli A, Tarantola S.
    J R Stat Soc A 2005; 168: 307-323 (places over all weights, as a test of a composite).

    Examples
    --------
    >>> people = Order("people", {"noise": 3, "drugs": 2, "burglary": 1})
    >>> counted = Order("crimes", {"burglary": 300, "noise": 200, "drugs": 20, "litter": 9})
    >>> found = combine(["noise", "drugs", "burglary", "litter"], [people, counted], [1, 1])
    >>> [(one.issue, one.place, one.from_place, one.to_place, one.score) for one in found.placed]
    [('noise', 1, 1, 2, 0.75), ('burglary', 2, 1, 3, 0.5), ('drugs', 3, 2, 3, 0.25)]
    >>> dict(found.missing), found.weightings
    ({'litter': ('people',)}, 11)
    """
    if len(weights) != len(orders) or any(weight < 0 for weight in weights):
        raise ValueError("one weight an order, and none below 0")
    counting = [(order, weight) for order, weight in zip(orders, weights, strict=True) if weight > 0]
    missing = {issue: tuple(order.name for order, _ in counting if issue not in order.values) for issue in issues}
    there = [issue for issue in issues if not missing[issue]] if counting else []
    lacking = {issue: names for issue, names in missing.items() if names}
    names = tuple(order.name for order, _ in counting)
    if not there:
        return Combined((), names, lacking, 0, 0)
    places = np.array([_mean_places([order.values[issue] for issue in there]) for order, _ in counting])
    scores = (len(there) - places) / max(len(there) - 1, 1)
    shares, step = weightings(len(counting))
    best, worst = _extremes(scores, shares)
    own = np.array([weight for _, weight in counting]) / sum(weight for _, weight in counting)
    mine = np.round(own @ scores, 9)
    taken = [1 + int((mine > score).sum()) for score in mine]
    order = sorted(range(len(there)), key=lambda number: (taken[number], there[number]))
    return Combined(
        tuple(
            Placed(
                there[one], taken[one], float(mine[one]), min(best[one], taken[one]), max(worst[one], taken[one]),
                tuple(places[:, one].tolist()),
            )
            for one in order
        ),
        names, lacking, len(shares), step,
    )  # fmt: skip


def _mean_places(values: Sequence[float]) -> Floats:
    """Return places, the largest first, ties sharing the mean of theirs."""
    found = np.asarray(values, dtype=np.float64)
    above = (found[None, :] > found[:, None]).sum(axis=1)
    alike = (found[None, :] == found[:, None]).sum(axis=1)
    return np.asarray(above + (alike + 1) / 2, dtype=np.float64)


def weightings(orders: int) -> tuple[Floats, int]:
    """Return every sharing out of 1 among so many orders, in tenths or larger parts, and into how many parts.

    >>> weightings(2)[0][:3].tolist(), weightings(2)[1], len(weightings(3)[0])
    ([[0.0, 1.0], [0.1, 0.9], [0.2, 0.8]], 10, 66)
    """
    steps = (step for step in range(FINEST, 0, -1) if comb(step + orders - 1, orders - 1) <= MOST_WEIGHTINGS)
    step = next(steps, 1)
    bars = combinations(range(step + orders - 1), orders - 1)
    parts = [np.diff([-1, *each, step + orders - 1]) - 1 for each in bars]
    return np.array(parts, dtype=np.float64) / step, step


def _extremes(scores: Floats, shares: Floats) -> tuple[list[int], list[int]]:
    """Return the first and the last place of each issue over all weightings; a tie is counted both ways."""
    totals = np.round(shares @ scores, 9)
    issues = range(totals.shape[1])
    before = [(totals > totals[:, [one]]).sum(axis=1) for one in issues]
    level = [(totals == totals[:, [one]]).sum(axis=1) for one in issues]
    return [1 + int(each.min()) for each in before], [
        int((each + alike).max()) for each, alike in zip(before, level, strict=True)
    ]
