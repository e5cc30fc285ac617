"""The maps of a release, each with the figures it is coloured by, from the release's own files."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from frankpledge.adapters.releases.shelf import Published, file_names
from frankpledge.core.evidence.words import label, when
from frankpledge.core.geography.letters import letters
from frankpledge.core.quantities import Withheld
from frankpledge.core.tables.categories import CATEGORIES

MOST_DRAWN = 40_000
"""Bytes of a drawing that is still put into the page: a larger one is a file to open, beside its table."""
MAP = re.compile(r"figures/(?P<by>[a-z0-9-]+?)-map-(?P<rest>[A-Za-z0-9-]+)\.svg")
DATA = re.compile(r' data-(category|period-from|source)="([^"]*)"')
TITLE = re.compile(r"<title[^>]*>([^<]*)</title>")
AREA = re.compile(r' data-area="([^"]*)"')

Row = list[Any]


@dataclass(frozen=True)
class Map:
    """One drawing of a release: what it shows, and where its file and its layer are."""

    name: str
    title: str
    path: str
    layer: str
    """The GeoJSON of the same figures, by its path in the bundle; empty where there is none."""
    source: str
    category: str
    first_day: str
    areas: tuple[str, ...]
    drawing: str

    @property
    def is_light(self) -> bool:
        """Whether the drawing fits into a page."""
        return len(self.drawing.encode()) <= MOST_DRAWN

    @property
    def inline(self) -> Markup:
        """The drawing as part of a page: this program wrote it, and a second person signed it off."""
        return Markup(self.drawing)  # noqa: S704 -- a release's own file; the page's policy lets no script of it run


def maps_of(found: Published) -> list[Map]:
    """Return the maps of a release, in the order of their files' names."""
    names = file_names(found.folder)
    return list(_maps(found, names))


def find_map(found: Published, name: str) -> Map | None:
    """Return one map of a release by its name in addresses."""
    return next((each for each in maps_of(found) if each.name == name), None)


def _maps(found: Published, names: list[str]) -> Iterator[Map]:
    for path in names:
        named = MAP.fullmatch(path)
        if named is None:
            continue
        drawing = (found.folder / path).read_text("utf-8")
        told, title = dict(DATA.findall(drawing.partition(">")[0])), TITLE.search(drawing)
        layer = f"maps/{named['by']}-{named['rest']}.geojson"
        yield Map(
            named["rest"], html.unescape(title[1]) if title else named["rest"], path,
            layer if layer in names else "", told.get("source", ""), told.get("category", ""),
            told.get("period-from", ""), tuple(map(html.unescape, AREA.findall(drawing))), drawing,
        )  # fmt: skip


def headline(each: Map) -> str:
    """Name what a map shows: its category, its source and its period are in the title of the drawing."""
    return f"{label(CATEGORIES, each.category)} ({each.source.replace('-', ' ')})" if each.category else each.title


def table_of(found: Published, shown: Map) -> list[Row]:
    """Return a row an area of the map: its letter and name, its count and its rate, and what is withheld said so."""
    with (found.folder / "tables" / "rates.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if _is_of(row, shown)]
    ordered = sorted(rows, key=lambda row: (row["area_name"].casefold(), row["area_code"]))
    return [[f"{letters(place)}. {row['area_name']}", *_figures(row)] for place, row in enumerate(ordered)]


def period_of(found: Published, shown: Map) -> str:
    """Write the days a map counts."""
    first, last = found.words.get("period") or (shown.first_day, shown.first_day)
    return when(first, last)


def _is_of(row: dict[str, str], shown: Map) -> bool:
    keys = (row["source"], row["category"], row["period_from"])
    return keys == (shown.source, shown.category, shown.first_day) and row["area_code"] in shown.areas


def _figures(row: dict[str, str]) -> Row:
    if row["status"] == "withheld":
        return [Withheld("the count is small"), Withheld("the count is small")]
    return [int(row["count"]) if row["count"] else None, f"{float(row['rate']):,.1f}" if row["rate"] else None]
