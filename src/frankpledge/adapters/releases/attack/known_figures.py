"""The figures that the tables show of some cells, in every way they may be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from frankpledge.adapters.releases.attack.cell_index import ALL, CellIndex
from frankpledge.adapters.releases.attack.keys import Key
from frankpledge.adapters.releases.attack.numbers import BARE, COUNT, PERCENT, RATE, TIMES, Figure

_POOLS = {RATE: ("rates",), PERCENT: ("percents",), TIMES: ("ratios",), COUNT: ("counts",)}
TABLE_DECIMALS = 4
_WHOLE_BARE = ("counts", "people")
_BROKEN_BARE = ("rates", "ratios", "percents")


@dataclass
class KnownFigures:
    """Counts, rates, ratios, percentages and populations that may stand in a text."""

    counts: set[float] = field(default_factory=set)
    rates: set[float] = field(default_factory=set)
    ratios: set[float] = field(default_factory=set)
    percents: set[float] = field(default_factory=set)
    people: set[float] = field(default_factory=set)

    def hold(self, figure: Figure) -> bool:
        """Say whether a figure, to the decimals it shows, is one of those known."""
        reach = 0.5 * 10.0 ** -min(figure.decimals, TABLE_DECIMALS) + 1e-6
        names = _pools(figure)
        return any(abs(value - figure.value) <= reach for name in names for value in getattr(self, name))


def known_figures(index: CellIndex, keys: Iterable[Key], *, differences: bool = False) -> KnownFigures:
    """Gather the published figures of some cells; with ``differences``, how far counts rose or fell too."""
    known, wanted = KnownFigures(), list(dict.fromkeys(keys))
    for key in wanted:
        _add_cell(known, index, key)
    for name in sorted({(key.source, key.area, key.category) for key in wanted}):
        _add_change(known, index, name, differences=differences)
    for area in {key.area for key in wanted}:
        known.people.update(index.published.populations.get(area, ()))
    return known


def _pools(figure: Figure) -> tuple[str, ...]:
    if figure.kind == BARE:
        return _BROKEN_BARE if figure.decimals else _WHOLE_BARE
    if figure.kind == COUNT and figure.decimals:
        return ("rates",)
    return _POOLS.get(figure.kind, ())


def _add_cell(known: KnownFigures, index: CellIndex, key: Key) -> None:
    published = index.published
    count = published.counts.get(key)
    if count is None:
        return
    known.counts.add(count)
    rates = published.rates.get(key, {})
    known.rates.update(rates[name] for name in ("rate", "ci_low", "ci_high") if name in rates)
    for whole in (key._replace(area=index.partnership), key._replace(category=ALL)):
        total = published.counts.get(whole)
        if total:
            known.percents.add(100 * count / total)


def _add_change(known: KnownFigures, index: CellIndex, name: tuple[str, str, str], *, differences: bool) -> None:
    row = index.published.changes.get(name, {})
    known.counts.update(row[column] for column in ("count_before", "count_after") if column in row)
    if differences and "count_before" in row and "count_after" in row:
        known.counts.add(abs(row["count_after"] - row["count_before"]))
    ratios = [row[column] for column in ("ratio", "ci_low", "ci_high") if column in row]
    known.ratios.update(ratios)
    known.percents.update(abs(ratio - 1) * 100 for ratio in ratios)
    known.percents.update(abs(a - b) * 100 for a, b in combinations(ratios, 2))
