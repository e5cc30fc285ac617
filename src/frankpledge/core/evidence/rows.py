"""The rows that findings may use: those the tables show. A withheld row is passed over here, once, for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from frankpledge.core.quantities import Withheld
from frankpledge.core.tables.categories import ALL
from frankpledge.core.tables.table import Table

UNPLACED = "unplaced"
CALLS = "calls-"
"""Categories beginning so hold calls, of which several may be about one incident."""
YES = {"true", "yes"}


class Source(Protocol):
    """What findings need to know of a source."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def agency(self) -> str: ...  # noqa: D102
    @property
    def basis(self) -> str: ...  # noqa: D102
    @property
    def area_set(self) -> str: ...  # noqa: D102
    @property
    def snapped(self) -> bool: ...  # noqa: D102


class Limit(Protocol):
    """A limitation of a source: its kind, what it applies to, and its sentence."""

    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def applies_to(self) -> str: ...  # noqa: D102
    @property
    def sentence(self) -> str: ...  # noqa: D102


Key = tuple[str, str, str]
"""Source, area code and category."""


@dataclass(frozen=True)
class RateRow:
    """A shown row of rates, of the latest period; ``rate`` and its ends are None where there are no people."""

    source: str
    area: str
    name: str
    category: str
    first: str
    last: str
    reliable: bool
    count: int
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class ChangeRow:
    """A shown row of change whose two periods can be compared."""

    source: str
    area: str
    name: str
    category: str
    before: int
    after: int
    months_before: int
    months_after: int
    ratio: float
    low: float
    high: float
    real: bool
    reliable: bool


@dataclass(frozen=True)
class Ground:
    """What every finding is drawn from: shown rows, and the words round them.

    ``rates`` holds the latest period by key. ``partly_withheld`` holds the keys of which the tables withhold
    some period: no figure that is not itself in the tables may stand beside one of those.
    """

    rates: Mapping[Key, RateRow]
    partly_withheld: frozenset[Key]
    changes: tuple[ChangeRow, ...]
    monthly: tuple[Mapping[str, Any], ...]
    sources: Mapping[str, Source]
    limits: tuple[Limit, ...]
    partnership: str
    categories: Mapping[str, str]
    per: int
    report_set: str

    def of_whole(self, source: str, category: str) -> RateRow | None:
        """Return the partnership's own row, or None where it is not shown."""
        return self.rates.get((source, self.partnership, category))

    def place(self, area: str, name: str) -> str:
        """Return the words for an area: its name, or that it is the whole, whose own name is long and goes unsaid."""
        return "the partnership as a whole" if area == self.partnership else name

    def limits_on(self, source: str, category: str) -> tuple[str, ...]:
        """Return the sentences of the limitations that bear on figures of a source and category."""
        reach = {ALL, category}
        if source in self.sources and self.sources[source].snapped:
            reach.add("snapped")
        found = {limit.sentence for limit in self.limits if limit.source == source and limit.applies_to in reach}
        return tuple(sorted(found))


def rate_rows(table: Table) -> tuple[dict[Key, RateRow], frozenset[Key]]:
    """Return the shown rates of the latest period, and the keys withheld in any period."""
    rows = list(table.rows())
    latest = max((row["period_from"] for row in rows), default="")
    hidden = {_key(row) for row in rows if not _is_shown(row, "count")}
    shown = (_rate(row) for row in rows if row["period_from"] == latest and _is_shown(row, "count"))
    return {(row.source, row.area, row.category): row for row in shown}, frozenset(hidden)


def change_rows(table: Table) -> tuple[ChangeRow, ...]:
    """Return the changes that can be read: shown, with a ratio, between periods recorded alike."""
    numbers = ("count_before", "count_after", "ratio", "ci_low", "ci_high")
    kept = [row for row in table.rows() if row["reading"] in {"real-change", "could-be-chance"}]
    return tuple(_change(row) for row in kept if _is_shown(row, *numbers))


def _is_shown(row: Mapping[str, Any], *numbers: str) -> bool:
    if row["status"] == "withheld":
        return False
    return not any(row[name] is None or isinstance(row[name], Withheld) for name in numbers)


def _key(row: Mapping[str, Any]) -> Key:
    return row["source"], row["area_code"], row["category"]


def _rate(row: Mapping[str, Any]) -> RateRow:
    has_rate = _is_shown(row, "rate", "ci_low", "ci_high")
    rate, low, high = (float(row[n]) if has_rate else None for n in ("rate", "ci_low", "ci_high"))
    return RateRow(
        row["source"], row["area_code"], row["area_name"], row["category"], row["period_from"], row["period_to"],
        row["status"] == "shown", int(row["count"]), rate, low, high,
    )  # fmt: skip


def _change(row: Mapping[str, Any]) -> ChangeRow:
    return ChangeRow(
        row["source"], row["area_code"], row["area_name"], row["category"], int(row["count_before"]),
        int(row["count_after"]), int(row["months_before"]), int(row["months_after"]), float(row["ratio"]),
        float(row["ci_low"]), float(row["ci_high"]), row["reading"] == "real-change", row["status"] == "shown",
    )  # fmt: skip


def month_rows(table: Table, partnership: str) -> tuple[Mapping[str, Any], ...]:
    """Return the partnership's complete months, shown or not, of months that stand once: a shared month is in parts."""
    own = [row for row in table.rows() if row["area_code"] == partnership and row["complete"] in YES]
    return tuple(_once(own))


def _once(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = (row["source"], row["category"], row["month"])
        seen[key] = seen.get(key, 0) + 1
    return [row for row in rows if seen[row["source"], row["category"], row["month"]] == 1]


def holds_calls(ground: Ground, source: str) -> bool:
    """Say whether a source holds calls among its shown or monthly figures."""
    return any(row.category.startswith(CALLS) for row in ground.changes if row.source == source) or any(
        row["source"] == source and row["category"].startswith(CALLS) for row in ground.monthly
    )


def is_one_event_a_record(ground: Ground, source: str, category: str) -> bool:
    """Say whether records can be taken as independent: not calls, nor a total that has calls in it."""
    return not category.startswith(CALLS) and not (category == ALL and holds_calls(ground, source))


def is_shown(row: Mapping[str, Any]) -> bool:
    """Say whether a row shows its count."""
    return _is_shown(row, "count")
