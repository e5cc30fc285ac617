"""Whether the audit paints a picture that local people recognise: both put the same issues first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure import Policy
from frankpledge.core.opinion.intervals import student
from frankpledge.core.opinion.linearised import Estimate, estimate
from frankpledge.core.opinion.raking import Raked
from frankpledge.core.opinion.shares import OPEN, SMALL_BASE
from frankpledge.core.quantities import Interval, Withheld

Floats = NDArray[np.float64]
Signs = NDArray[np.int64]
Mask = NDArray[np.bool_]

ALL_ORDERS_UP_TO = 8
"""So many issues have 40,320 orders, which can all be tried; above, SciPy's exact or large-sample chance."""
METHOD = "every pair of issues at once (Bonferroni)"


@dataclass(frozen=True)
class Place:
    """An issue's place in the audit and among respondents: 1 is first; ties share the mean of their places."""

    issue: str
    in_audit: float
    among_respondents: float

    @property
    def higher_among_respondents(self) -> float:
        """How many places higher respondents put it than the audit did."""
        return self.in_audit - self.among_respondents


@dataclass(frozen=True)
class Recognition:
    """How far respondents put issues in the audit's order.

    ``tau`` is Kendall's tau-b: 1 the same order, 0 no more alike than chance, -1 the reverse. ``chance`` is how
    likely an order drawn by lot would be as far from 0. Of the pairs that the audit orders, respondents surely
    agree on ``agreeing``, surely disagree on ``disagreeing``, and cannot be told on ``untold``; the interval holds
    every tau that these leave open. All is `Withheld` on a small base, and None where nothing is ordered.
    """

    base: int | Withheld
    tau: float | Withheld | None
    interval: Interval | Withheld | None
    chance: float | Withheld | None
    agreeing: int | Withheld | None
    disagreeing: int | Withheld | None
    untold: int | Withheld | None
    places: tuple[Place, ...] | Withheld


def recognition(
    raked: Raked,
    named: Mask,
    issues: Sequence[str],
    audit: Sequence[float],
    *,
    among: Mask | None = None,
    policy: Policy = OPEN,
    level: float = 0.95,
) -> Recognition:
    """Compare the order of issues by weighted share that named each with the audit's order.

    The issues are all there are, not a sample of some, so what is unsure is only what those who did not answer
    would have said. Each pair's difference of shares is tested by its design-based standard error, all pairs
    together at ``level``; a pair that cannot be told is counted once for and once against.

    Parameters
    ----------
    named : who named which issue a problem, shape (n, k). Whoever named none has no say on the order, and does
        not count.
    audit : the audit's measure of each issue, the more the worse: a count, a rate, or places turned round.
    among : respondents of one area or group, shape (n,).

    References
    ----------
    Kendall MG. Rank Correlation Methods, 4th edition. Griffin, 1970, chapters 3 and 4. Klein M, Wright T, Wieczorek
    J. J R Stat Soc C 2020; 69: 589-606 (joint confidence of a ranking from its pairs).

    Examples
    --------
    >>> from frankpledge.core.opinion import rake
    >>> named = np.array([[1, 1, 0], [1, 0, 1], [1, 1, 0], [1, 0, 0]] * 50, dtype=bool)
    >>> found = recognition(rake({}, [], base=[1.0] * 200), named, ["litter", "drugs", "noise"], [90, 20, 60])
    >>> round(found.tau, 2), round(found.chance, 2), found.agreeing, found.disagreeing, found.untold
    (0.33, 1.0, 2, 1, 0)
    >>> [(place.issue, place.higher_among_respondents) for place in found.places]
    [('litter', 0.0), ('drugs', 1.0), ('noise', -1.0)]
    """
    some: Mask = np.asarray(named.any(axis=1))
    counted = some if among is None else some & among
    base = int(counted.sum())
    if policy.method != "none" and 0 < base < policy.threshold:
        small = SMALL_BASE
        return Recognition(small, small, small, small, small, small, small, small)
    if base < 2:
        return Recognition(base, None, None, None, None, None, None, ())
    found, measures = estimate(raked, named.astype(np.float64), counted), np.asarray(audit, dtype=np.float64)
    said, audited = _places(found.shares), _places(measures)
    places = tuple(map(Place, issues, audited.tolist(), said.tolist()))
    tau = tau_b(measures, found.shares)
    if tau is None:
        return Recognition(base, None, None, None, None, None, None, places)
    pairs = _pairs(found, _signs(measures), level)
    interval = _interval(tau, pairs, len(issues), level)
    return Recognition(base, tau, interval, chance_of_tau(measures, found.shares), *pairs, places)


def tau_b(first: Floats, second: Floats) -> float | None:
    """Return Kendall's tau-b of two lists of measures; None where either puts nothing before anything.

    >>> tau_b(np.array([1.0, 2, 3, 4]), np.array([1.0, 3, 2, 4]))
    0.6666666666666666
    """
    ours, theirs = _signs(first), _signs(second)
    pairs = int((ours**2).sum()) * int((theirs**2).sum())
    return int((ours * theirs).sum()) / sqrt(pairs) if pairs else None


def chance_of_tau(first: Floats, second: Floats) -> float:
    """Return how many of all orders are at least as far from no agreement: two-sided.

    >>> round(chance_of_tau(np.array([1.0, 2, 3, 4]), np.array([1.0, 3, 2, 4])), 4)       # 8 of 24 orders
    0.3333
    """
    if len(first) > ALL_ORDERS_UP_TO:
        from scipy.stats import kendalltau  # a second to import

        return float(kendalltau(first, second).pvalue)
    ours, theirs = _signs(first), _signs(second)
    orders = np.array(list(permutations(range(len(first)))))
    scores = np.einsum("ij,oij->o", ours, theirs[orders[:, :, None], orders[:, None, :]])
    return float((np.abs(scores) >= abs(int((ours * theirs).sum()))).mean())


def _signs(measures: Floats) -> Signs:
    return np.sign(measures[:, None] - measures[None, :]).astype(np.int64)


def _places(measures: Floats) -> Floats:
    above = (measures[None, :] > measures[:, None]).sum(axis=1)
    alike = (measures[None, :] == measures[:, None]).sum(axis=1)
    return np.asarray(above + (alike + 1) / 2, dtype=np.float64)


def _pairs(found: Estimate, audit: Signs, level: float) -> tuple[int, int, int]:
    """Count the pairs that the audit orders, by whether respondents surely agree, disagree, or cannot be told."""
    upper = np.triu(audit != 0)
    variances = np.diag(found.covariance)
    errors = np.sqrt(np.maximum(variances[:, None] + variances[None, :] - 2 * found.covariance, 0.0))
    each = 1 - (1 - level) / max(int(upper.sum()), 1)
    differences = found.shares[:, None] - found.shares[None, :]
    told = np.abs(differences) > student(max(found.degrees, 1), each) * errors
    agrees = np.sign(differences) == audit
    return int((upper & told & agrees).sum()), int((upper & told & ~agrees).sum()), int((upper & ~told).sum())


def _interval(tau: float, pairs: tuple[int, int, int], issues: int, level: float) -> Interval:
    """Return what tau may be, whichever way the untold pairs lie; shares of a whole population have no ties."""
    agreeing, disagreeing, untold = pairs
    whole = sqrt(sum(pairs) * issues * (issues - 1) / 2)
    low, high = (agreeing - disagreeing - untold) / whole, (agreeing - disagreeing + untold) / whole
    return Interval(min(low, tau), max(high, tau), level, METHOD)
