"""Who was not heard: respondents of named groups against the population."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from frankpledge.core.disclosure import Policy
from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.opinion.intervals import exact_interval
from frankpledge.core.opinion.shares import OPEN
from frankpledge.core.quantities import Interval, Withheld

UNDER, OVER, AS_MANY, TOO_EARLY, UNKNOWN = (
    "under-heard", "over-heard", "about its share", "too early to tell", "no population figure",
)  # fmt: skip
FOUR_FIFTHS = 0.8
"""A group heard at less than four fifths of its share is under-heard, if chance cannot explain it.

The fraction is borrowed: United States, Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D).
"""


@dataclass(frozen=True)
class Group:
    """A group as counted: its respondents, of how many who said whether they belong to it; and its population.

    ``population`` and ``of`` are None where nobody knows how many there are, as of people who sleep rough.
    """

    name: str
    respondents: int
    answered: int
    population: float | None = None
    of: float | None = None


@dataclass(frozen=True)
class Heard:
    """How far a group was heard.

    ``expected`` respondents are as many as its share of the population would give. ``ratio`` is its share of
    respondents over that of the population: 1 is its due, 0.5 half of it. ``interval`` is the exact one of the
    ratio. ``wanted`` more answers from the group, with no others, would bring it to the rule's fraction. Where
    the group's count is small, or that of all others, what would tell it is withheld.
    """

    group: str
    respondents: int | Withheld
    answered: int
    expected: float | None
    share: float | Withheld | None
    population_share: float | None
    ratio: float | Withheld | None
    interval: Interval | Withheld | None
    wanted: int | Withheld | None
    verdict: str | Withheld


def heard(
    groups: Iterable[Group], *, fraction: float = FOUR_FIFTHS, level: float = 0.95, policy: Policy = OPEN
) -> tuple[Heard, ...]:
    """Compare each group's share of respondents with its share of the population, as often as one likes.

    The rule: *under-heard* where the ratio is under ``fraction`` and the whole interval under 1; *over-heard*
    where it is over 1/``fraction`` and the whole interval over 1; *about its share* where the interval lies
    between the two fractions; else it is *too early to tell*. The first condition keeps differences too small
    to matter from being called so when many answer; the second keeps chance from it when few do.

    Parameters
    ----------
    groups : they may overlap; each is judged by itself.

    Raises
    ------
    BadInput
        With every group whose numbers cannot be.

    Examples
    --------
    >>> young, = heard([Group("16 to 24", 12, 300, population=1_100, of=10_000)])
    >>> young.verdict, round(young.ratio, 2), young.expected, young.wanted
    ('under-heard', 0.36, 33.0, 16)
    >>> heard([Group("16 to 24", 1, 20, population=1_100, of=10_000)])[0].verdict
    'too early to tell'
    """
    given = tuple(groups)
    faults = [Fault("bad-group", mend, value=one.name) for one in given for mend in _wrong_with(one)]
    if faults:
        raise BadInput(faults)
    return tuple(_heard(one, fraction, level, policy) for one in given)


def _wrong_with(group: Group) -> list[str]:
    mends = []
    if not 0 <= group.respondents <= group.answered:
        mends.append("A group's respondents must be from 0 to all who said whether they belong to it.")
    if (group.population is None) != (group.of is None):
        mends.append("Give both the group's people and the population they are of, or neither.")
    elif group.population is not None and group.of is not None and not 0 < group.population < group.of:
        mends.append("A group's people must be more than none and fewer than all.")
    return mends


def _heard(group: Group, fraction: float, level: float, policy: Policy) -> Heard:
    if policy.method != "none":
        alike = _told_apart_by_nothing(group, policy.threshold)
        if alike:
            return _small(group, alike, fraction, level)
    return _open(group, group.respondents, fraction, level)


def _open(group: Group, count: int, fraction: float, level: float) -> Heard:
    share = count / group.answered if group.answered else None
    if group.population is None or group.of is None:
        return Heard(group.name, count, group.answered, None, share, None, None, None, None, UNKNOWN)
    due = group.population / group.of
    expected = group.answered * due
    if share is None:
        return Heard(group.name, count, 0, expected, None, due, None, None, None, TOO_EARLY)
    ends = exact_interval(count, group.answered, level=level)
    interval = Interval(ends.low / due, ends.high / due, level, ends.method)
    ratio = share / due
    wanted = max(ceil((fraction * due * group.answered - count) / (1 - fraction * due) - 1e-9), 0)
    verdict = _verdict(ratio, interval, fraction)
    return Heard(group.name, count, group.answered, expected, share, due, ratio, interval, wanted, verdict)


def _verdict(ratio: float, interval: Interval, fraction: float) -> str:
    if interval.high < 1 and ratio < fraction:
        return UNDER
    if interval.low > 1 and ratio > 1 / fraction:
        return OVER
    if interval.low >= fraction and interval.high <= 1 / fraction:
        return AS_MANY
    return TOO_EARLY


def _told_apart_by_nothing(group: Group, threshold: int) -> set[int]:
    """Return the counts that are withheld alike with the group's: of few members, or of few others; none if shown."""
    members = {count for count in range(1, threshold) if count <= group.answered}
    others = {group.answered - count for count in members}
    if members & others:
        members = others = members | others
    return members if group.respondents in members else others if group.respondents in others else set()


def _small(group: Group, alike: Iterable[int], fraction: float, level: float) -> Heard:
    """Withhold a count and what would tell it; and the verdict, unless it would be that of all counts so withheld."""
    small = Withheld("small number")
    verdicts = {_open(group, count, fraction, level).verdict for count in alike}
    told = verdicts.pop() if len(verdicts) == 1 else small
    due = None if group.population is None or group.of is None else group.population / group.of
    expected = None if due is None else group.answered * due
    return Heard(group.name, small, group.answered, expected, small, due, small, small, small, told)
