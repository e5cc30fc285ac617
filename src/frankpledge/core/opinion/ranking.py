"""Which things people put first, and between which places each surely lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.opinion.intervals import student
from frankpledge.core.opinion.linearised import estimate
from frankpledge.core.opinion.raking import Raked
from frankpledge.core.quantities import FEW, Withheld

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

FEW_ANSWERED = Withheld(f"fewer than {FEW} answered")


@dataclass(frozen=True)
class Ranked:
    """A thing's place among all by weighted mean place: 1 is first; ties share the better place.

    ``from_place`` to ``to_place`` are the places that it may hold, those of all things together at the level.
    """

    item: str
    place: int
    from_place: int
    to_place: int

    @property
    def words(self) -> str:
        """Say between which places it lies.

        >>> Ranked("noise", 2, 1, 3).words, Ranked("drugs", 4, 4, 4).words
        ('1 to 3', '4')
        """
        same = self.from_place == self.to_place
        return str(self.from_place) if same else f"{self.from_place} to {self.to_place}"


def filled_places(orders: Sequence[Sequence[int]], items: int) -> Floats:
    """Return each respondent's place of each thing, shape (n, items); what was left out shares the places left.

    Whoever put nothing in order has the middle place for all, and is not to be counted.

    Parameters
    ----------
    orders : of each respondent, the things by number, the first first.

    Examples
    --------
    >>> filled_places([[2, 0], []], 4).tolist()
    [[2.0, 3.5, 1.0, 3.5], [2.5, 2.5, 2.5, 2.5]]
    """
    placed = np.array([len(order) for order in orders], dtype=np.float64)
    found = np.repeat(((placed + 1 + items) / 2)[:, None], items, axis=1)
    for row, order in enumerate(orders):
        found[row, list(order)] = np.arange(1, len(order) + 1)
    return found


def ranking(
    raked: Raked, places: Floats, items: Sequence[str], counted: Mask, *, level: float = 0.95
) -> tuple[Ranked, ...] | Withheld:
    """Return things in the order of their weighted mean places, with joint confidence limits of each one's place.

    A thing is surely before another where the difference of mean places is beyond chance, all pairs tested together
    (Bonferroni). Its place is then at least one after those surely before it, and so from below.

    Parameters
    ----------
    places : shape (n, k), as `filled_places` makes them.
    counted : who put anything in order, of the group that is asked for, shape (n,).

    References
    ----------
    Klein M, Wright T, Wieczorek J. J R Stat Soc C 2020; 69: 589-606 (joint confidence of a ranking from its pairs).

    Examples
    --------
    >>> from frankpledge.core.opinion import rake
    >>> places = filled_places([[0, 1], [0, 2], [0, 1], [0]] * 5, 3)
    >>> found = ranking(rake({}, [], base=[1.0] * 20), places, ["drugs", "noise", "litter"], np.full(20, True))
    >>> [(one.item, one.place, one.words) for one in found]
    [('drugs', 1, '1'), ('noise', 2, '2 to 3'), ('litter', 3, '2 to 3')]
    """
    if int(counted.sum()) < FEW:
        return FEW_ANSWERED
    found = estimate(raked, places, counted)
    means, variances = found.shares, np.diag(found.covariance)
    errors = np.sqrt(np.maximum(variances[:, None] + variances[None, :] - 2 * found.covariance, 0.0))
    pairs = max(len(items) * (len(items) - 1) // 2, 1)
    differences = means[None, :] - means[:, None]
    surely = differences > student(max(found.degrees, 1), 1 - (1 - level) / pairs) * errors + 1e-12
    before, after = surely.sum(axis=0), surely.sum(axis=1)
    order = sorted(range(len(items)), key=lambda item: (round(float(means[item]), 9), items[item]))
    return tuple(
        Ranked(
            items[item], 1 + int((means < means[item] - 1e-9).sum()), 1 + int(before[item]),
            len(items) - int(after[item]),
        )
        for item in order
    )  # fmt: skip
