"""The total of several months ahead, with an interval of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frankpledge.core.forecast.mixtures import chance_at_or_below, quantile
from frankpledge.core.forecast.months import Floats
from frankpledge.core.quantities import Interval

METHOD = "damped level and trend under several drifts, negative binomial"


@dataclass(frozen=True, eq=False)
class Total:
    """The total of several months ahead, ``known`` of which is recorded already."""

    weights: Floats
    means: Floats
    variances: Floats
    known: int = 0

    @property
    def mean(self) -> float:
        """The expected total."""
        return self.known + float(self.weights @ self.means)

    @property
    def median(self) -> int:
        """The total that is as likely passed as not reached."""
        return self._quantile(0.5)

    def interval(self, level: float = 0.8) -> Interval:
        """Return the interval that holds the total with that chance, or a little more: counts are whole."""
        tail = (1 - level) / 2
        return Interval(self._quantile(tail), self._quantile(1 - tail), level=level, method=METHOD)

    def chance_at_or_below(self, value: float) -> float:
        """Return how likely the total is at or below a value."""
        left = np.array(value - self.known, dtype=np.float64)
        return float(np.clip(chance_at_or_below(left, self.weights, self.means, self.variances), 0.0, 1.0))

    def _quantile(self, chance: float) -> int:
        return self.known + int(quantile(chance, self.weights, self.means, self.variances))
