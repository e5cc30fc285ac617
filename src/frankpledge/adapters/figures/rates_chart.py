"""Rates by area with their intervals: a dot and a whisker for each, the whole partnership as a line."""

from __future__ import annotations

import json

from frankpledge.adapters.figures.choice import Drawing
from frankpledge.adapters.figures.rendering import Spec, chart
from frankpledge.adapters.figures.scales import ticks
from frankpledge.adapters.figures.sentences import caption
from frankpledge.adapters.figures.style import INK, MARK, PAPER, QUIET_INK
from frankpledge.adapters.figures.view import AreaRow, AuditView
from frankpledge.adapters.figures.words import figure, printable
from frankpledge.core.quantities import Withheld

PLOT, NAMES, ROW = 330, 220, 23


def rates_chart(view: AuditView, drawing: Drawing) -> bytes:
    """Draw the rates of one source and category, highest first; what is withheld has its name and no mark."""
    areas = view.areas(drawing.source, drawing.category)
    whole = view.whole(drawing.source, drawing.category)
    level = whole.number if whole else None
    steps = ticks(max([_end(row) for row in areas] + [level or 0.0]))
    x = {"type": "quantitative", "scale": {"domain": [0, steps[-1]], "nice": False}}
    axis = {"values": steps, "title": f"Rate per {figure(view.audit.per)} people", "tickSize": 4, "domain": False}
    layers = [
        _intervals([row for row in areas if row.number is not None], {**x, "axis": axis}, areas),
        _dots([row for row in areas if row.number is not None], x, areas),
        _without([row for row in areas if row.number is None], areas),
    ]
    if level is not None:
        layers += _level(level, view.audit.partnership_name, x, ROW * sum(row.number is not None for row in areas))
    spec: Spec = {"width": PLOT, "height": ROW * len(areas), "layer": [part for part in layers if part]}
    return chart(spec, caption(view, drawing), (NAMES, 30, 30, 50))


def _end(row: AreaRow) -> float:
    return 0.0 if row.high is None or isinstance(row.high, Withheld) else max(float(row.high), row.number or 0.0)


def short(name: str, longest: int = 33) -> str:
    """Cut a long name so that it fits beside the plot; the table beside the figure has it whole.

    >>> short("Abbey"), short("Marton East and Nunthorpe Hall Garth", 27)
    ('Abbey', 'Marton East and Nunthorpe…')
    """
    plain = printable(name)
    return plain if len(plain) <= longest else plain[: longest - 2].rstrip() + "…"


def names_axis(keys: list[str], names: list[str]) -> Spec:
    """Return the axis that lists names down the left side, one to a row, in the order given."""
    words = {key: short(name) for key, name in zip(keys, names, strict=True)}
    axis = {
        "title": None,
        "grid": False,
        "ticks": False,
        "domain": False,
        "labelPadding": 10,
        "labelExpr": f"({_dictionary(words)})[datum.value]",
    }
    return {"field": "key", "type": "nominal", "scale": {"domain": keys, "padding": 0}, "axis": axis}


def _dictionary(words: dict[str, str]) -> str:
    return json.dumps(words, ensure_ascii=True)


def _rows(areas: list[AreaRow]) -> Spec:
    return names_axis([row.code for row in areas], [row.name for row in areas])


def _intervals(shown: list[AreaRow], x: Spec, areas: list[AreaRow]) -> Spec:
    values = [{"key": row.code, "low": row.low, "high": row.high} for row in shown if isinstance(row.low, int | float)]
    encoding = {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": _rows(areas)}
    return {"data": {"values": values}, "mark": {"type": "rule", "strokeWidth": 2, "color": MARK}, "encoding": encoding}


def _dots(shown: list[AreaRow], x: Spec, areas: list[AreaRow]) -> Spec:
    values = [{"key": row.code, "rate": row.rate, "few": row.status == "unreliable"} for row in shown]
    fill = {"condition": {"test": "datum.few", "value": PAPER}, "value": MARK}
    encoding = {"x": {"field": "rate", **x}, "y": _rows(areas), "fill": fill}
    mark = {"type": "point", "size": 75, "stroke": MARK, "strokeWidth": 2, "opacity": 1}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _without(others: list[AreaRow], areas: list[AreaRow]) -> Spec | None:
    if not others:
        return None
    words = {True: "withheld, small number", False: "no rate"}
    values = [{"key": row.code, "words": words[isinstance(row.count, Withheld)]} for row in others]
    mark = {"type": "text", "align": "left", "x": 6, "color": QUIET_INK, "fontStyle": "italic"}
    encoding = {"y": _rows(areas), "text": {"field": "words", "type": "nominal"}}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _level(level: float, name: str, x: Spec, depth: float) -> list[Spec]:
    place = {"x": {"field": "level", **x}}
    rule = {"type": "rule", "color": INK, "strokeWidth": 1.6, "strokeDash": [5, 4], "y": 0, "y2": depth}
    words = {"type": "text", "text": short(name, 40), "y": -12, "align": "left", "dx": -2, "color": INK}
    data = {"values": [{"level": level}]}
    return [{"data": data, "mark": mark, "encoding": place} for mark in (rule, words)]
