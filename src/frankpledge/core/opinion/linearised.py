"""Shares of weighted answers, with the covariance that weighting leaves them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.opinion.design import covariance_of_totals
from frankpledge.core.opinion.raking import Raked
from frankpledge.core.opinion.weights import effective_number

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Estimate:
    """Weighted shares, shape (k,), with their covariance, shape (k, k), and degrees of freedom.

    ``base`` counts those whose answers it rests on; ``effective`` is their Kish number.
    """

    shares: Floats
    covariance: Floats
    degrees: int
    base: int
    effective: float

    @property
    def standard_errors(self) -> Floats:
        """The standard error of each share."""
        return np.sqrt(np.diag(self.covariance))


def estimate(raked: Raked, answers: Floats, counted: Mask) -> Estimate:
    """Return the weighted mean of each column of ``answers``, shape (n, k), among those counted, shape (n,).

    The variance is that of a calibrated estimate, by linearisation: what an answer adds to the share is first
    regressed on the margins (with the weights from before raking), and only what they do not explain varies
    from sample to sample. So raking on what matters narrows the interval, and unequal weights widen it. All
    respondents enter, those not counted with a zero: who falls into a group is chance too.

    Parameters
    ----------
    answers : 1 where the respondent gave the answer, 0 where not; other measures serve as well.
    counted : whose answers count: those asked, who answered, of the group. At least one.

    References
    ----------
    Deville JC, Särndal CE. J Am Stat Assoc 1992; 87: 376-382 (result 5). Lumley T. Complex Surveys: a guide to
    analysis using R. Wiley, 2010, chapter 7.

    Examples
    --------
    >>> from frankpledge.core.opinion import Margin, rake
    >>> raked = rake({"sex": ["f", "f", "f", "m"]}, [Margin("sex", {"f": 50, "m": 50})])
    >>> found = estimate(raked, np.array([[1.0], [0.0], [0.0], [1.0]]), np.full(4, True))
    >>> found.shares.round(3).tolist(), found.standard_errors.round(3).tolist(), found.degrees
    ([0.667], [0.157], 3)
    """
    weights = np.where(counted, raked.weights, 0.0)
    whole = weights.sum()
    shares = weights @ np.where(counted[:, None], answers, 0.0) / whole
    scores: Floats = np.where(counted[:, None], answers - shares, 0.0) / whole
    left = raked.weights[:, None] * raked.explained.left(scores)
    covariance = covariance_of_totals(left, raked.design)
    degrees = raked.design.degrees(counted)
    return Estimate(shares, covariance, degrees, int(counted.sum()), effective_number(raked.weights[counted]))
