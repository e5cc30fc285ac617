"""A share asked for year after year, with its interval each time: what is withheld leaves a gap with its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from frankpledge.adapters.figures.frame import Caption
from frankpledge.adapters.figures.rendering import Spec, chart, plot_text
from frankpledge.adapters.figures.style import MARK, QUIET_INK

WIDTH, HEIGHT = 440, 200
MOST_LETTERS = 12


@dataclass(frozen=True)
class RoundPoint:
    """A round's name, and its share with the ends of its interval; all None where it is withheld."""

    name: str
    share: float | None
    low: float | None
    high: float | None


def rounds_chart(name: str, title: str, description: str, points: Sequence[RoundPoint]) -> bytes:
    """Draw the shares in order of time, from 0 to 100 per cent."""
    labels = {str(place): point.name[:MOST_LETTERS] for place, point in enumerate(points)}
    axis = {"values": list(labels), "labelExpr": f"({labels!r})[datum.value]", "title": None, "labelAngle": 0,
            "grid": False, "tickSize": 5}  # fmt: skip
    scale = {"type": "point", "domain": list(labels), "padding": 0.5}
    x: Spec = {"field": "round", "type": "ordinal", "scale": scale, "axis": axis}
    told = [_row(place, point) for place, point in enumerate(points) if point.share is not None]
    y = {"type": "quantitative", "scale": {"domain": [0, 100]}}
    ticks = {"values": [0, 25, 50, 75, 100], "title": None, "domain": False, "ticks": False}
    layers: list[Spec] = [
        {"data": {"values": told}, "mark": {"type": "rule", "strokeWidth": 2.4, "color": MARK},
         "encoding": {"x": x, "y": {"field": "low", "axis": ticks} | y, "y2": {"field": "high"}}},
        {"data": {"values": told}, "mark": {"type": "point", "filled": True, "size": 70, "color": MARK, "opacity": 1},
         "encoding": {"x": x, "y": {"field": "share", "axis": ticks} | y}},
        plot_text("% of those who answered", -36, -16),
    ]  # fmt: skip
    hidden = [{"round": str(place)} for place, point in enumerate(points) if point.share is None]
    if hidden:
        words = {"type": "text", "text": "withheld", "angle": 270, "y": HEIGHT / 2, "color": QUIET_INK}
        layers.append({"data": {"values": hidden}, "mark": words, "encoding": {"x": x}})
    spec: Spec = {"width": WIDTH, "height": HEIGHT, "layer": layers}
    return chart(spec, Caption(name, title, description, {}), (46, 38, 20, 40))


def _row(place: int, point: RoundPoint) -> dict[str, Any]:
    return {
        "round": str(place), "share": 100 * (point.share or 0), "low": 100 * (point.low or 0),
        "high": 100 * (point.high or 0),
    }  # fmt: skip
