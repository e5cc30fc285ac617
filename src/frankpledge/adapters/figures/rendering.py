"""From a Vega-Lite specification to plain SVG without noise for screen readers."""

from __future__ import annotations

import re
from typing import Any

from frankpledge.adapters.figures.frame import Caption, framed
from frankpledge.adapters.figures.style import FONT, GRID, INK, TEXT_SIZE
from frankpledge.adapters.figures.words import printable

VERSION = "5.20"
Spec = dict[str, Any]

CONFIG: Spec = {
    "aria": False,
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": TEXT_SIZE - 1,
        "titleFontSize": TEXT_SIZE - 1,
        "titleFontWeight": "normal",
        "gridColor": GRID,
        "domainColor": INK,
        "tickColor": INK,
        # no label may be moved, cut or dropped by the width of its letters: fonts differ between machines
        "labelOverlap": False,
        "labelBound": False,
        "labelFlush": False,
        "labelLimit": 0,
        "titleLimit": 0,
    },
    "text": {"fontSize": TEXT_SIZE - 1, "color": INK},
}


def chart(spec: Spec, caption: Caption, padding: tuple[int, int, int, int]) -> bytes:
    """Draw a chart; padding is left, top, right, bottom. The plot's size is the specification's own."""
    import vl_convert  # slow to import, and maps need none of it

    left, top, right, bottom = padding
    sides = {"left": left, "top": top, "right": right, "bottom": bottom}
    whole = {"autosize": "none", "padding": sides, "config": CONFIG, **spec}
    drawn = vl_convert.vegalite_to_svg(_printable(whole), vl_version=VERSION)
    size = (spec["width"] + left + right, spec["height"] + top + bottom)
    return framed(caption, _inside(drawn), size)


def plot_text(words: str, x: float, y: float, *, align: str = "left", color: str = INK) -> Spec:
    """Return a layer that writes words at a place of the plot."""
    mark = {"type": "text", "align": align, "baseline": "middle", "color": color}
    return {"data": {"values": [{}]}, "mark": {**mark, "text": words, "x": x, "y": y}}


def _printable(part: Any) -> Any:
    """Drop control characters from every word of a specification: one of them ends the whole process."""
    if isinstance(part, dict):
        return {_printable(key): _printable(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_printable(each) for each in part]
    return printable(part) if isinstance(part, str) else part


def _inside(svg: str) -> str:
    """Return what the outer element holds, without labels and roles on single marks and without background."""
    inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    inner = re.sub(r'^<rect [^>]*fill="white"[^>]*/>', "", inner)
    inner = re.sub(r' (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"', "", inner)
    inner = re.sub(r'<path d="[^"]*"(?: display="none"| fill="none")* display="none"/>', "", inner)
    return f'<g aria-hidden="true">{inner}</g>'
