"""What unequal weights cost, and how far a weight may go."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Bounds:
    """The least and the most that one respondent may count for, in mean weights.

    Trimming trades bias for variance: a weight of 20 makes one person speak for twenty. At most 5 is a common
    rule of survey houses.

    References
    ----------
    DeBell M, Krosnick JA. Computing Weights for American National Election Study Survey Data. ANES Technical
    Report nes012427, 2009 (weights above 5 are cut).

    Examples
    --------
    >>> Bounds(most=1)
    Traceback (most recent call last):
        ...
    ValueError: the bounds of a weight must hold the mean weight, 1, between them
    """

    least: float = 0.0
    most: float = 5.0

    def __post_init__(self) -> None:
        """Refuse bounds that no set of weights could keep."""
        if not 0 <= self.least < 1 < self.most:
            raise ValueError("the bounds of a weight must hold the mean weight, 1, between them")


def design_effect(weights: Floats) -> float:
    """Return how much more the variance is for weighting: Kish's 1 + CV², n Σw² / (Σw)².

    It is exact where what is asked has nothing to do with the weights, and else a guide.

    References
    ----------
    Kish L. Survey Sampling. Wiley, 1965, section 11.7.

    Examples
    --------
    >>> design_effect(np.array([1.0, 1.0, 1.0])), design_effect(np.array([1.0, 3.0]))
    (1.0, 1.25)
    """
    return float(len(weights) * (weights**2).sum() / weights.sum() ** 2)


def effective_number(weights: Floats) -> float:
    """Return how many equally weighted answers would tell as much: n over the design effect.

    >>> effective_number(np.array([1.0, 3.0]))
    1.6
    """
    return len(weights) / design_effect(weights)
