"""Weighted shares that give no small number away: shown in whole per cents, and only where they leave it room.

Whoever knows the weights could work back from a weighted share, and the count beside it, how many of some
category of respondents gave the answer. So shares are shown only where it is proved, by tables of answers that
would look the same to the last figure, that no such number below the threshold is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.opinion.intervals import student
from frankpledge.core.opinion.kinds import Counts, Tabled
from frankpledge.core.opinion.margins import NOT_SAID
from frankpledge.core.opinion.raking import Raked
from frankpledge.core.opinion.shares import WeightedShare
from frankpledge.core.quantities import FEW, Interval, Share, Withheld

DECIMALS = 2
"""Shares and the ends of intervals are shown in whole per cents."""
MOST_KINDS = 40
"""So many kinds on either side are tried: a proof not found is no harm but a share withheld."""
MENDS = 4
"""Moves that may follow one that changed a figure, to change it back."""
TOLD = Withheld("it would tell a small number")
TOO_FEW = Withheld("too few said so, or did not")
LEAST = 20
"""A share that rests on fewer is not weighted: its interval would say little and its figures a lot."""

Figures = tuple[float, float, float]


@dataclass(frozen=True)
class Wanted:
    """A share to be shown: its name, and the answers that count towards it."""

    name: str
    answers: frozenset[str]


def guarded_shares(
    raked: Raked,
    answers: Sequence[str | None],
    options: Sequence[str],
    shown: Collection[str],
    wanted: Sequence[Wanted],
    *,
    threshold: int = 5,
    level: float = 0.95,
) -> Mapping[str, WeightedShare]:
    """Return each wanted share, rounded as it is shown, or withheld where it would give a small number away.

    Shares are given up one by one, that of a single answer and of the fewest first, until the rest tell nothing.

    Parameters
    ----------
    answers : one a respondent; None where there is none.
    shown : options whose counts readers are shown. The others count as one, which is what readers know of them;
        a share that takes in some of those and not all is withheld by itself.
    wanted : the shares that readers will be shown of this question, on all pages together.
    threshold : counts from 1 to one below are small. A reader who knows the weights, every figure shown, and who
        answered at all must be left, for each small count of one answer in one category of a margin, an interval
        at least so wide.

    Examples
    --------
    >>> from frankpledge.core.opinion import Margin, rake
    >>> raked = rake({"sex": ["f"] * 300 + ["m"] * 100}, [Margin("sex", {"f": 500, "m": 500})])
    >>> both, safe = ["safe", "unsafe"], [Wanted("safe", frozenset({"safe"}))]
    >>> answers = ["safe"] * 200 + ["unsafe"] * 100 + ["safe"] * 20 + ["unsafe"] * 80
    >>> guarded_shares(raked, answers, both, both, safe)["safe"].words
    '43% (39% to 48%); 220 of 400 (55%) before weighting'
    >>> answers = ["safe"] * 299 + ["unsafe"] * 1 + ["safe"] * 90 + ["unsafe"] * 10
    >>> guarded_shares(raked, answers, both, both, safe)["safe"].words
    'withheld: too few said so, or did not'
    """
    parts = [frozenset({one}) for one in options if one in shown]
    rest = frozenset(options) - frozenset(shown)
    parts += [rest] if rest else []
    place: dict[str | None, int] = {code: number for number, part in enumerate(parts) for code in part}
    codes = np.fromiter((place.get(one, NOT_SAID) for one in answers), dtype=np.intp, count=len(answers))
    tabled = Tabled.of(raked, codes, len(parts))
    base = int(tabled.answered.sum())
    if base < FEW:
        return {one.name: _withheld(one.name, Withheld(f"fewer than {FEW} answered")) for one in wanted}
    chosen = {one.name: [part <= one.answers for part in parts] for one in wanted if _whole(one, parts)}
    enough = _enough(tabled, chosen)
    found = {one.name: _withheld(one.name, TOO_FEW if one.name in chosen else TOLD) for one in wanted}
    safe = _safe(tabled, enough, threshold, level)
    found |= {name: _withheld(name, TOLD) for name in enough if name not in safe}
    return found | {name: _shown(name, tabled, mask, level) for name, mask in safe.items()}


def _enough(tabled: Tabled, chosen: Mapping[str, list[bool]]) -> dict[str, list[bool]]:
    """Return the shares that rest on enough, on either side: those of several answers first, and the largest."""
    base = int(tabled.answered.sum())
    sizes = {name: int(tabled.counts[:, mask].sum()) for name, mask in chosen.items()}
    kept = [name for name, size in sizes.items() if LEAST <= size <= base - LEAST]
    return {name: chosen[name] for name in sorted(kept, key=lambda name: (-sum(chosen[name]), -sizes[name], name))}


def _safe(tabled: Tabled, chosen: Mapping[str, list[bool]], threshold: int, level: float) -> dict[str, list[bool]]:
    """Return as many of the shares, from the largest, as together tell no small number."""
    for many in range(len(chosen), 0, -1):
        kept = dict(list(chosen.items())[:many])
        if _Guard(tabled, np.array(list(kept.values()), dtype=bool), threshold, level).is_safe():
            return kept
    return {}


def _whole(one: Wanted, parts: Sequence[frozenset[str]]) -> bool:
    """Say whether a share is of whole parts: none takes in some of the hidden answers and leaves the others."""
    return all(part <= one.answers or not part & one.answers for part in parts)


def _withheld(name: str, why: Withheld) -> WeightedShare:
    return WeightedShare(name, why, why, why, why)


def _shown(name: str, tabled: Tabled, mask: Sequence[bool], level: float) -> WeightedShare:
    """Return a share as it is shown. The error is that of the interval as shown, so that it tells no more."""
    counts, base = tabled.counts[:, list(mask)].sum(axis=1), int(tabled.answered.sum())
    share, low, high = _figures(tabled, counts, level)
    degrees = base - 1
    error = (high - low) / 2 / student(degrees, level) if 0 < share < 1 else 0.0
    interval = Interval(low, high, level, "logit, in whole per cents")
    return WeightedShare(name, Share(int(counts.sum()), base), share, error, interval, degrees)


def _figures(tabled: Tabled, counts: Counts, level: float) -> Figures:
    share = tabled.share(counts)
    interval = tabled.interval(counts, share, level)
    return round(share, DECIMALS), round(interval.low, DECIMALS), round(interval.high, DECIMALS)


@dataclass(frozen=True, eq=False)
class _Guard:
    """Looks for tables of answers that would be shown alike. ``columns`` says of each share which parts it holds."""

    tabled: Tabled
    columns: NDArray[np.bool_]
    threshold: int
    level: float

    def is_safe(self) -> bool:
        """Say whether every small number is left room."""
        seen = [_figures(self.tabled, self.tabled.counts[:, mask].sum(axis=1), self.level) for mask in self.columns]
        return all(self.has_room(part, inside, seen) for part, inside in self.small())

    def is_alike(self, counts: Counts, part: int, other: int, seen: list[Figures]) -> bool:
        """Say whether a table in which these two parts changed places would be shown as the true one is."""
        touched = np.flatnonzero(self.columns[:, part] != self.columns[:, other])
        return all(
            _figures(self.tabled, counts[:, self.columns[one]].sum(axis=1), self.level) == seen[one] for one in touched
        )

    def small(self) -> Iterator[tuple[int, NDArray[np.bool_]]]:
        """Yield the part and the kinds of each small number: of those in one category who gave one answer."""
        raked, kinds = self.tabled.raked, len(self.tabled.answered)
        for margin in raked.margins:
            category = np.empty(kinds, dtype=np.intp)
            category[raked.kinds] = margin.codes
            for number in range(len(margin.categories)):
                inside = category == number
                for part, count in enumerate(self.tabled.counts[inside].sum(axis=0).tolist()):
                    if 0 < count < self.threshold:
                        yield part, inside

    def has_room(self, part: int, inside: NDArray[np.bool_], seen: list[Figures]) -> bool:
        """Say whether tables that look alike leave the number an interval as wide as the threshold."""
        count = int(self.tabled.counts[inside, part].sum())
        reached = {count}
        sizes = self.tabled.counts.sum(axis=0)
        others = sorted((other for other in range(len(sizes)) if other != part), key=lambda other: -int(sizes[other]))
        for other in others:
            for step in (1, -1):
                reached |= set(self._reached(part, other, inside, step, seen))
                if max(reached) - min(reached) >= self.threshold:
                    return True
        return False

    def _reached(
        self, part: int, other: int, inside: NDArray[np.bool_], step: int, seen: list[Figures]
    ) -> Iterator[int]:
        """Move one respondent after another from answer to answer and back, and yield what looks alike."""
        moves = _Moves(self.tabled, part, other, inside)
        for _ in range(self.threshold):
            if not moves.across(step):
                return
            mended = 0
            while not (alike := self.is_alike(moves.counts, part, other, seen)) and mended < MENDS and moves.within():
                mended += 1
            if alike:
                yield int(moves.counts[inside, part].sum())


class _Moves:
    """A table of answers being changed: two answers change places between two kinds, and every total stays.

    ``drift`` is how far the weight of those who gave the part has moved; each move brings it as near to 0 as can be.
    """

    def __init__(self, tabled: Tabled, part: int, other: int, inside: NDArray[np.bool_]) -> None:
        self.counts = tabled.counts.copy()
        self.part, self.other = part, other
        both = self.counts[:, part] + self.counts[:, other]
        ours, theirs = (_largest(np.flatnonzero(mask & (both > 0)), both) for mask in (inside, ~inside))
        self.kinds = np.concatenate([ours, theirs])
        self.is_inside = np.arange(len(self.kinds)) < len(ours)
        weights = tabled.weights[self.kinds]
        self.differences = weights[:, None] - weights[None, :]
        self.drift = 0.0

    def across(self, step: int) -> bool:
        """Let one more within the category give the part (``step`` 1) or one fewer (-1); False where none can."""
        gains = self.is_inside if step > 0 else ~self.is_inside
        return self._best(gains[:, None] & ~gains[None, :])

    def within(self) -> bool:
        """Bring the drift nearer to 0 without touching the number; False where no move does."""
        return self._best(self.is_inside[:, None] == self.is_inside[None, :], nearer=True)

    def _best(self, allowed: NDArray[np.bool_], *, nearer: bool = False) -> bool:
        gains, gives = self.counts[self.kinds, self.other] > 0, self.counts[self.kinds, self.part] > 0
        usable = allowed & gains[:, None] & gives[None, :]
        if not usable.any():
            return False
        drifts = np.where(usable, np.abs(self.drift + self.differences), np.inf)
        gain, give = np.unravel_index(int(drifts.argmin()), drifts.shape)
        if nearer and drifts[gain, give] >= abs(self.drift) - 1e-12:
            return False
        self.drift += float(self.differences[gain, give])
        for kind, more, fewer in ((gain, self.part, self.other), (give, self.other, self.part)):
            self.counts[self.kinds[kind], more] += 1
            self.counts[self.kinds[kind], fewer] -= 1
        return True


def _largest(kinds: NDArray[np.intp], sizes: Counts) -> NDArray[np.intp]:
    """Return the kinds with most answers, in an order that depends on nothing else."""
    return kinds[np.lexsort((kinds, -sizes[kinds]))][:MOST_KINDS]
