"""An audit's tables, looked up the way figures and pages ask for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from frankpledge.adapters.figures.words import Number
from frankpledge.core.provenance import Audit, SourceRecord
from frankpledge.core.quantities import Withheld
from frankpledge.core.tables.categories import ALL

UNPLACED = "unplaced"
HIDDEN = Withheld()


@dataclass(frozen=True)
class AreaRow:
    """What was counted in one area, its rate and the interval of the rate."""

    code: str
    name: str
    count: Number
    rate: Number
    low: Number
    high: Number
    status: str

    @property
    def number(self) -> float | None:
        """The rate where there is one to show, else None."""
        return None if isinstance(self.rate, Withheld) or self.rate is None else float(self.rate)


@dataclass(frozen=True)
class MonthRow:
    """One month of a series."""

    month: str
    count: Number
    complete: bool


@dataclass(frozen=True)
class ChangeRow:
    """One comparison of two periods, for an area or a category."""

    code: str
    name: str
    category: str
    before: Number
    after: Number
    ratio: Number
    low: Number
    high: Number
    reading: str
    status: str


class AuditView:
    """An audit and its rows by source and category."""

    def __init__(self, audit: Audit) -> None:
        self.audit = audit
        self.period_from = audit.period[0].isoformat()
        here = (row for row in rows(audit, "rates") if row["period_from"] == self.period_from)
        self._rates = {(row["source"], row["category"], row["area_code"]): row for row in here}
        self._counts = _grouped(row for row in rows(audit, "counts") if row["period_from"] == self.period_from)
        self._months = _grouped(row for row in rows(audit, "monthly") if row["area_code"] == audit.partnership_code)
        self._changes = _grouped(rows(audit, "change"))

    def areas(self, source: str, category: str) -> list[AreaRow]:
        """Return the areas: highest rate first (else count), what is withheld last and by name."""
        named = [row for row in self._counts.get((source, category), []) if not self._is_total(row)]
        return sorted((self._area_row(row) for row in named), key=_standing)

    def unplaced(self, source: str, category: str) -> AreaRow | None:
        """Return the records that lie in the partnership but in none of its areas."""
        return self._one(source, category, UNPLACED)

    def whole(self, source: str, category: str) -> AreaRow | None:
        """Return the partnership's own row."""
        return self._one(source, category, self.audit.partnership_code)

    def months(self, source: str, category: str) -> list[MonthRow]:
        """Return the partnership's series, each month once, in order."""
        by_month: dict[str, MonthRow] = {}
        for row in self._months.get((source, category), []):
            count = HIDDEN if row["status"] == "withheld" else row["count"]
            again = row["month"] in by_month  # two periods that meet inside a month: neither part is whole
            by_month[row["month"]] = MonthRow(row["month"], count, is_yes(row["complete"]) and not again)
        return [by_month[name] for name in sorted(by_month)]

    def changes_by_category(self, source: str) -> list[ChangeRow]:
        """Return the partnership's changes: all records first, then the categories by their words."""
        codes = self.categories_of(source)
        return [change for code in codes for change in self._change_rows(source, code) if self._is_whole(change)]

    def changes_by_area(self, source: str, category: str) -> list[ChangeRow]:
        """Return the changes of every area of a source, largest increase first, those without a ratio last."""
        own = [change for change in self._change_rows(source, category) if not self._is_whole(change)]
        return sorted((change for change in own if change.code != UNPLACED), key=_change_standing)

    def categories_of(self, source: str) -> list[str]:
        """Return the categories a source has: all first, then by their words."""
        codes = [category for name, category in self._counts if name == source]
        return sorted(codes, key=lambda code: (code != ALL, self.label(code).casefold(), code))

    def label(self, category: str) -> str:
        """Return the words shown for a category."""
        return self.audit.categories.get(category, category.replace("-", " ").capitalize())

    def by_report_areas(self, source: SourceRecord) -> bool:
        """Say whether a source is counted by the areas that the report maps."""
        return source.area_set == self.audit.report_by

    def _one(self, source: str, category: str, code: str) -> AreaRow | None:
        found = [row for row in self._counts.get((source, category), []) if row["area_code"] == code]
        return self._area_row(found[0]) if found else None

    def _is_total(self, row: dict[str, Any]) -> bool:
        return row["area_code"] in (UNPLACED, self.audit.partnership_code)

    def _is_whole(self, change: ChangeRow) -> bool:
        return change.code == self.audit.partnership_code

    def _area_row(self, row: dict[str, Any]) -> AreaRow:
        rate = self._rates.get((row["source"], row["category"], row["area_code"]))
        code, name = row["area_code"], row["area_name"]
        if row["status"] == "withheld" or isinstance(row["count"], Withheld):
            return AreaRow(code, name, HIDDEN, HIDDEN, HIDDEN, HIDDEN, "withheld")
        if rate is None:
            return AreaRow(code, name, row["count"], None, None, None, row["status"])
        kept_back = rate["status"] == "withheld" or isinstance(rate["rate"], Withheld)
        value, low, high = (HIDDEN if kept_back else rate[column] for column in ("rate", "ci_low", "ci_high"))
        return AreaRow(code, name, row["count"], value, low, high, row["status"])

    def _change_rows(self, source: str, category: str) -> list[ChangeRow]:
        return [_change_row(row) for row in self._changes.get((source, category), [])]


def rows(audit: Audit, table: str) -> Iterable[dict[str, Any]]:
    """Return the rows of a table; none where the audit lacks it."""
    return audit.tables[table].rows() if table in audit.tables else ()


def is_yes(value: object) -> bool:
    """Say whether a cell that holds yes or no says yes."""
    return str(value).lower() in {"true", "yes", "1"}


def _grouped(found: Iterable[dict[str, Any]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in found:
        groups.setdefault((row["source"], row["category"]), []).append(row)
    return groups


def _standing(row: AreaRow) -> tuple[int, float, str, str]:
    value = row.rate if row.rate is not None else row.count
    if isinstance(value, Withheld) or value is None:
        return (1, 0.0, row.name.casefold(), row.code)
    return (0, -float(value), row.name.casefold(), row.code)


def _change_standing(change: ChangeRow) -> tuple[int, float, str, str]:
    if isinstance(change.ratio, Withheld) or change.ratio is None:
        return (1, 0.0, change.name.casefold(), change.code)
    return (0, -float(change.ratio), change.name.casefold(), change.code)


def _change_row(row: dict[str, Any]) -> ChangeRow:
    hidden = row["status"] == "withheld" or isinstance(row["ratio"], Withheld)
    # one of the two counts may be published; what is drawn from both is not
    ratio, low, high = (HIDDEN if hidden else row[column] for column in ("ratio", "ci_low", "ci_high"))
    return ChangeRow(
        code=row["area_code"],
        name=row["area_name"],
        category=row["category"],
        before=row["count_before"],
        after=row["count_after"],
        ratio=ratio,
        low=low,
        high=high,
        reading="" if hidden else row["reading"],
        status="withheld" if hidden else row["status"],
    )
