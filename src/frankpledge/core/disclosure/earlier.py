"""What earlier releases published, as far as a new release must reckon with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from frankpledge.core.disclosure.keys import Key, Span

ALL = "all"
Bounds = tuple[int, int | None]
Sum = tuple[Key, tuple[Key, ...]]


@dataclass(frozen=True)
class EarlierRelease:
    """One release that the public holds already.

    Attributes
    ----------
    name, sha256 : str
        The folder's name, and one digest over its files.
    partnership : str
        The code under which its totals over areas stand.
    counts : mapping of Key to (int, int or None)
        The least and the most that each count shown can be: twice the number, or what its rounding allows.
    withheld : mapping of Key to (int, int)
        The least that a withheld count is known to be, and the threshold it must be left.
    """

    name: str
    sha256: str
    partnership: str
    counts: Mapping[Key, Bounds]
    withheld: Mapping[Key, tuple[int, int]]

    def sums(self, source: str) -> Iterator[Sum]:
        """Yield (whole, parts): areas to the partnership, categories to ``all``, as its rows stand.

        Examples
        --------
        >>> days = ("2024-01-01", "2024-01-31")
        >>> keys = [Key("police", area, "all", *days) for area in ("W1", "W2", "T")]
        >>> release = EarlierRelease("January", "", "T", dict(zip(keys, [(7, 7), (9, 9), (16, 16)])), {})
        >>> [(whole.area, [part.area for part in parts]) for whole, parts in release.sums("police")]
        [('T', ['W1', 'W2'])]
        """
        keys = sorted(key for key in {**self.counts, **self.withheld} if key.source == source)
        over_areas: dict[tuple[str, Span], list[Key]] = {}
        over_categories: dict[tuple[str, Span], list[Key]] = {}
        for key in keys:
            if key.area != self.partnership:
                over_areas.setdefault((key.category, key.span), []).append(key)
            if key.category != ALL:
                over_categories.setdefault((key.area, key.span), []).append(key)
        wholes = [(parts[0]._replace(area=self.partnership), parts) for parts in over_areas.values()]
        wholes += [(parts[0]._replace(category=ALL), parts) for parts in over_categories.values()]
        present = set(keys)
        yield from ((whole, tuple(parts)) for whole, parts in wholes if whole in present)


@dataclass(frozen=True)
class Before:
    """What a new release is read together with, and how its own counts are named beside it.

    ``days`` gives the first and last day of the comparison (0) and the period (1); ``releases`` stand oldest first.
    """

    partnership: str
    days: Mapping[int, Span]
    releases: Sequence[EarlierRelease]
