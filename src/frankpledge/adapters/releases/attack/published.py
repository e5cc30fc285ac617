"""The counts a release shows and withholds, by key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from frankpledge.adapters.releases.attack.folder import Folder, Row
from frankpledge.adapters.releases.attack.keys import Key, Span
from frankpledge.core.disclosure.spans import days_counted

Numbers = Mapping[str, float]


@dataclass(frozen=True)
class Published:
    """One release: counts shown, counts withheld (with the table that says so), and figures made from counts.

    ``rates`` holds rate, limits and population by key; ``changes`` holds the change table by source, area and
    category; ``periods`` the one or two runs of days of each source, in order.
    """

    folder: Folder
    counts: Mapping[Key, int]
    withheld: Mapping[Key, str]
    rates: Mapping[Key, Numbers]
    changes: Mapping[tuple[str, str, str], Numbers]
    periods: Mapping[str, tuple[Span, ...]]
    areas: Mapping[str, str]
    populations: Mapping[str, tuple[float, ...]]


def publish(folder: Folder) -> Published:
    """Read what the tables of a folder show and withhold."""
    periods = _periods(folder)
    counts: dict[Key, int] = {}
    withheld: dict[Key, str] = {}
    for table, _, key, row in counted_rows(folder, periods):
        number = as_number(row.get("count", ""))
        if row.get("status", "") == "withheld" or (number is None and not row.get("status")):
            withheld.setdefault(key, table)
        elif number is not None:
            counts.setdefault(key, round(number))
    shown = {key: value for key, value in counts.items() if key not in withheld}
    return Published(
        folder, shown, withheld, _rates(folder), changes_in(folder), periods, _area_names(folder), _populations(folder)
    )


class CountedRow(NamedTuple):
    """A row that holds a count: its table, its line in the file, the count's key, and what stands in it."""

    table: str
    line: int
    key: Key
    row: Row


def counted_rows(folder: Folder, periods: Mapping[str, tuple[Span, ...]]) -> Iterator[CountedRow]:
    """Yield each row of counts, rates and monthly."""
    for table in ("counts", "rates"):
        for line, row in enumerate(folder.table(table), start=2):
            yield CountedRow(table, line, period_key(row), row)
    yield from month_rows(folder, periods)


def month_rows(folder: Folder, periods: Mapping[str, tuple[Span, ...]]) -> Iterator[CountedRow]:
    """Yield the rows of the monthly table with the days each counts inside its period."""
    rows = folder.table("monthly")
    names = [(row["source"], row["area_code"], row["category"], row["month"]) for row in rows]
    turns, seen = Counter(names), Counter[tuple[str, str, str, str]]()
    for line, (name, row) in enumerate(zip(names, rows, strict=True), start=2):
        span = days_counted(row["month"], periods.get(row["source"], ()), seen[name], turns[name])
        seen[name] += 1
        yield CountedRow("monthly", line, Key(*name[:3], *span), row)


def period_key(row: Row) -> Key:
    """Return the key of a row of counts or rates."""
    return Key(row["source"], row["area_code"], row["category"], row["period_from"], row["period_to"])


def as_number(text: str) -> float | None:
    """Return the number a cell holds, or None where it holds none.

    >>> as_number("12.5"), as_number(""), as_number("withheld")
    (12.5, None, None)
    """
    try:
        return float(text.replace(",", "")) if text.strip() else None
    except ValueError:
        return None


def _periods(folder: Folder) -> dict[str, tuple[Span, ...]]:
    found: dict[str, set[Span]] = {}
    for row in folder.table("counts"):
        found.setdefault(row["source"], set()).add((row["period_from"], row["period_to"]))
    return {source: tuple(sorted(spans)) for source, spans in found.items()}


def _numbers(row: Row, columns: tuple[str, ...]) -> dict[str, float]:
    return {name: value for name in columns if (value := as_number(row.get(name, ""))) is not None}


def _rates(folder: Folder) -> dict[Key, Numbers]:
    columns = ("rate", "ci_low", "ci_high", "population", "per")
    return {period_key(row): _numbers(row, columns) for row in folder.table("rates")}


def changes_in(folder: Folder) -> dict[tuple[str, str, str], Numbers]:
    """Return the numbers of the change table by source, area and category."""
    columns = ("count_before", "count_after", "months_before", "months_after", "ratio", "ci_low", "ci_high")
    return {
        (row["source"], row["area_code"], row["category"]): _numbers(row, columns) for row in folder.table("change")
    }


def _area_names(folder: Folder) -> dict[str, str]:
    return {row["area_code"]: row.get("area_name", "") for row in folder.table("counts")}


def _populations(folder: Folder) -> dict[str, tuple[float, ...]]:
    found: dict[str, set[float]] = {}
    for row in folder.table("denominators"):
        found.setdefault(row["area_code"], set()).update(_numbers(row, ("population",)).values())
    for row in folder.table("rates"):
        found.setdefault(row["area_code"], set()).update(_numbers(row, ("population",)).values())
    return {area: tuple(sorted(values)) for area, values in found.items()}
