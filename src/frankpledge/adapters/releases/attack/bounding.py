"""A line for every withheld count, and the counts that releases tell without any of them showing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frankpledge.adapters.releases.attack.keys import Fact, Key
from frankpledge.adapters.releases.attack.linear import (
    Bounds,
    Puzzle,
    puzzle,
    solve,
    too_narrow,
    without_impossible_sums,
)
from frankpledge.adapters.releases.attack.published import Published
from frankpledge.adapters.releases.attack.report import AttackLine, Leak
from frankpledge.core.disclosure.system import InconsistentRelease


@dataclass(frozen=True)
class Solved:
    """What the linear programme found of one source, and a note where it could not use all that is published."""

    lines: tuple[AttackLine, ...]
    leaks: tuple[Leak, ...]
    notes: tuple[str, ...]


def attack_source(
    source: str, latest: Published, earlier: Sequence[Published], facts: Sequence[Fact], *, every_line: bool = True
) -> Solved:
    """Bound every withheld count of one source; give up the least telling knowledge where it contradicts itself.

    Without ``every_line``, only the counts known too closely get a line: to find those out takes far less time.
    """
    withheld = _withheld(source, latest, earlier)
    rounded = _rounded(source, latest)
    for system, used, notes, leaks in _attempts(source, latest, earlier, facts):
        try:
            between = too_narrow(system, used, dict.fromkeys(system.implied, latest.folder.policy.of(source).threshold))
            asked = {key: threshold for key, (_, threshold) in withheld.items() if key in system.known}
            close = asked if every_line else too_narrow(system, used, asked)
            targets = [key for key in (*close, *between, *rounded) if key in system.known]
            found = solve(system, used, list(dict.fromkeys(targets))) if targets else {}
        except InconsistentRelease:
            continue
        lines = tuple(_line(key, found[key], *withheld[key]) for key in withheld if key in found)
        more = (*_implied_leaks(source, between, found, latest), *_rounded_leaks(rounded, found, latest))
        return Solved(lines, (*leaks, *more), notes)
    lines = tuple(_line(key, (0, None), *withheld[key]) for key in withheld)
    return Solved(lines, (_contradiction(source),), ())


def _attempts(
    source: str, latest: Published, earlier: Sequence[Published], facts: Sequence[Fact]
) -> Iterator[tuple[Puzzle, Sequence[Fact], tuple[str, ...], tuple[Leak, ...]]]:
    """Yield ever smaller bodies of knowledge, each with the notes and leaks that it brings."""
    joined, alone = puzzle([*earlier, latest], source), puzzle([latest], source)
    note = f"{source}: not all that is published agrees, so some of it was left out of the sums."
    for used in (facts, ()):
        yield joined, used, (note,) if joined.revised or used is not facts else (), ()
    if earlier:
        for used in (facts, ()):
            yield alone, used, (note,), ()
    yield without_impossible_sums(alone), (), (note,), (_contradiction(source),)


def _contradiction(source: str) -> Leak:
    why = "published figures contradict each other, so that nothing shows the release to be safe"
    return Leak("tables", source, why)


def _withheld(source: str, latest: Published, earlier: Sequence[Published]) -> dict[Key, tuple[str, int]]:
    """Return the table and threshold of each count of a source that some release withholds.

    A count withheld before and shown since keeps its line only where what is shown is under the old threshold.
    """
    found: dict[Key, tuple[str, int]] = {}
    since: dict[Key, int] = {}
    for release in (latest, *reversed(earlier)):
        threshold = release.folder.policy.of(source).threshold
        for key, count in release.counts.items():
            since.setdefault(key, count)
        for key, table in release.withheld.items():
            shown = since.get(key)
            if key.source != source or (shown is not None and not 0 < shown < threshold):
                continue
            name = table if release is latest else f"{release.folder.name}/{table}"
            before = found.get(key, (name, 0))
            found[key] = (before[0], max(before[1], threshold))
    return found


def _line(key: Key, limits: Bounds, table: str, threshold: int) -> AttackLine:
    low, high = limits
    return AttackLine(table, str(key), low, high, threshold, high is None or high - low >= threshold)


def _implied_leaks(source: str, between: Sequence[Key], found: dict[Key, Bounds], latest: Published) -> Iterator[Leak]:
    """Yield small counts that the difference of published periods tells, though no table holds them."""
    threshold = latest.folder.policy.of(source).threshold
    for key in between:
        low, high = found[key]
        if high is not None and high - low < threshold and low < threshold and high > 0:
            yield Leak("difference of published periods", str(key), "published periods subtract to a small count")


def _rounded(source: str, latest: Published) -> list[Key]:
    """Return the rounded counts that can be small."""
    policy = latest.folder.policy.of(source)
    if policy.method != "round":
        return []
    counts = [(key, count) for key, count in latest.counts.items() if key.source == source]
    return [key for key, count in counts if policy.bounds(count)[0] < policy.threshold]


def _rounded_leaks(keys: Sequence[Key], found: dict[Key, Bounds], latest: Published) -> Iterator[Leak]:
    for key in keys:
        low, high = found[key]
        if low == high and 0 < low < latest.folder.policy.of(key.source).threshold:
            yield Leak("tables/counts.csv", str(key), "rounding is undone: the sums leave one small count only")
