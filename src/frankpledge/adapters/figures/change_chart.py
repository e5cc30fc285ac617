"""Change between two periods: a dot and its interval for each area or category, on a scale of ratios."""

from __future__ import annotations

import json

from frankpledge.adapters.figures.choice import Drawing
from frankpledge.adapters.figures.rates_chart import NAMES, names_axis
from frankpledge.adapters.figures.rendering import Spec, chart
from frankpledge.adapters.figures.sentences import caption
from frankpledge.adapters.figures.style import INK, MARK, PAPER, QUIET_INK
from frankpledge.adapters.figures.view import AuditView, ChangeRow
from frankpledge.core.quantities import Withheld

PLOT, ROW = 330, 23
FINE = {0.8: "−20%", 0.9: "−10%", 1.0: "no change", 1.1: "+10%", 1.25: "+25%"}
MIDDLE = {0.5: "half", 0.75: "−25%", 1.0: "no change", 1.5: "+50%", 2.0: "double"}
WIDE = {
    0.125: "an eighth",
    0.25: "quarter",
    0.5: "half",
    1.0: "no change",
    2.0: "double",
    4.0: "4 times",
    8.0: "8 times",
}


def change_chart(view: AuditView, drawing: Drawing) -> bytes:
    """Draw changes by category, or by area: filled where real, hollow where chance could explain them."""
    by_category = drawing.kind == "change-categories"
    changes = (
        view.changes_by_category(drawing.source)
        if by_category
        else view.changes_by_area(drawing.source, drawing.category)
    )
    keys = [change.category if by_category else change.code for change in changes]
    names = [view.label(change.category) if by_category else change.name for change in changes]
    drawn = [(key, c) for key, c in zip(keys, changes, strict=True) if _can_be_drawn(c)]
    others = [(key, c) for key, c in zip(keys, changes, strict=True) if not _can_be_drawn(c)]
    steps = scale_steps([end for _, c in drawn for end in (c.low, c.ratio, c.high) if isinstance(end, int | float)])
    axis = {
        "values": list(steps),
        "labelExpr": f"({json.dumps({f'{step:g}': words for step, words in steps.items()})})[toString(datum.value)]",
        "title": "Compared with the earlier period",
        "domain": False,
        "tickSize": 4,
    }
    scale = {"type": "log", "base": 2, "domain": [min(steps), max(steps)], "nice": False, "clamp": True}
    x = {"type": "quantitative", "scale": scale, "axis": axis}
    y = names_axis(keys, names)
    layers = [_no_change(x), _whiskers(drawn, x, y), _dots(drawn, x, y), *_told(others, y)]
    spec: Spec = {"width": PLOT, "height": ROW * len(changes), "layer": layers}
    return chart(spec, caption(view, drawing), (NAMES, 14, 30, 50))


def scale_steps(ends: list[float]) -> dict[float, str]:
    """Return tick values and their words for a scale that holds all ends, as far as an eighth and eight times.

    >>> list(scale_steps([0.9, 1.1])), list(scale_steps([0.9, 1.6])), list(scale_steps([0.9, 3]))
    ([0.8, 0.9, 1.0, 1.1, 1.25], [0.5, 0.75, 1.0, 1.5, 2.0], [0.5, 1.0, 2.0, 4.0])
    """
    low, high = min([*ends, 1.0]), max([*ends, 1.0])
    for steps in (FINE, MIDDLE):
        if low >= min(steps) and high <= max(steps):
            return steps
    first = max((step for step in WIDE if step <= low and step < 1), default=min(WIDE))
    last = min((step for step in WIDE if step >= high and step > 1), default=max(WIDE))
    return {step: words for step, words in WIDE.items() if first <= step <= last}


def _can_be_drawn(change: ChangeRow) -> bool:
    return not isinstance(change.ratio, Withheld) and bool(change.ratio) and change.reading != "not-comparable"


def _no_change(x: Spec) -> Spec:
    rule = {"type": "rule", "color": INK, "strokeWidth": 1.6}
    return {"data": {"values": [{"one": 1}]}, "mark": rule, "encoding": {"x": {"field": "one", **x}}}


def _whiskers(drawn: list[tuple[str, ChangeRow]], x: Spec, y: Spec) -> Spec:
    values = [{"key": key, "low": _above_nought(c.low), "high": c.high} for key, c in drawn if c.high is not None]
    encoding = {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": y}
    return {"data": {"values": values}, "mark": {"type": "rule", "strokeWidth": 2, "color": MARK}, "encoding": encoding}


def _above_nought(low: object) -> float:
    """A scale of ratios has no nought: such an interval starts at the scale's end."""
    return float(low) if isinstance(low, int | float) and low > 0 else 2.0**-10


def _dots(drawn: list[tuple[str, ChangeRow]], x: Spec, y: Spec) -> Spec:
    values = [{"key": key, "ratio": c.ratio, "real": c.reading == "real-change"} for key, c in drawn]
    fill = {"condition": {"test": "datum.real", "value": MARK}, "value": PAPER}
    mark = {"type": "point", "size": 75, "stroke": MARK, "strokeWidth": 2, "opacity": 1}
    encoding = {"x": {"field": "ratio", **x}, "y": y, "fill": fill}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _told(others: list[tuple[str, ChangeRow]], y: Spec) -> list[Spec]:
    if not others:
        return []
    values = [{"key": key, "words": _why_not(change)} for key, change in others]
    mark = {"type": "text", "align": "left", "x": 6, "color": QUIET_INK, "fontStyle": "italic"}
    encoding = {"y": y, "text": {"field": "words", "type": "nominal"}}
    return [{"data": {"values": values}, "mark": mark, "encoding": encoding}]


def _why_not(change: ChangeRow) -> str:
    if isinstance(change.ratio, Withheld):
        return "withheld, small number"
    return "not comparable" if change.reading == "not-comparable" else "no ratio"
