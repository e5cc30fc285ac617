"""Every figure of an audit."""

from __future__ import annotations

from frankpledge.adapters.figures.area_map import area_map, prepare
from frankpledge.adapters.figures.change_chart import change_chart
from frankpledge.adapters.figures.choice import Drawing, drawings, has_something
from frankpledge.adapters.figures.frame import Caption
from frankpledge.adapters.figures.monthly_chart import monthly_chart
from frankpledge.adapters.figures.rates_chart import rates_chart
from frankpledge.adapters.figures.sentences import caption
from frankpledge.adapters.figures.view import AuditView
from frankpledge.core.provenance import Audit

CHARTS = {
    "rates": rates_chart,
    "monthly": monthly_chart,
    "change-areas": change_chart,
    "change-categories": change_chart,
}


def draw_map(audit: Audit, source: str, category: str) -> tuple[Caption, bytes] | None:
    """Draw one map, with its title and text alternative; nothing where no area has a figure to show."""
    view = AuditView(audit)
    drawing = Drawing("map", source, category, f"map-{category}-{source}.svg")
    if not has_something(view, drawing):
        return None
    return caption(view, drawing), area_map(view, drawing, prepare(view))


def draw(audit: Audit) -> dict[str, bytes]:
    """Return the figures of an audit as SVG, by file name: the same bytes for the same audit."""
    view = AuditView(audit)
    planned = drawings(view)
    ground = prepare(view) if any(drawing.kind == "map" for drawing in planned) else None

    def one(drawing: Drawing) -> bytes:
        return (
            area_map(view, drawing, ground) if ground and drawing.kind == "map" else CHARTS[drawing.kind](view, drawing)
        )

    return {drawing.file: one(drawing) for drawing in planned}
