"""Which figures an audit gets: the report and the figures folder go by the same list."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.adapters.figures.view import AreaRow, AuditView
from frankpledge.adapters.figures.words import slug
from frankpledge.core.provenance import SourceRecord
from frankpledge.core.quantities import Withheld
from frankpledge.core.tables.categories import ALL, UNCLASSIFIED

HEADLINES = 3


@dataclass(frozen=True)
class Drawing:
    """One figure to draw: its kind (map, rates, monthly, change-areas, change-categories), subject and file."""

    kind: str
    source: str
    category: str
    file: str


def main_source(view: AuditView) -> SourceRecord | None:
    """Return the source with the most records among those counted by the areas of the report."""
    mapped = [source for source in view.audit.sources if view.by_report_areas(source)]
    return min(mapped, key=lambda source: (-_size(view.whole(source.name, ALL)), source.name), default=None)


def headline_categories(view: AuditView, source: str) -> list[str]:
    """Return up to three categories: those whose rates stand out, then the most often recorded.

    Only published totals are weighed, so the choice tells nothing of what is withheld.
    """
    sizes = {code: _size(view.whole(source, code)) for code in view.categories_of(source)}
    fit = [code for code in sizes if code not in (ALL, UNCLASSIFIED) and sizes[code] > 0]
    found = [
        cell.category
        for finding in view.audit.findings
        if finding.kind == "level" and finding.source == source
        for cell in finding.cells
    ]
    standing_out = [code for code in dict.fromkeys(found) if code in fit]
    largest = sorted(fit, key=lambda code: (-sizes[code], code))
    return list(dict.fromkeys([*standing_out, *largest]))[:HEADLINES]


def themes(view: AuditView) -> list[tuple[str, str]]:
    """Return source and category of each theme: all of every source, and headlines of the main source."""
    main = main_source(view)
    first = [(main.name, code) for code in (ALL, *headline_categories(view, main.name))] if main else []
    others = [(source.name, ALL) for source in view.audit.sources if not main or source.name != main.name]
    return first + others


def drawings(view: AuditView) -> list[Drawing]:
    """Return every figure that has something to show, in the order of the report."""
    planned = [
        drawing
        for source, category in themes(view)
        for drawing in (
            _drawing(view, "map", source, category),
            _drawing(view, "rates", source, category),
            _drawing(view, "monthly", source, category),
        )
    ]
    for source in view.audit.sources:
        planned.append(_drawing(view, "change-categories", source.name, ALL))
    main = main_source(view)
    if main:
        planned.append(_drawing(view, "change-areas", main.name, ALL))
    return [drawing for drawing in planned if has_something(view, drawing)]


def _drawing(view: AuditView, kind: str, source: str, category: str) -> Drawing:
    by = slug(view.audit.report_by)
    stems = {"map": f"{by}-map", "change-areas": f"change-by-{by}", "change-categories": "change-by-category"}
    parts = [stems.get(kind, kind), slug(source) if kind == "change-categories" else f"{category}-{slug(source)}"]
    return Drawing(kind, source, category, "-".join(parts) + ".svg")


def has_something(view: AuditView, drawing: Drawing) -> bool:
    """Say whether a figure would show anything."""
    source, category = drawing.source, drawing.category
    areas = view.areas(source, category)
    if drawing.kind == "map":
        own = {area.code for area in view.audit.areas}
        return any(row.number is not None and row.code in own for row in areas)
    if drawing.kind == "rates":
        return sum(row.number is not None for row in areas) > 1
    if drawing.kind == "monthly":
        series = view.months(source, category)
        hidden = sum(isinstance(row.count, Withheld) for row in series)
        return len(series) - hidden > max(hidden, 2)  # mostly gaps is no picture: the table says it better
    by_category = drawing.kind == "change-categories"
    changes = view.changes_by_category(source) if by_category else view.changes_by_area(source, category)
    return sum(not isinstance(c.ratio, Withheld) and bool(c.ratio) for c in changes) > 1


def _size(row: AreaRow | None) -> float:
    return 0.0 if row is None or row.count is None or isinstance(row.count, Withheld) else float(row.count)
