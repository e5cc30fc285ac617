"""The true answers, noted as each row is written. They go to a folder of their own, never beside the extracts."""

from __future__ import annotations

from collections import Counter
from typing import Any

UNPLACED = "unplaced"
YEARS = ("2024", "2025")


class Ledger:
    """What an audit should count, what it should set aside and why, and the faults planted."""

    def __init__(self) -> None:
        self._cells: Counter[tuple[str, str, str, str]] = Counter()
        self._months: Counter[tuple[str, str, str]] = Counter()
        self._rows: Counter[tuple[str, str, str]] = Counter()
        self._faults: dict[str, dict[str, Any]] = {}

    def counted(self, source: str, file: str, area: str, category: str, period: str, number: int = 1) -> None:
        """Note a row that counts: in an area (or unplaced), a category and a month, or a quarter of a year."""
        self._rows[source, file, "counted"] += 1
        self._cells[source, period[:4], area, category] += number
        if "Q" not in period:
            self._months[source, category, period] += number

    def set_aside(self, source: str, file: str, reason: str, rows: int = 1) -> None:
        """Note rows that do not count, with the reason that the contract names."""
        self._rows[source, file, reason] += rows

    def placed(self, source: str, file: str, area: str | None, category: str, period: str) -> None:
        """Note a row with a usable place and day: counted where the place is in the district."""
        if area is None:
            self.set_aside(source, file, "outside-partnership")
        else:
            self.counted(source, file, area, category, period)

    def fault(self, source: str, **planted: Any) -> None:
        """Note faults planted in a source: a name and a number (or list)."""
        self._faults.setdefault(source, {}).update(planted)

    def as_values(self) -> dict[str, Any]:
        """Return all sources as plain values, in order."""
        return {
            source: {
                "counts": self._counts(source),
                "monthly": self._monthly(source),
                "reconciliation": self._reconciliation(source),
                "faults": dict(sorted(self._faults.get(source, {}).items())),
            }
            for source in sorted({key[0] for key in self._rows})
        }

    def _counts(self, source: str) -> dict[str, dict[str, dict[str, int]]]:
        found: dict[str, dict[str, dict[str, int]]] = {year: {} for year in YEARS}
        for (_, year, area, category), number in sorted(kv for kv in self._cells.items() if kv[0][0] == source):
            found[year].setdefault(area, {})[category] = number
        return found

    def _monthly(self, source: str) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for (_, category, month), number in sorted(kv for kv in self._months.items() if kv[0][0] == source):
            found.setdefault(category, {})[month] = number
        return found

    def _reconciliation(self, source: str) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for (_, file, reason), rows in sorted(kv for kv in self._rows.items() if kv[0][0] == source):
            found.setdefault(file, {})[reason] = rows
        return {file: {"read": sum(reasons.values()), **reasons} for file, reasons in found.items()}
