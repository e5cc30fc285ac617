"""Shares, errors and intervals from how many of each kind of respondent gave each answer: quick to work out again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.opinion.intervals import logit_interval
from frankpledge.core.opinion.margins import NOT_SAID
from frankpledge.core.opinion.raking import Raked
from frankpledge.core.quantities import Interval

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Tabled:
    """One question's answers by kind of respondent, shape (kinds, parts), and who of each kind answered at all.

    Respondents of one kind are alike in every margin, and so in weight. Each answered for themselves: no clusters.
    """

    raked: Raked
    counts: Counts
    answered: Counts

    @classmethod
    def of(cls, raked: Raked, codes: NDArray[np.intp], parts: int) -> Tabled:
        """Count answers, given as codes below ``parts``, or `NOT_SAID` where there is none."""
        kinds, said = len(raked.explained.held), codes != NOT_SAID
        flat = np.bincount(raked.kinds[said] * parts + codes[said], minlength=kinds * parts)
        counts = flat.reshape(kinds, parts).astype(np.int64)
        return cls(raked, counts, counts.sum(axis=1))

    @cached_property
    def weights(self) -> Floats:
        """The weight of one respondent of each kind, shape (kinds,)."""
        found = np.empty(len(self.answered))
        found[self.raked.kinds] = self.raked.weights
        return found

    @cached_property
    def sizes(self) -> Counts:
        """How many respondents there are of each kind, whether or not they answered."""
        return np.bincount(self.raked.kinds, minlength=len(self.answered))

    @cached_property
    def whole(self) -> float:
        """The weight of all who answered."""
        return float(self.weights @ self.answered)

    def share(self, counts: Counts) -> float:
        """Return the weighted share of those counted, shape (kinds,); exactly 0 and 1 for none and all."""
        if not counts.any() or (counts == self.answered).all():
            return float(bool(counts.any()))
        return float(self.weights @ counts) / self.whole

    def error(self, counts: Counts, share: float) -> float:
        """Return its standard error, by the linearisation of `linearised.estimate`, which it equals."""
        held, inverse, base = self.raked.explained.held, self.raked.explained.inverse, self.raked.explained.base
        sums = (counts - share * self.answered) / self.whole
        fitted = held @ (inverse @ (held.T @ (sums * base)))
        yes, no = self.weights * ((1 - share) / self.whole - fitted), self.weights * (-share / self.whole - fitted)
        none, silent = -self.weights * fitted, self.sizes - self.answered
        others, n = self.answered - counts, int(self.sizes.sum())
        squares = float(counts @ yes**2 + others @ no**2 + silent @ none**2)
        total = float(counts @ yes + others @ no + silent @ none)
        return float(np.sqrt(max(squares - total**2 / n, 0.0) * n / (n - 1)))

    def interval(self, counts: Counts, share: float, level: float) -> Interval:
        """Return the interval of the share."""
        effective = self.whole**2 / float(self.weights**2 @ self.answered)
        error = self.error(counts, share) if 0 < share < 1 else 0.0
        return logit_interval(share, error, int(self.answered.sum()) - 1, effective=effective, level=level)
