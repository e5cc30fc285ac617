"""A map of rates by area, as SVG."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from frankpledge.adapters.figures.choice import Drawing
from frankpledge.adapters.figures.frame import framed
from frankpledge.adapters.figures.projection import Projection, label_point, path_data, simplified
from frankpledge.adapters.figures.scales import RateClass, class_of, decimals_for, rate_classes
from frankpledge.adapters.figures.sentences import ANCHORS, caption
from frankpledge.adapters.figures.style import CLASS_FILLS, CLASS_INKS, INK, PAPER, QUIET_INK
from frankpledge.adapters.figures.view import AreaRow, AuditView
from frankpledge.adapters.figures.words import figure, xml
from frankpledge.core.geography.letters import letters
from frankpledge.core.quantities import Withheld

WIDTH, TALLEST, MARGIN = 480.0, 560.0, 10.0
HATCHED = "url(#withheld)"
EMPTY = "#ffffff"


@dataclass(frozen=True)
class Ground:
    """The areas on the paper, made once for all maps: path, place for the letter, and the outline."""

    paths: dict[str, str]
    points: dict[str, tuple[float, float, float]]
    letters: dict[str, str]
    outline: str
    projection: Projection


def map_letters(view: AuditView) -> dict[str, str]:
    """Letter the areas by name: a letter tells where to look on the map, and cannot be read as a figure."""
    ordered = sorted(view.audit.areas, key=lambda area: (area.name.casefold(), area.code))
    return {area.code: letters(place) for place, area in enumerate(ordered)}


def prepare(view: AuditView) -> Ground:
    """Project and simplify the areas of the report."""
    areas = view.audit.areas
    everything: list[BaseGeometry] = [*(area.shape for area in areas), view.audit.outline]
    bounds = shapely.total_bounds(np.array(everything, dtype=object))
    projection = Projection.fitting(bounds.tolist(), WIDTH - 2 * MARGIN, TALLEST)
    shapes = simplified([projection.to_paper(area.shape) for area in areas])
    outline = simplified([projection.to_paper(view.audit.outline)])[0]
    codes = [area.code for area in areas]
    paths = {code: path_data(shape) for code, shape in zip(codes, shapes, strict=True)}
    points = {code: label_point(shape) for code, shape in zip(codes, shapes, strict=True)}
    return Ground(paths, points, map_letters(view), path_data(outline), projection)


def area_map(view: AuditView, drawing: Drawing, ground: Ground) -> bytes:
    """Draw the rates of one source and category; what is withheld is hatched and has no class."""
    found = {row.code: row for row in view.areas(drawing.source, drawing.category)}
    rates = [found[code].number for code in ground.paths if code in found]
    shown = [rate for rate in rates if rate is not None]
    places = decimals_for(max(shown, default=0.0))
    classes = rate_classes(shown, places)
    named = {area.code: area.name for area in view.audit.areas}
    codes = sorted(ground.paths, key=lambda code: (named[code].casefold(), code))
    fills = {code: _fill(found.get(code), classes, places) for code in codes}
    told = {code: f"{named[code]}: {_told(found.get(code), view.audit.per, places)}" for code in codes}
    drawn = [_area(code, ground.paths[code], fills[code], told[code]) for code in codes]
    outline = f'<path d="{ground.outline}" fill="none" stroke="{INK}" stroke-width="2.2" stroke-linejoin="round"/>'
    marks = [_letter(ground, code, fills[code]) for code in codes]
    hidden = any(fill == HATCHED for fill in fills.values())
    top = ground.projection.height + 20
    legend, bottom = _legend(view, drawing, (classes, places), top=top, hatched=hidden)
    inner = [*drawn, outline, *marks, *legend, *_scale_bar(ground.projection, top)]
    body = "\n".join([f'<g transform="translate({MARGIN:g} {MARGIN:g})">', *inner, "</g>"])
    return framed(caption(view, drawing), body, (WIDTH, bottom + 2 * MARGIN))


def _fill(row: AreaRow | None, classes: list[RateClass], places: int) -> str:
    if row is None or row.rate is None:
        return EMPTY
    if row.number is None:
        return HATCHED
    return _class_fills(classes)[class_of(row.number, classes, places)]


def _class_fills(classes: list[RateClass]) -> list[str]:
    """Spread the colours over however many classes there are, always ending at the darkest."""
    last = len(CLASS_FILLS) - 1
    return [CLASS_FILLS[round(i * last / max(len(classes) - 1, 1))] for i in range(len(classes))]


def _told(row: AreaRow | None, per: int, places: int) -> str:
    if row is None or row.rate is None:
        return "no rate"
    if isinstance(row.rate, Withheld):
        return "withheld, small number"
    caution = " (under 20 records: treat with caution)" if row.status == "unreliable" else ""
    return f"{figure(row.rate, places)} per {figure(per)}{caution}"


def _area(code: str, path: str, fill: str, told: str) -> str:
    return (
        f'<path class="area" data-area="{xml(code)}" fill="{fill}" stroke="{INK}" stroke-width="0.9" '
        f'stroke-linejoin="round" d="{path}"><title>{xml(told)}</title></path>'
    )


def _letter(ground: Ground, code: str, fill: str) -> str:
    x, y, radius = ground.points[code]
    size = 13 if radius >= 9 else 11
    ink = CLASS_INKS[CLASS_FILLS.index(fill)] if fill in CLASS_FILLS else INK
    halo = f' stroke="{PAPER}" stroke-width="5" paint-order="stroke"' if fill == HATCHED else ""
    return (
        f'<text class="area-letter" aria-hidden="true" x="{x:.1f}" y="{y + size * 0.36:.1f}" text-anchor="middle" '
        f'font-size="{size}" fill="{ink}"{halo}>{ground.letters[code]}</text>'
    )


def _legend(
    view: AuditView, drawing: Drawing, scale: tuple[list[RateClass], int], *, top: float, hatched: bool
) -> tuple[list[str], float]:
    classes, places = scale
    heading = f"Rate per {figure(view.audit.per)} people"
    lines = [f'<text x="0" y="{top + 12:g}" font-weight="bold" fill="{INK}">{xml(heading)}</text>']
    fills = _class_fills(classes)
    y = top + 22
    for fill, each in zip(fills, classes, strict=True):
        lines.append(_legend_item(each, fill, places, y))
        y += 23
    if hatched:
        lines.append(_swatch("legend-withheld", HATCHED, "withheld, small number", y))
        y += 23
    if next(s for s in view.audit.sources if s.name == drawing.source).snapped:
        note = ANCHORS.replace(": they", ".|They").split("|")
        lines += [_note(line, y + 16 + 16 * i) for i, line in enumerate(note)]
        y += 34
    return lines, y


def _note(words: str, y: float) -> str:
    return f'<text x="0" y="{y:g}" font-size="12.5" fill="{QUIET_INK}">{words}</text>'


def _legend_item(each: RateClass, fill: str, places: int, y: float) -> str:
    words = f"{figure(each.low, places)} or more" if each.is_open else _between(each, places)
    bounds = f' data-low="{each.low:.{places}f}" data-high="{each.high:.{places}f}"'
    return _swatch("legend-item", fill, words, y, bounds)


def _between(each: RateClass, places: int) -> str:
    low, high = figure(each.low, places), figure(each.high, places)
    return low if low == high else f"{low} to {high}"


def _swatch(name: str, fill: str, words: str, y: float, bounds: str = "") -> str:
    return (
        f'<g class="{name}"{bounds}><rect x="0.5" y="{y:g}" width="30" height="17" fill="{fill}" stroke="{INK}" '
        f'stroke-width="0.9"/><text x="40" y="{y + 13.5:g}" fill="{INK}">{words}</text></g>'
    )


def _scale_bar(projection: Projection, top: float) -> list[str]:
    """Draw a bar of a round number of kilometres, at most a quarter of the map's width."""
    lengths = [length for length in (0.5, 1, 2, 5, 10, 20, 50) if projection.length_of(length) <= WIDTH / 4]
    length = max(lengths, default=0.5)
    end, start = WIDTH - 2 * MARGIN, WIDTH - 2 * MARGIN - projection.length_of(length)
    bar = f'<path d="M{start:.1f} {top + 4:g}v6H{end:.1f}v-6" fill="none" stroke="{INK}" stroke-width="1.4"/>'
    place = f'x="{(start + end) / 2:.1f}" y="{top + 26:g}" text-anchor="middle" font-size="12.5" fill="{INK}"'
    return [bar, f'<text class="scale" aria-hidden="true" {place}>{length:g} km</text>']


@dataclass(frozen=True)
class MapKey:
    """What a map in a browser is drawn by: each area's colour and words, and what each colour means.

    An area whose figure is withheld, or that has none, has no colour.
    """

    fills: dict[str, str]
    told: dict[str, str]
    legend: list[tuple[str, str]]


def map_key(view: AuditView, source: str, category: str) -> MapKey:
    """Colour the areas as their drawing is coloured."""
    found = {row.code: row for row in view.areas(source, category)}
    named = {area.code: area.name for area in view.audit.areas}
    shown = [found[code].number for code in named if code in found and found[code].number is not None]
    rates = [rate for rate in shown if rate is not None]
    places = decimals_for(max(rates, default=0.0))
    classes = rate_classes(rates, places)
    fills = {code: _fill(found.get(code), classes, places) for code in named}
    words = [f"{figure(each.low, places)} or more" if each.is_open else _between(each, places) for each in classes]
    return MapKey(
        fills={code: fill for code, fill in fills.items() if fill not in (HATCHED, EMPTY)},
        told={code: f"{named[code]}: {_told(found.get(code), view.audit.per, places)}" for code in named},
        legend=list(zip(_class_fills(classes), words, strict=True)),
    )
