"""What respondents said, weighted and unweighted side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure import Policy
from frankpledge.core.opinion.intervals import logit_interval
from frankpledge.core.opinion.linearised import Estimate, estimate
from frankpledge.core.opinion.margins import NOT_SAID
from frankpledge.core.opinion.raking import Raked
from frankpledge.core.quantities import Interval, Share, Withheld

Mask = NDArray[np.bool_]

SMALL_BASE = Withheld("small base")
OPEN = Policy("none")
"""Nothing is withheld: for those who may see the answers themselves."""


@dataclass(frozen=True)
class WeightedShare:
    """The share that gave one answer: weighted with its standard error and interval, the unweighted beside.

    Every figure is `Withheld` where fewer answered than the policy's threshold. Where nobody answered there is
    no weighted share (None). ``degrees`` are those of the standard error.
    """

    option: str
    unweighted: Share | Withheld
    weighted: float | Withheld | None
    standard_error: float | Withheld | None
    interval: Interval | Withheld | None
    degrees: int = 0

    @property
    def is_withheld(self) -> bool:
        """Whether too few answered for any of it to be shown."""
        return isinstance(self.unweighted, Withheld)

    @property
    def words(self) -> str:
        """Say the share, how sure it is, and what it was before weighting.

        >>> WeightedShare("yes", Share(40, 100), 0.375, 0.05, Interval(0.283, 0.476)).words
        '38% (28% to 48%); 40 of 100 (40%) before weighting'
        >>> WeightedShare("yes", SMALL_BASE, SMALL_BASE, SMALL_BASE, SMALL_BASE).words
        'withheld: small base'
        """
        if isinstance(self.unweighted, Withheld):
            return f"withheld: {self.unweighted.reason}"
        if not isinstance(self.weighted, float) or not isinstance(self.interval, Interval):
            return "nobody answered"
        low, high = self.interval.low, self.interval.high
        return f"{self.weighted:.0%} ({low:.0%} to {high:.0%}); {self.unweighted.words} before weighting"


def shares_of_choice(
    raked: Raked,
    answers: Sequence[str | None],
    options: Sequence[str],
    *,
    among: Mask | None = None,
    policy: Policy = OPEN,
    level: float = 0.95,
) -> tuple[WeightedShare, ...]:
    """Return the share of each option of a question that takes one answer.

    Parameters
    ----------
    answers : one a respondent; None, or what is no option, where it was not asked or not answered.
    among : the respondents of one group, shape (n,); all where not given.

    Examples
    --------
    >>> from frankpledge.core.opinion import Margin, rake
    >>> raked = rake({"sex": ["f"] * 30 + ["m"] * 10}, [Margin("sex", {"f": 500, "m": 500})])
    >>> answers = ["safe"] * 20 + ["unsafe"] * 10 + ["safe"] * 2 + ["unsafe"] * 8
    >>> for share in shares_of_choice(raked, answers, ["safe", "unsafe"]):
    ...     print(share.option, share.words)
    safe 43% (29% to 59%); 22 of 40 (55%) before weighting
    unsafe 57% (41% to 71%); 18 of 40 (45%) before weighting
    """
    said, answered = _coded(answers, options)
    return shares_of_ticks(raked, said, options, answered=answered, among=among, policy=policy, level=level)


def shares_of_ticks(
    raked: Raked,
    ticked: Mask,
    options: Sequence[str],
    *,
    answered: Mask,
    among: Mask | None = None,
    policy: Policy = OPEN,
    level: float = 0.95,
) -> tuple[WeightedShare, ...]:
    """Return the share that ticked each option of a question that takes several.

    Parameters
    ----------
    ticked : shape (n, k), a column an option.
    answered : who answered the question at all, shape (n,); they are the base.

    Examples
    --------
    >>> from frankpledge.core.opinion import rake
    >>> ticked = np.array([[True, True], [True, False], [False, False]])
    >>> raked = rake({}, [], base=[1, 1, 2])
    >>> [share.weighted for share in shares_of_ticks(raked, ticked, ["lighting", "dogs"], answered=np.full(3, True))]
    [0.5, 0.25]
    """
    counted = answered if among is None else answered & among
    base = int(counted.sum())
    if policy.method != "none" and 0 < base < policy.threshold:
        return tuple(WeightedShare(option, SMALL_BASE, SMALL_BASE, SMALL_BASE, SMALL_BASE) for option in options)
    if base == 0:
        return tuple(WeightedShare(option, Share(0, 0), None, None, None) for option in options)
    counts = ticked[counted].sum(axis=0)
    found = estimate(raked, ticked.astype(np.float64), counted)
    return tuple(_share(found, k, option, int(counts[k]), level) for k, option in enumerate(options))


def shares_by_group(
    raked: Raked,
    answers: Sequence[str | None],
    options: Sequence[str],
    groups: Sequence[str | None],
    *,
    policy: Policy = OPEN,
    level: float = 0.95,
) -> Mapping[str, tuple[WeightedShare, ...]]:
    """Return the shares within each group or area, groups in order of name; None belongs to no group.

    Examples
    --------
    >>> from frankpledge.core.opinion import rake
    >>> raked = rake({}, [], base=[1.0] * 8)
    >>> found = shares_by_group(raked, ["y", "n"] * 4, ["y", "n"], ["North"] * 6 + ["South"] * 2,
    ...                         policy=Policy("suppress"))
    >>> {group: shares[0].words for group, shares in found.items()}
    {'North': '50% (10% to 90%); 3 of 6 before weighting', 'South': 'withheld: small base'}
    """
    names = sorted({group for group in groups if group is not None})
    masks = {name: np.fromiter((group == name for group in groups), dtype=bool, count=len(groups)) for name in names}
    said, answered = _coded(answers, options)
    return {
        name: shares_of_ticks(raked, said, options, answered=answered, among=mask, policy=policy, level=level)
        for name, mask in masks.items()
    }


def _coded(answers: Sequence[str | None], options: Sequence[str]) -> tuple[Mask, Mask]:
    """Return who gave which option, shape (n, k), and who gave any."""
    place: dict[str | None, int] = {option: number for number, option in enumerate(options)}
    codes = np.fromiter((place.get(one, NOT_SAID) for one in answers), dtype=np.intp, count=len(answers))
    return codes[:, None] == np.arange(len(options)), codes != NOT_SAID


def _share(found: Estimate, k: int, option: str, count: int, level: float) -> WeightedShare:
    weighted, error = _exactly(float(found.shares[k]), count, found.base), float(found.standard_errors[k])
    if found.degrees == 0 and 0 < weighted < 1:
        return WeightedShare(option, Share(count, found.base), weighted, None, None)
    interval = logit_interval(weighted, error, found.degrees, effective=found.effective, level=level)
    return WeightedShare(option, Share(count, found.base), weighted, error, interval, found.degrees)


def _exactly(weighted: float, count: int, base: int) -> float:
    """Make none and all exactly 0 and 1, which a sum of weights can miss by its last digit."""
    return 0.0 if count == 0 else 1.0 if count == base else weighted
