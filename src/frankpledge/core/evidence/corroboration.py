"""How sources stand to a finding: what numbers propose, and how many of the sources are independent (R039)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from frankpledge.core.disclosure.rounding import rounding_interval
from frankpledge.core.quantities import Interval
from frankpledge.core.rates import rate_ratio


class Claim(StrEnum):
    """What a finding says that another source's numbers can answer."""

    ROSE = "rose"
    FELL = "fell"
    HIGHER = "higher"
    LOWER = "lower"

    @property
    def is_more(self) -> bool:
        """Whether a ratio above 1 bears it out."""
        return self in (Claim.ROSE, Claim.HIGHER)

    @property
    def is_of_change(self) -> bool:
        """Whether it compares two periods, and not an area with the whole."""
        return self in (Claim.ROSE, Claim.FELL)


class Side(StrEnum):
    """What a source says of a finding."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    SILENT = "silent"


def propose(claim: Claim, ratios: Iterable[Interval]) -> Side:
    """Propose what a source says from its ratios, one a category; a person decides.

    An interval that holds 1 says nothing: chance could have made it. Nor do categories of one source that point
    different ways.

    Examples
    --------
    >>> more, fewer, chance = Interval(1.1, 1.4), Interval(0.6, 0.9), Interval(0.9, 1.2)
    >>> [str(propose(Claim.ROSE, ratios)) for ratios in ([more], [fewer, chance], [chance], [more, fewer], [])]
    ['supports', 'contradicts', 'silent', 'silent', 'silent']
    """
    sides = {_side(claim, ratio) for ratio in ratios} - {Side.SILENT}
    return sides.pop() if len(sides) == 1 else Side.SILENT


def _side(claim: Claim, ratio: Interval) -> Side:
    if ratio.low > 1:
        return Side.SUPPORTS if claim.is_more else Side.CONTRADICTS
    if ratio.high < 1:
        return Side.CONTRADICTS if claim.is_more else Side.SUPPORTS
    return Side.SILENT


def ratio_of_counts(before: int, after: int, lengths: tuple[float, float], base: int = 1) -> Interval | None:
    """Return how a later count compares with an earlier one, day for day; None where there were none before.

    Counts published to a multiple of ``base`` may have been others: the interval is as wide as the widest of those.

    Parameters
    ----------
    before, after : counts as published. Unit: records.
    lengths : lengths of the earlier and the later period, both in one unit.

    Examples
    --------
    >>> exact, rounded = ratio_of_counts(100, 150, (12, 12)), ratio_of_counts(100, 150, (12, 12), base=5)
    >>> [round(end, 2) for each in (exact, rounded) for end in (each.low, each.high)]
    [1.16, 1.95, 1.12, 2.02]
    >>> ratio_of_counts(0, 150, (12, 12)) is None
    True
    """
    return _widest(_could_be(before, base), _could_be(after, base), lengths)


def ratio_of_part(part: int, whole: int, people: tuple[int, int], base: int = 1) -> Interval | None:
    """Return how the rate of an area compares with that of the rest of the whole; None where the rest has none.

    Parameters
    ----------
    part, whole : counts as published, to a multiple of ``base``. Unit: records.
    people : those of the area, and of the whole.

    Examples
    --------
    >>> found = ratio_of_part(60, 200, (10_000, 60_000))
    >>> round(found.low, 2), round(found.high, 2)
    (1.56, 2.92)
    >>> ratio_of_part(60, 60, (10_000, 60_000)) is None
    True
    """
    in_part, in_whole = _could_be(part, base), _could_be(whole, base)
    rest = (max(in_whole[0] - in_part[1], 0), max(in_whole[1] - in_part[0], 0))
    return _widest(rest, in_part, (people[1] - people[0], people[0])) if people[1] > people[0] > 0 else None


def _could_be(published: int, base: int) -> tuple[int, int]:
    least, most = rounding_interval(np.array([published]), base)
    return int(least[0]), int(most[0])


def _widest(before: tuple[int, int], after: tuple[int, int], lengths: tuple[float, float]) -> Interval | None:
    """Return the interval that holds those of every pair of counts between the ends."""
    if not before[0]:
        return None
    _, low, high = rate_ratio(np.array(before[::-1]), np.array(after), *lengths)
    return Interval(float(low[0]), float(high[1]), method="ratio")


@dataclass(frozen=True)
class Voice:
    """One source and what it says; ``origins`` name whose records or knowledge it draws on."""

    origins: frozenset[str]
    side: Side


@dataclass(frozen=True)
class Tally:
    """How many independent sources support a finding, contradict it or say nothing, and how many are no other's.

    ``counted_with`` is how many sources were looked at that draw on what another draws on, and so count with it;
    ``divided`` how many of those that contradict have something in them that supports.
    """

    supports: int
    contradicts: int
    silent: int
    counted_with: int
    divided: int

    @property
    def speaking(self) -> int:
        """How many independent sources say anything."""
        return self.supports + self.contradicts

    @property
    def sentence(self) -> str:
        """The tally in words: numbers of sources and nothing of what is in them.

        >>> Tally(2, 1, 4, 0, 0).sentence
        '3 independent sources: 2 support, 1 contradicts; 4 silent'
        >>> Tally(0, 0, 1, 0, 0).sentence, Tally(0, 0, 0, 0, 0).sentence
        ('No independent source speaks to it; 1 silent', 'No source has been set beside it')
        """
        if not self.speaking:
            return f"No independent source speaks to it; {self.silent} silent" if self.silent else NONE_YET
        sides = ((self.supports, "supports", "support"), (self.contradicts, "contradicts", "contradict"))
        told = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in sides if count)
        noun = "source" if self.speaking == 1 else "sources"
        return f"{self.speaking} independent {noun}: {told}" + (f"; {self.silent} silent" if self.silent else "")


NONE_YET = "No source has been set beside it"


def tally(voices: Sequence[Voice]) -> Tally:
    """Count the independent sources: those that share an origin, through others too, are one.

    One of them that contradicts weighs for all: what disagrees within one agency's records is to be explained, not
    outvoted.

    Examples
    --------
    >>> crime, calls, note, forum = (
    ...     Voice(frozenset(origins), side) for origins, side in (
    ...         (["police"], Side.SUPPORTS), (["police"], Side.CONTRADICTS),
    ...         (["police", "victim support"], Side.SUPPORTS), (["north forum"], Side.SUPPORTS)))
    >>> tally([crime, calls, note, forum])
    Tally(supports=1, contradicts=1, silent=0, counted_with=2, divided=1)
    """
    sides = [{voice.side for voice in group} for group in independent(voices)]
    against = [each for each in sides if Side.CONTRADICTS in each]
    supports = sum(Side.SUPPORTS in each for each in sides if each not in against)
    divided = sum(Side.SUPPORTS in each for each in against)
    silent = len(sides) - len(against) - supports
    return Tally(supports, len(against), silent, len(voices) - len(sides), divided)


def independent(voices: Sequence[Voice]) -> list[list[Voice]]:
    """Return the sources in groups that share no origin; one that names none stands alone.

    Examples
    --------
    >>> voices = [Voice(frozenset(origins), Side.SILENT) for origins in ("ab", "c", "bd", "", "")]
    >>> [len(group) for group in independent(voices)]
    [1, 2, 1, 1]
    """
    groups: list[tuple[set[str], list[Voice]]] = []
    for voice in voices:
        met = [group for group in groups if group[0] & voice.origins]
        apart = [group for group in groups if not group[0] & voice.origins]
        origins = set(voice.origins).union(*(group[0] for group in met))
        groups = [*apart, (origins, [*(each for group in met for each in group[1]), voice])]
    return [group for _, group in groups]
