"""The figures of one counting as a reader may see them: by area, category and period, on a page and to take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from frankpledge.adapters.documents.figures_csv import figures_csv
from frankpledge.adapters.documents.glossary import BASES
from frankpledge.adapters.figures.area_map import MapKey, map_key
from frankpledge.adapters.figures.view import AuditView
from frankpledge.adapters.readers import READERS
from frankpledge.core.dictionary import Detail
from frankpledge.core.faults import Refused
from frankpledge.core.provenance import Audit
from frankpledge.core.quantities import NumberColumn
from frankpledge.core.tables import Table
from frankpledge.core.tables.categories import ALL
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Counting
from frankpledge.stages.audit.rules.mapping import detail_of, is_fine, shows_areas
from frankpledge.stages.publication.queries import audit_of

UNPLACED = "unplaced"
KEPT = ("counts", "rates", "monthly", "limitations", "denominators")
Keep = Callable[[dict[str, Any]], bool]


@dataclass(frozen=True)
class Figures:
    """A counting's figures of one category and period, cut to what the reader may see.

    ``areas`` says how fine its areas are; ``has_areas`` whether this reader sees them; ``needs_approval`` whether they
    would, were their detail approved.
    """

    counting: Counting
    audit: Audit
    category: str
    categories: tuple[tuple[str, str], ...]
    periods: tuple[tuple[date, date], ...]
    areas: Detail
    has_areas: bool
    needs_approval: bool

    @property
    def source(self) -> str:
        """The name of the one source."""
        return self.audit.sources[0].name

    @property
    def view(self) -> AuditView:
        """The figures, looked up as tables and maps ask for them."""
        return AuditView(self.audit)

    @property
    def about(self) -> dict[str, str]:
        """What every file that is taken away says of itself."""
        first, last = self.audit.period
        record, dataset = self.audit.sources[0], self.counting.submission.described
        return {
            "area": f"{self.audit.partnership_name} ({self.audit.partnership_code})",
            "period": f"{first.isoformat()} to {last.isoformat()}",
            "source": f"{dataset.name} ({record.name}), {record.agency}",
            "counting rule": f"Counted by {BASES.get(record.basis, record.basis)}. {dataset.counting}",
        }

    def file_name(self, ending: str) -> str:
        """Return a name that says the same in short."""
        first, last = self.audit.period
        days, rule = f"{first.isoformat()}-to-{last.isoformat()}", f"by-{self.audit.sources[0].basis}"
        return f"{'_'.join((self.counting.partnership.slug, self.source, self.category, days, rule))}.{ending}"

    def key(self) -> MapKey:
        """Return the colours of the map."""
        return map_key(self.view, self.source, self.category)

    def csv(self) -> bytes:
        """Return the figures as CSV."""
        return figures_csv(self.view, self.source, self.category, self.about)

    def workbook(self) -> bytes:
        """Return the figures as an accessible spreadsheet."""
        from frankpledge.adapters.documents.workbook import workbook

        said = "; ".join(f"{name}: {words}" for name, words in self.about.items())
        return workbook(replace(self.audit, title=f"{self.counting}, {self.view.label(self.category)}"), said)

    def layer(self) -> bytes:
        """Return the figures as GeoJSON."""
        from frankpledge.adapters.figures import map_layer

        return map_layer(self.audit, self.source, self.category, self.about)

    def drawing(self) -> tuple[Any, bytes] | None:
        """Return the map drawn as SVG with its words; nothing where the reader sees no areas, or none has a figure."""
        from frankpledge.adapters.figures import draw_map

        return draw_map(self.audit, self.source, self.category) if self.has_areas else None


def detail_counted(standing: Standing, counting: Counting) -> Detail:
    """Say how fine the areas are on which something was counted."""
    return detail_of(_codes(_read(standing, counting)))


def _read(standing: Standing, counting: Counting) -> Audit:
    if counting.candidate is None:
        raise Refused("It has not been counted, so there are no figures.")
    return audit_of(standing, counting.candidate)


def _codes(audit: Audit) -> set[str]:
    return {str(code) for code in audit.tables["counts"].columns["area_code"]} - {audit.partnership_code, UNPLACED}


def figures_of(standing: Standing, counting: Counting, *, category: str = "", period: str = "") -> Figures:
    """Return the figures of a category and period; where there is none of that name, of all records, the latest."""
    audit, areas, has_areas = read_for(standing, counting)
    view, source = AuditView(audit), audit.sources[0].name
    codes = view.categories_of(source)
    chosen = category if category in codes else ALL
    periods = tuple(each for each in (audit.period, audit.comparison) if each)
    wanted = next((each for each in periods if each[0].isoformat() == period), periods[0])
    return Figures(
        counting, _part(replace(audit, period=wanted, comparison=None), chosen, has_areas=has_areas), chosen,
        tuple((code, view.label(code)) for code in codes), periods, areas, has_areas,
        needs_approval=is_fine(areas) and not is_approved(counting),
    )  # fmt: skip


def read_for(standing: Standing, counting: Counting) -> tuple[Audit, Detail, bool]:
    """Return all figures of a counting, how fine their areas are, and whether this reader may be shown areas."""
    audit = _with_anchors(_read(standing, counting), counting)
    allowed, areas = Detail(counting.submission.flow.detail), detail_of(_codes(audit))
    analyst = standing.holds(Role.INFORMATION_OFFICER)
    return audit, areas, shows_areas(areas, allowed, is_analyst=analyst, is_approved=is_approved(counting))


def is_approved(counting: Counting) -> bool:
    """Say whether a map as fine as its areas was approved for members, and for release."""
    return hasattr(counting, "fine_map")


def _with_anchors(audit: Audit, counting: Counting) -> Audit:
    """Say which points were moved before they were supplied: the release does not tell, and every map must."""
    snapped = READERS[counting.submission.described.reader].SNAPPED
    return replace(audit, sources=tuple(replace(each, snapped=snapped) for each in audit.sources))


def _part(audit: Audit, category: str, *, has_areas: bool) -> Audit:
    first = audit.period[0].isoformat()

    def keep(row: dict[str, Any]) -> bool:
        is_shown = has_areas or row.get("area_code", audit.partnership_code) == audit.partnership_code
        return is_shown and row.get("category", category) == category and row.get("period_from", first) == first

    tables = {name: _cut(table, keep if name in KEPT else _nothing) for name, table in audit.tables.items()}
    return replace(audit, tables=tables, areas=audit.areas if has_areas else ())


def _nothing(row: dict[str, Any]) -> bool:
    return False


def _cut(table: Table, keep: Keep) -> Table:
    rows = np.array([place for place, row in enumerate(table.rows()) if keep(row)], dtype=int)
    return Table(
        table.name,
        {
            name: column.take(rows) if isinstance(column, NumberColumn) else column[rows]
            for name, column in table.columns.items()
        },
    )
