"""The keys of a release by area and category, and the figures that may be written of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from frankpledge.adapters.releases.attack.keys import Key
from frankpledge.adapters.releases.attack.mentions import NameBook
from frankpledge.adapters.releases.attack.published import Published

ALL = "all"


@dataclass
class CellIndex:
    """A release, the names in it, and its keys by area and category: of whole periods and of months."""

    published: Published
    book: NameBook
    periods: dict[tuple[str, str], list[Key]] = field(default_factory=dict)
    months: dict[tuple[str, str], list[Key]] = field(default_factory=dict)

    @classmethod
    def of(cls, published: Published) -> CellIndex:
        """Index a release."""
        policy = published.folder.policy
        keys = [*published.counts, *published.withheld]
        areas = {code: published.areas.get(code, "") for code in sorted({key.area for key in keys})}
        codes = sorted({key.category for key in keys})
        labels = {code: policy.categories.get(code, code.replace("-", " ")) for code in codes}
        index = cls(published, NameBook(areas, labels, sorted({key.source for key in keys})))
        for key in keys:
            whole = key.span in published.periods.get(key.source, ())
            (index.periods if whole else index.months).setdefault((key.area, key.category), []).append(key)
        return index

    @property
    def partnership(self) -> str:
        """The partnership's own area code."""
        return self.published.folder.policy.partnership

    def keys(self, areas: Iterable[str], categories: Iterable[str], months: Iterable[str] = ()) -> Iterator[Key]:
        """Yield the keys of areas and categories: whole periods, and those months that are named."""
        wanted = set(months)
        named = sorted(categories)
        for area in sorted(areas):
            for category in named:
                yield from self.periods.get((area, category), ())
                yield from (key for key in self.months.get((area, category), ()) if key.start[:7] in wanted)

    def categories_of(self, area: str) -> list[str]:
        """Return the categories counted in an area."""
        return sorted(category for place, category in self.periods if place == area)
