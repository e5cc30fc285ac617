"""Areas drawn so that their look tells: a legend's colour, a class, a size, an extra property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.adapters.releases.attack.cell_index import CellIndex
from frankpledge.adapters.releases.attack.keys import Key
from frankpledge.adapters.releases.attack.marks import Marked, telling_marks
from frankpledge.adapters.releases.attack.markup import Node
from frankpledge.adapters.releases.attack.rate_facts import interval_of_rate
from frankpledge.adapters.releases.attack.telling import Telling, tell

_PLACE = {
    "d", "id", "points", "transform", "x", "y", "cx", "cy", "dx", "dy", "x1", "x2", "y1", "y2", "role", "tabindex",
    "data-area", "data-name", "data-source", "data-category", "data-period-from", "data-period-to", "aria-label",
    "aria-labelledby", "aria-describedby", "aria-description", "title", "data-area-code", "data-area-name", "lang",
    "href",
}  # fmt: skip
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
Legend = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Drawn:
    """An element that stands for an area, with what the drawing says it shows."""

    node: Node
    area: str
    source: str
    category: str
    start: str


def drawing_leaks(name: str, root: Node, index: CellIndex) -> Iterator[Telling]:
    """Yield what the look of withheld areas tells, drawing by drawing."""
    for svg in [node for node in root.elements() if node.tag == "svg"]:
        drawn = list(_drawn(svg, _said(svg, ("", "", "")), index))
        hidden = [_withheld(item, index) for item in drawn]
        legend = _legend(svg)
        things = [Marked(bool(key), _look(item.node)) for item, key in zip(drawn, hidden, strict=True)]
        for place, mark, value in telling_marks(things):
            key = hidden[place]
            if key:
                where = f"{name}, line {drawn[place].node.line}, {mark}"
                why = f"the {mark} of a withheld area tells its class or size"
                yield tell(where, key, why, value, _interval(legend.get(value.lower()), key, index))


def _said(node: Node, outer: tuple[str, str, str]) -> tuple[str, str, str]:
    names = ("data-source", "data-category", "data-period-from")
    source, category, start = (node.attrs.get(name) or before for name, before in zip(names, outer, strict=True))
    return source, category, start


def _drawn(node: Node, said: tuple[str, str, str], index: CellIndex) -> Iterator[Drawn]:
    for child in node.nodes():
        inner = _said(child, said)
        area = child.attrs.get("data-area") or _titled_area(child, index)
        if area in index.book.areas:
            yield Drawn(child, area, *inner)
        yield from _drawn(child, inner, index)


def _titled_area(node: Node, index: CellIndex) -> str:
    """Return the area that a shape's own tooltip names, where it names one only."""
    titles = [child.text() for child in node.nodes() if child.tag == "title"]
    words = (titles or [node.attrs.get("aria-label", "")])[0]
    areas = index.book.mentions(words).areas if node.tag in {"path", "rect", "circle", "polygon"} and words else ()
    return next(iter(areas)) if len(areas) == 1 else ""


def _withheld(item: Drawn, index: CellIndex) -> Key | None:
    """Return the withheld key an element stands for; None where any cell it can stand for is shown."""
    categories = [item.category] if item.category else index.categories_of(item.area)
    keys = [
        key
        for key in index.keys([item.area], categories)
        if item.source in ("", key.source) and item.start in ("", key.start)
    ]
    if not item.start and keys:
        latest = {key.source: key.start for key in sorted(keys, key=lambda key: key.start)}
        keys = [key for key in keys if key.start == latest[key.source]]
    return keys[0] if keys and all(key in index.published.withheld for key in keys) else None


def _look(node: Node) -> dict[str, str]:
    """Return the attributes of an element that can carry a figure, its style taken apart."""
    style = dict(part.split(":", 1) for part in node.attrs.get("style", "").split(";") if ":" in part)
    plain = {name: value for name, value in node.attrs.items() if name not in _PLACE and name != "style"}
    return plain | {name.strip(): value.strip() for name, value in style.items()}


def _legend(svg: Node) -> Legend:
    """Return the interval of rates of each colour in the legend, from its data or else its words."""
    found: Legend = {}
    for item in [node for node in svg.elements() if "legend-item" in node.attrs.get("class", "").split()]:
        ends = [item.attrs.get("data-low", ""), item.attrs.get("data-high", "")]
        words = [word for end in ends for word in _NUMBER.findall(end)] or _NUMBER.findall(item.text())
        fills = [look["fill"].lower() for node in item.elements() if "fill" in (look := _look(node))]
        if len(words) == 2 and fills:
            reach = 0.5 * 10.0 ** -max(len(word.partition(".")[2]) for word in words)
            low, high = (float(word.replace(",", "")) for word in words)
            found[fills[0]] = (low - reach, high + reach)
    return found


def _interval(rates: tuple[float, float] | None, key: Key, index: CellIndex) -> tuple[int, int] | None:
    known = index.published.rates.get(key, {})
    if not rates or not known.get("population"):
        return None
    return interval_of_rate(*rates, known["population"], known.get("per", 1000.0))
