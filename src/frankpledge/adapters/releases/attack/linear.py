"""One system of sums for each source, over the published cells of one release or of several together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from frankpledge.adapters.releases.attack.keys import Fact, Key, Span
from frankpledge.adapters.releases.attack.published import Published
from frankpledge.core.disclosure.attack import bounds, exposed
from frankpledge.core.disclosure.programme import SolverStopped
from frankpledge.core.disclosure.spans import pieces
from frankpledge.core.disclosure.system import UNBOUNDED, InconsistentRelease, LinearSystem

ALL = "all"
Sum = tuple[Key, tuple[Key, ...]]
Bounds = tuple[int, int | None]


@dataclass(frozen=True)
class Puzzle:
    """What the attacker knows of one source: bounds of each count, and which counts add up to which.

    ``implied`` are counts that no table shows, of the days by which published periods differ. ``revised``
    are counts that a later release gives otherwise than an earlier one.
    """

    known: Mapping[Key, Bounds]
    sums: tuple[Sum, ...]
    implied: tuple[Key, ...]
    revised: tuple[Key, ...] = ()


def puzzle(releases: Sequence[Published], source: str) -> Puzzle:
    """Put together what releases, oldest first, say of one source: a count has one place, whoever published it.

    Where a later release says otherwise than an earlier one, the source was revised: the later figure holds,
    and no sum of the earlier release that has the figure in it is used.
    """
    known: dict[Key, Bounds] = {}
    revised: set[Key] = set()
    for release in reversed(releases):
        for key, limits in _known(release, source):
            both = _both(known.get(key, (0, None)), limits)
            if both[1] is not None and both[0] > both[1]:
                revised.add(key)
            else:
                known[key] = both
    time_sums = list(_sums_over_time(known))
    implied = tuple(sorted({part for _, parts in time_sums for part in parts} - known.keys()))
    sums = list(_sums_in(releases[-1], source))
    for release in releases[:-1]:
        sums += [found for found in _sums_in(release, source) if revised.isdisjoint((found[0], *found[1]))]
    whole = {**known, **dict.fromkeys(implied, (0, None))}
    return Puzzle(whole, tuple(dict.fromkeys([*sums, *time_sums])), implied, tuple(sorted(revised)))


def without_impossible_sums(system: Puzzle) -> Puzzle:
    """Return the system without the sums that no counts within the known bounds can meet."""
    return replace(system, sums=tuple(each for each in system.sums if _is_possible(each, system.known)))


def _is_possible(each: Sum, known: Mapping[Key, Bounds]) -> bool:
    low, high = known[each[0]]
    parts = [known[part] for part in each[1]]
    tops = [top for _, top in parts if top is not None]
    too_small = len(tops) == len(parts) and sum(tops) < low
    return not too_small and (high is None or sum(bottom for bottom, _ in parts) <= high)


def solve(puzzle: Puzzle, facts: Iterable[Fact], targets: Sequence[Key]) -> dict[Key, Bounds]:
    """Return the tightest bounds of the targets.

    Raises
    ------
    InconsistentRelease
        If no counts agree with all that is known.
    """
    system, number = _system(puzzle, facts)
    wanted = np.array([number[key] for key in targets], dtype=np.int64)
    try:
        least, most = bounds(system, wanted)
    except SolverStopped as error:  # as it does where contradictions show only over several sums together
        raise InconsistentRelease("no counts that agree with all sums were found") from error
    return {key: (int(a), None if b == UNBOUNDED else int(b)) for key, a, b in zip(targets, least, most, strict=True)}


def too_narrow(puzzle: Puzzle, facts: Iterable[Fact], thresholds: Mapping[Key, int]) -> list[Key]:
    """Return the counts known to within less than their threshold: quicker than to work out how closely.

    Raises
    ------
    InconsistentRelease
        If no counts agree with all that is known.
    """
    system, number = _system(puzzle, facts)
    found: set[int] = set()
    try:
        for threshold in sorted(set(thresholds.values())):
            wanted = np.array([number[key] for key, own in thresholds.items() if own == threshold], dtype=np.int64)
            found.update(exposed(system, wanted, threshold).tolist())
    except SolverStopped as error:
        raise InconsistentRelease("no counts that agree with all sums were found") from error
    return [key for key in thresholds if number[key] in found]


def _system(puzzle: Puzzle, facts: Iterable[Fact]) -> tuple[LinearSystem, dict[Key, int]]:
    """Number the counts, and return the system with the number of each."""
    keys = sorted(puzzle.known)
    number = {key: place for place, key in enumerate(keys)}
    known = dict(puzzle.known)
    for fact in facts:
        if fact.key in known:
            known[fact.key] = _both(known[fact.key], (fact.low, fact.high))
    low = np.array([known[key][0] for key in keys], dtype=np.int64)
    high = np.array([_number(known[key][1]) for key in keys], dtype=np.int64)
    if (low > high).any():
        raise InconsistentRelease("two places publish different figures for one count")
    sums = [(number[whole], np.array([number[part] for part in parts])) for whole, parts in puzzle.sums]
    return LinearSystem.of(low, high, sums), number


def _known(release: Published, source: str) -> Iterator[tuple[Key, Bounds]]:
    policy = release.folder.policy.of(source)
    for key, count in release.counts.items():
        if key.source == source:
            yield key, policy.bounds(count)
    for key in release.withheld:
        if key.source == source:
            yield key, (0, None)


def _both(one: Bounds, other: Bounds) -> Bounds:
    highs = [high for high in (one[1], other[1]) if high is not None]
    return (max(one[0], other[0]), min(highs) if highs else None)


def _number(high: int | None) -> int:
    return UNBOUNDED if high is None else high


def _sums_in(release: Published, source: str) -> Iterator[Sum]:
    """Yield the sums over areas and over categories that one release's own rows make."""
    partnership = release.folder.policy.partnership
    over_areas: dict[tuple[str, Span], list[Key]] = {}
    over_categories: dict[tuple[str, Span], list[Key]] = {}
    keys = [key for key in (*release.counts, *release.withheld) if key.source == source]
    for key in sorted(keys):
        if key.area != partnership:
            over_areas.setdefault((key.category, key.span), []).append(key)
        if key.category != ALL:
            over_categories.setdefault((key.area, key.span), []).append(key)
    present = set(keys)
    for parts in over_areas.values():
        whole = parts[0]._replace(area=partnership)
        if whole in present:
            yield whole, tuple(parts)
    for parts in over_categories.values():
        whole = parts[0]._replace(category=ALL)
        if whole in present:
            yield whole, tuple(parts)


def _sums_over_time(known: Iterable[Key]) -> Iterator[Sum]:
    """Yield each count as the sum of the runs of days that the published periods cut it into."""
    spans: dict[tuple[str, str, str], list[Span]] = {}
    for key in known:
        spans.setdefault((key.source, key.area, key.category), []).append(key.span)
    cut: dict[tuple[Span, ...], dict[Span, tuple[Span, ...]]] = {}
    for name, own in sorted(spans.items()):
        shape = tuple(sorted(own))
        if shape not in cut:
            cut[shape] = pieces(shape)
        for span, parts in cut[shape].items():
            if len(parts) > 1:
                yield Key(*name, *span), tuple(Key(*name, *part) for part in parts)
