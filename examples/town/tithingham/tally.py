"""A total in place of records, and how an audit should take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tithingham import names
from tithingham.faults import plant
from tithingham.ledger import Ledger

_OUTSIDE = {names.NEIGHBOUR_SCHOOL, names.NEIGHBOUR_COURT}


@dataclass(frozen=True)
class Keeper:
    """An agency that keeps totals: its source, file, kinds with their shares, and what is wrong with how many rows.

    ``categories`` are those of the kinds that the recipe maps.
    """

    source: str
    file: str
    kinds: Mapping[str, float]
    categories: Mapping[str, str]
    faults: Mapping[str, int]


@dataclass(frozen=True)
class Tally:
    """One total. ``fault`` is blank or negative
    where the number cannot be counted."""

    area: str
    period: str
    kind: str
    number: int
    fault: str = ""

    @property
    def written(self) -> int | str:
        """The number as the agency sent it."""
        if self.fault == "blank":
            return ""
        return -self.number - 1 if self.fault == "negative" else self.number


def draw(keeper: Keeper, means: Mapping[str, float], periods: Sequence[str], rng: np.random.Generator) -> list[Tally]:
    """Draw a total for each area, period and kind, from each area's mean in a period and each kind's share."""
    keys = [(area, period, kind) for area in means for period in periods for kind in keeper.kinds]
    numbers = rng.poisson([means[area] * keeper.kinds[kind] for area, _, kind in keys]).tolist()
    planted = plant([area not in _OUTSIDE for area, _, _ in keys], keeper.faults, rng)
    return [Tally(*key, number, fault) for key, number, fault in zip(keys, numbers, planted, strict=True)]


def note(ledger: Ledger, keeper: Keeper, tallies: list[Tally], codes: Mapping[str, str]) -> None:
    """Note each total as an audit should take it. ``codes`` gives the area's code where the agency wrote its name."""
    for tally in tallies:
        if tally.fault:
            ledger.set_aside(keeper.source, keeper.file, "unreadable-row")
        elif tally.area in _OUTSIDE:
            ledger.set_aside(keeper.source, keeper.file, "outside-partnership")
        else:
            area, category = codes.get(tally.area, tally.area), keeper.categories.get(tally.kind, "unclassified")
            ledger.counted(keeper.source, keeper.file, area, category, tally.period, tally.number)
    faults = [tally.fault for tally in tallies]
    ledger.fault(keeper.source, blank_totals=faults.count("blank"), negative_totals=faults.count("negative"))
