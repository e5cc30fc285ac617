"""Whether what people say has changed between two rounds of the same questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np

from frankpledge.core.opinion.intervals import student
from frankpledge.core.opinion.shares import SMALL_BASE, WeightedShare
from frankpledge.core.quantities import Interval, Withheld
from frankpledge.core.rates import false_discovery
from frankpledge.core.rates.change import CHANCE, NOT_COMPARABLE, REAL

METHOD = "Wald, with Welch's degrees of freedom"


@dataclass(frozen=True)
class ChangeOfShare:
    """How a weighted share changed from one round to the next, in points (0.05 for five percentage points).

    ``chance`` is how likely chance alone parts the rounds so far. ``reading`` is ``real-change`` only where it
    is believed among all questions compared together; the interval is that of this question alone.
    """

    question: str
    before: float | Withheld | None
    after: float | Withheld | None
    difference: float | Withheld | None
    interval: Interval | Withheld | None
    chance: float | Withheld | None
    reading: str | Withheld


def changes_between(
    before: Mapping[str, WeightedShare],
    after: Mapping[str, WeightedShare],
    *,
    not_comparable: Collection[str] = (),
    rate: float = 0.05,
    level: float = 0.95,
) -> tuple[ChangeOfShare, ...]:
    """Compare the shares that both rounds asked for, in order of question.

    The difference's variance is the sum of both design-based ones: the rounds ask different people. A panel
    asked twice agrees with itself, so for it this errs on the side of chance. Of the changes believed at most
    ``rate`` are chance on average, however many questions there are.

    Parameters
    ----------
    before, after : shares by question; those in one round alone are left out.
    not_comparable : questions whose wording, options, order or mode changed.

    References
    ----------
    Welch BL. Biometrika 1947; 34: 28-35. Benjamini Y, Hochberg Y. J R Stat Soc B 1995; 57: 289-300.

    Examples
    --------
    >>> from frankpledge.core.quantities import Share
    >>> def share(weighted, error):
    ...     return WeightedShare("safe", Share(200, 400), weighted, error, Interval(0.0, 1.0), degrees=399)
    >>> change, = changes_between({"after dark": share(0.50, 0.03)}, {"after dark": share(0.61, 0.03)})
    >>> round(change.difference, 2), round(change.interval.low, 3), round(change.chance, 4), change.reading
    (0.11, 0.027, 0.0097, 'real-change')
    """
    both = [question for question in sorted(before) if question in after]
    single = [_alone(one, before[one], after[one], one in not_comparable, level) for one in both]
    chances = np.array([one.chance if isinstance(one.chance, float) else np.nan for one in single], dtype=np.float64)
    believed = false_discovery(chances, rate=rate)
    return tuple(_read(one, bool(real)) for one, real in zip(single, believed, strict=True))


def _alone(question: str, before: WeightedShare, after: WeightedShare, differs: bool, level: float) -> ChangeOfShare:
    first, second = before.weighted, after.weighted
    if isinstance(first, Withheld) or isinstance(second, Withheld):
        return ChangeOfShare(question, first, second, SMALL_BASE, SMALL_BASE, SMALL_BASE, SMALL_BASE)
    errors = _error(before), _error(after)
    if first is None or second is None or errors[0] is None or errors[1] is None or differs:
        return ChangeOfShare(question, first, second, None, None, None, NOT_COMPARABLE)
    difference = second - first
    error = sqrt(errors[0] ** 2 + errors[1] ** 2)
    degrees = _welch(errors[0], before.degrees, errors[1], after.degrees)
    half = student(degrees, level) * error
    interval = Interval(max(difference - half, -1.0), min(difference + half, 1.0), level, METHOD)
    return ChangeOfShare(question, first, second, difference, interval, _chance(difference, error, degrees), "")


def _read(change: ChangeOfShare, believed: bool) -> ChangeOfShare:
    if change.reading != "":
        return change
    reading = REAL if believed else CHANCE
    return ChangeOfShare(
        change.question, change.before, change.after, change.difference, change.interval, change.chance, reading
    )  # fmt: skip


def _error(share: WeightedShare) -> float | None:
    """Return the standard error; where all answered alike it is 0, so it is read from the exact interval instead."""
    if not isinstance(share.standard_error, float) or not isinstance(share.interval, Interval):
        return None
    if share.weighted not in (0.0, 1.0):
        return share.standard_error
    return (share.interval.high - share.interval.low) / student(max(share.degrees, 1), share.interval.level)


def _welch(first: float, degrees_first: float, second: float, degrees_second: float) -> float:
    """Return Welch and Satterthwaite's degrees of freedom of a difference.

    >>> _welch(1.0, 10, 1.0, 10)
    20.0
    """
    parts = first**4 / max(degrees_first, 1) + second**4 / max(degrees_second, 1)
    return (first**2 + second**2) ** 2 / parts if parts > 0 else float(degrees_first + degrees_second)


def _chance(difference: float, error: float, degrees: float) -> float:
    from scipy.special import stdtr

    if error == 0:
        return 1.0 if difference == 0 else 0.0
    return float(2 * stdtr(degrees, -abs(difference) / error))
