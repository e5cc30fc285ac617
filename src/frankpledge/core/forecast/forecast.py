"""A forecast: the months ahead, each with its interval, and totals of any of them with intervals of their own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frankpledge.core.forecast.breaks import Step
from frankpledge.core.forecast.chance import Chance
from frankpledge.core.forecast.mixtures import quantile
from frankpledge.core.forecast.months import A_YEAR, Floats, name_of, number_of
from frankpledge.core.forecast.total import Total


@dataclass(frozen=True, eq=False)
class Forecast:
    """The months after a series, if nothing changes: each month, and all together.

    ``weights`` (g,), ``means`` (g, h) and ``covariances`` (g, h, h) are those of the speeds at which the level may
    drift. ``breaks`` are those found, ``limitations`` sentences for the reader.

    Examples
    --------
    >>> from frankpledge.core.forecast import forecast
    >>> found = forecast([30, 34, 41, 38] * 12, "2020-01", ahead=12)
    >>> found.months[0], found.months[-1], found.total().mean > 400
    ('2024-01', '2024-12', True)
    >>> found.chance(600).words, found.chance(600).verdict
    ('almost certain', 'too easy')
    """

    observed: Floats
    first: int
    weights: Floats
    means: Floats
    covariances: Floats
    breaks: tuple[Step, ...]
    limitations: tuple[str, ...]

    @property
    def months(self) -> tuple[str, ...]:
        """The months ahead, as 2024-03."""
        return tuple(name_of(self._origin + one) for one in range(self.means.shape[1]))

    @property
    def mean(self) -> Floats:
        """The expected count of each month, shape (h,)."""
        found: Floats = self.weights @ self.means
        return found

    @property
    def median(self) -> Floats:
        """The count of each month that is as likely passed as not reached; it errs the least, sign apart."""
        return self._quantile(0.5)

    @property
    def covariance(self) -> Floats:
        """The covariance of the months' counts, shape (h, h), with what is not known of the speed."""
        apart = self.means - self.mean
        within = np.einsum("g,gij->ij", self.weights, self.covariances)
        found: Floats = within + np.einsum("g,gi,gj->ij", self.weights, apart, apart)
        return found

    def interval(self, level: float = 0.8) -> tuple[Floats, Floats]:
        """Return the low and high ends of each month's interval, shape (h,). Each month's own: not of all at once."""
        return self._quantile((1 - level) / 2), self._quantile((1 + level) / 2)

    def total(self, first: str = "", last: str = "") -> Total:
        """Return the total from one month to another, by default of all ahead. Months known already are added."""
        start, end = self._period(first, last)
        ahead = slice(max(start, 0), end + 1)
        covariances = self.covariances[:, ahead, ahead]
        known = self.observed[self.observed.size + start :][: end - start + 1].sum() if start < 0 else 0
        return Total(self.weights, self.means[:, ahead].sum(axis=1), covariances.sum(axis=(1, 2)), int(known))

    def chance(self, target: int, *, first: str = "", last: str = "", above: bool = False) -> Chance:
        """Return how likely the total is to end at or below the target, or at or above it, if nothing changes."""
        start, end = self._period(first, last)
        total = self.total(first, last)
        chance = 1 - total.chance_at_or_below(target - 1) if above else total.chance_at_or_below(target)
        return Chance(
            max(chance, 0.0), target, above, name_of(self._origin + start), name_of(self._origin + end), total.known,
            self._a_year_before(start, end),
        )  # fmt: skip

    @property
    def _origin(self) -> int:
        return self.first + self.observed.size

    def _period(self, first: str, last: str) -> tuple[int, int]:
        """Return the places of a period's ends, 0 being the first month ahead."""
        start = number_of(first) - self._origin if first else 0
        end = number_of(last) - self._origin if last else self.means.shape[1] - 1
        if not (-self.observed.size <= start <= end and 0 <= end < self.means.shape[1]):
            raise ValueError("a period begins in a month that is known or ahead, and ends in one that is ahead")
        return start, end

    def _a_year_before(self, start: int, end: int) -> int | None:
        low, high = self.observed.size + start - A_YEAR, self.observed.size + end - A_YEAR
        known = low >= 0 and high < self.observed.size
        return int(self.observed[low : high + 1].sum()) if known else None

    def _quantile(self, chance: float) -> Floats:
        variances = np.diagonal(self.covariances, axis1=1, axis2=2)
        return quantile(chance, self.weights, self.means.T, variances.T)
