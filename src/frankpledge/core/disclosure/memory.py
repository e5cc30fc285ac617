"""The counts of a new release and of all earlier ones as one system: the same days of the same area are one count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.earlier import Before, Bounds, EarlierRelease, Sum
from frankpledge.core.disclosure.keys import Key, Span
from frankpledge.core.disclosure.released import ReleasedCells
from frankpledge.core.disclosure.spans import month_span, pieces, shared
from frankpledge.core.disclosure.system import UNBOUNDED, Whole, sum_rows
from frankpledge.core.tables import SourceCounts
from frankpledge.core.tables.published import UNPLACED

ALL = "all"
Mask = NDArray[np.bool_]
Names = list[Key | None]


@dataclass(frozen=True, eq=False)
class Memory:
    """What earlier releases add to the ``n`` cells of a new one: further cells, numbered from ``n`` on, and sums.

    Attributes
    ----------
    low, high : int array, shape (n_more,)
        What is known of each further cell. Unit: records.
    sums : sparse matrix, shape (n_sums, n + n_more)
        The earlier releases' own sums, and each run of days as the sum of the pieces that all runs cut it into.
    was_withheld, between : bool array, shape (n_more,)
        Further cells that a release withheld; and those that no release holds, being the days between two.
    shown_before, withheld_before : bool array, shape (n,)
        Cells of the new release that an earlier one showed, so that they cannot be kept back now, or withheld.
    at : int array, shape (n + n_more,)
        One number for all days of an area and category.
    threshold : int
        The widest interval that any of these releases asks for.
    """

    low: Whole
    high: Whole
    sums: Any
    was_withheld: Mask
    between: Mask
    shown_before: Mask
    withheld_before: Mask
    at: Whole
    threshold: int

    @property
    def touches(self) -> bool:
        """Say whether anything that was published bears on the new release."""
        return bool(self.sums.shape[0] or self.shown_before.any() or self.withheld_before.any())


def names_of(counts: SourceCounts, period: int, cells: ReleasedCells, before: Before) -> Names:
    """Return the key of each cell of a period's release, or None where no table holds it."""
    areas = [*counts.area_codes, UNPLACED, before.partnership]
    categories = [*counts.categories, ALL]
    names: Names = [Key(counts.source, area, name, *before.days[period]) for area in areas for name in categories]
    spans = [
        shared(month_span(month), before.days[period]) if month else None
        for month, own in zip(counts.months, counts.month_period == period, strict=True)
        if own
    ]
    for area in areas[-len(cells.monthly) :]:
        names += [Key(counts.source, area, name, *span) if span else None for name in categories for span in spans]
    return names


def remember(names: Names, values: Whole, before: Before, source: str) -> Memory:
    """Join the earlier releases of a source to the cells of a new one.

    Where a later release gives a count otherwise than an earlier one, the source was revised: the later figure
    holds, and no sum of the earlier release with that figure in it is used.
    """
    place: dict[Key, int] = {}
    for position, name in enumerate(names):
        if name is not None:
            place.setdefault(name, position)
    known, revised = _known(place, values, before.releases, source)
    further = sorted(known.keys() - place.keys())
    over_time = list(_sums_over_time([*place, *further]))
    between = sorted({part for _, parts in over_time for part in parts} - place.keys() - known.keys())
    number = place | {key: len(names) + i for i, key in enumerate([*further, *between])}
    kept = [found for release in before.releases for found in release.sums(source)]
    kept = [found for found in kept if revised.isdisjoint((found[0], *found[1]))]
    sums = [(number[whole], [number[part] for part in parts]) for whole, parts in dict.fromkeys([*kept, *over_time])]
    bounds = [known[key] for key in further] + [(0, None)] * len(between)
    shown = {key for release in before.releases for key in release.counts}
    withheld = {key for release in before.releases for key in release.withheld} - shown
    asked = [threshold for release in before.releases for k, (_, threshold) in release.withheld.items() if k in number]
    return Memory(
        low=np.array([low for low, _ in bounds], dtype=np.int64),
        high=np.array([UNBOUNDED if high is None else high for _, high in bounds], dtype=np.int64),
        sums=sum_rows(len(names) + len(bounds), sums),
        was_withheld=np.array([key in withheld for key in [*further, *between]], dtype=bool),
        between=np.arange(len(further) + len(between)) >= len(further),
        shown_before=np.array([name in shown for name in names], dtype=bool),
        withheld_before=np.array([name in withheld for name in names], dtype=bool) & (values > 0),
        at=_places([*names, *further, *between]),
        threshold=max(asked, default=0),
    )


def _known(
    place: dict[Key, int], values: Whole, releases: Sequence[EarlierRelease], source: str
) -> tuple[dict[Key, Bounds], set[Key]]:
    """Return what is known of each count, the latest word first, and the counts that were revised."""
    known: dict[Key, Bounds] = {key: (int(values[number]), int(values[number])) for key, number in place.items()}
    revised: set[Key] = set()
    for release in reversed(releases):
        hidden = ((key, (0 if key in place else low, None)) for key, (low, _) in release.withheld.items())
        for key, bounds in (told for told in (*release.counts.items(), *hidden) if told[0].source == source):
            both = _both(known.get(key, (0, None)), bounds)
            if both[1] is not None and both[0] > both[1]:
                revised.add(key)
            else:
                known[key] = both
    return known, revised


def _both(one: Bounds, other: Bounds) -> Bounds:
    highs = [high for high in (one[1], other[1]) if high is not None]
    return (max(one[0], other[0]), min(highs) if highs else None)


def _sums_over_time(keys: Iterable[Key]) -> Iterator[Sum]:
    """Yield each count as the sum of the runs of days that all published periods cut it into."""
    spans: dict[tuple[str, str, str], set[Span]] = {}
    for key in keys:
        spans.setdefault((key.source, key.area, key.category), set()).add(key.span)
    cut: dict[tuple[Span, ...], dict[Span, tuple[Span, ...]]] = {}
    for name, own in sorted(spans.items()):
        shape = tuple(sorted(own))
        if shape not in cut:
            cut[shape] = pieces(shape)
        for span, parts in cut[shape].items():
            if len(parts) > 1:
                yield Key(*name, *span), tuple(Key(*name, *part) for part in parts)


def _places(names: Sequence[Key | None]) -> Whole:
    """Number areas and categories; a cell that no table holds has a number of its own."""
    seen: dict[object, int] = {}
    found = [(name.area, name.category) if name else number for number, name in enumerate(names)]
    return np.array([seen.setdefault(each, len(seen)) for each in found], dtype=np.int64)
