"""Crude rates, and when a count is too small to lean on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

UNRELIABLE_BELOW = 20
"""A count under 20 has a 95 % interval wider than itself: shown, and marked."""

Numbers = NDArray[Any]


class UnusableDenominator(ValueError):
    """A population that no rate can be worked out on; names every such area."""

    def __init__(self, areas: Sequence[str]) -> None:
        self.areas = tuple(areas)
        super().__init__(f"no usable population for {', '.join(self.areas)}")


def crude_rate(counts: Numbers, population: Numbers, areas: Sequence[str], *, per: int = 1_000) -> NDArray[np.float64]:
    """Return records per ``per`` residents for each area.

    Parameters
    ----------
    counts : int array, shape (n_areas,). Unit: records in the period.
    population : array, shape (n_areas,). Unit: usual residents.
    areas : codes, for the error.
    per : the rate's unit of population.

    Returns
    -------
    float array, shape (n_areas,). Not annualised. Not for publication before protection.

    Raises
    ------
    UnusableDenominator
        If any population is zero, negative or missing; names every such area.

    Examples
    --------
    >>> crude_rate(np.array([12]), np.array([6000]), ["E05000001"])
    array([2.])
    """
    bad = [area for area, people in zip(areas, population.tolist(), strict=True) if not people > 0]
    if bad:
        raise UnusableDenominator(bad)
    return counts * per / population


def is_unreliable(counts: Numbers) -> NDArray[np.bool_]:
    """Say which counts are under 20.

    Examples
    --------
    >>> is_unreliable(np.array([0, 19, 20])).tolist()
    [True, True, False]
    """
    return counts < UNRELIABLE_BELOW
