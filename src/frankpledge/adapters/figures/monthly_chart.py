"""Records by month: a line for each period, hollow points for months not wholly covered, gaps for withheld ones."""

from __future__ import annotations

from datetime import date
from typing import Any

from frankpledge.adapters.figures.choice import Drawing
from frankpledge.adapters.figures.rendering import Spec, chart, plot_text
from frankpledge.adapters.figures.scales import ticks
from frankpledge.adapters.figures.sentences import caption
from frankpledge.adapters.figures.style import EARLIER, GRID, INK, MARK, PAPER, QUIET_INK
from frankpledge.adapters.figures.view import AuditView, MonthRow
from frankpledge.adapters.figures.words import month
from frankpledge.core.quantities import Withheld

WIDTH, HEIGHT = 490, 230
MOST_LABELS = 9


def monthly_chart(view: AuditView, drawing: Drawing) -> bytes:
    """Draw the partnership's series of one source and category."""
    series = view.months(drawing.source, drawing.category)
    calendar = months_between(series[0].month, series[-1].month)
    points = [_point(view, row) for row in series if not isinstance(row.count, Withheld)]
    steps = ticks(max((point["count"] for point in points), default=0))
    whole = [step for step in steps if step == int(step)]
    x = _months_axis(calendar)
    y_axis = {"values": whole, "title": None, "domain": False, "ticks": False, "format": ",d"}
    scale = {"domain": [0, whole[-1]], "nice": False}
    y = {"field": "count", "type": "quantitative", "scale": scale, "axis": y_axis}
    runs = _in_runs(points, calendar)
    layers = [*_gaps(series, x), _lines(runs, x, y), _dots(points, x, y), plot_text("Records", -52, -16)]
    layers += _period_names(view, points, x)
    spec: Spec = {"width": WIDTH, "height": HEIGHT, "layer": layers}
    return chart(spec, caption(view, drawing), (62, 42, 28, 50))


def months_between(first: str, last: str) -> list[str]:
    """List the months from the first to the last.

    >>> months_between("2023-11", "2024-02")
    ['2023-11', '2023-12', '2024-01', '2024-02']
    """
    start, end = (date.fromisoformat(code + "-01") for code in (first, last))
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    numbered = [start.year * 12 + start.month - 1 + i for i in range(count)]
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbered]


def _point(view: AuditView, row: MonthRow) -> dict[str, Any]:
    first, last = (day.isoformat()[:7] for day in view.audit.period)
    earlier = not first <= row.month <= last
    return {"month": row.month, "count": row.count or 0, "complete": row.complete, "earlier": earlier}


def _months_axis(calendar: list[str]) -> Spec:
    every = next(step for step in (1, 2, 3, 6, 12, 24, 60, 1200) if len(calendar) / step <= MOST_LABELS)
    labels = {code: month(code).split(" ") for code in calendar[::every]}
    axis = {
        "values": list(labels),
        "labelExpr": f"({labels!s})[datum.value]",  # month names hold no quotation marks
        "title": None,
        "labelAngle": 0,
        "grid": False,
        "tickSize": 5,
    }
    scale = {"type": "point", "domain": calendar, "padding": 0.5}
    return {"field": "month", "type": "ordinal", "scale": scale, "axis": axis}


def _in_runs(points: list[dict[str, Any]], calendar: list[str]) -> list[dict[str, Any]]:
    """Mark which points a line may join: neighbours in time, of one period, both wholly covered."""
    place = {code: i for i, code in enumerate(calendar)}
    run, joined = 0, []
    for before, point in zip([None, *points[:-1]], points, strict=True):
        run += before is None or not _joined(before, point, place)
        joined.append({**point, "run": run})
    return joined


def _joined(before: dict[str, Any], point: dict[str, Any], place: dict[str, int]) -> bool:
    neighbours = place[point["month"]] - place[before["month"]] == 1
    return bool(neighbours and before["earlier"] == point["earlier"] and before["complete"] and point["complete"])


def _lines(runs: list[dict[str, Any]], x: Spec, y: Spec) -> Spec:
    earlier = "datum.earlier"
    encoding = {
        "x": x,
        "y": y,
        "detail": {"field": "run", "type": "nominal"},
        "color": {"condition": {"test": earlier, "value": EARLIER}, "value": MARK},
        "strokeDash": {"condition": {"test": earlier, "value": [6, 4]}, "value": [1, 0]},
    }
    return {"data": {"values": runs}, "mark": {"type": "line", "strokeWidth": 2.4}, "encoding": encoding}


def _dots(points: list[dict[str, Any]], x: Spec, y: Spec) -> Spec:
    stroke = {"condition": {"test": "datum.earlier", "value": EARLIER}, "value": MARK}
    hollow = {"test": "!datum.complete", "value": PAPER}
    fill = {"condition": [hollow, {"test": "datum.earlier", "value": EARLIER}], "value": MARK}
    mark = {"type": "point", "size": 48, "strokeWidth": 2, "opacity": 1}
    return {"data": {"values": points}, "mark": mark, "encoding": {"x": x, "y": y, "stroke": stroke, "fill": fill}}


def _gaps(series: list[MonthRow], x: Spec) -> list[Spec]:
    """Shade the months whose numbers are withheld from top to bottom, which tells nothing of their height."""
    hidden = [{"month": row.month} for row in series if isinstance(row.count, Withheld)]
    if not hidden:
        return []
    band = {"type": "rule", "y": 0, "y2": HEIGHT, "strokeWidth": 13, "color": GRID}
    words = {"type": "text", "text": "withheld", "angle": 270, "y": HEIGHT / 2, "color": QUIET_INK}
    return [{"data": {"values": hidden}, "mark": mark, "encoding": {"x": x}} for mark in (band, words)]


def _period_names(view: AuditView, points: list[dict[str, Any]], x: Spec) -> list[Spec]:
    """Name each line above its first month, where there are two."""
    firsts = {point["earlier"]: point["month"] for point in reversed(points)}
    if view.audit.comparison is None or len(firsts) < 2:
        return []
    told = {True: ("Earlier period (dashed)", EARLIER), False: ("This period", INK)}
    return [
        {
            "data": {"values": [{"month": firsts[earlier]}]},
            "mark": {"type": "text", "text": words, "color": color, "y": -16, "align": "left", "dx": 20 * earlier},
            "encoding": {"x": x},
        }
        for earlier, (words, color) in told.items()
    ]
