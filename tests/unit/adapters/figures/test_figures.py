"""Figures: deterministic, accessible, and silent on what is withheld."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.adapters.figures import draw, map_layers
from frankpledge.adapters.figures.choice import drawings, headline_categories
from frankpledge.adapters.figures.monthly_chart import months_between
from frankpledge.adapters.figures.scales import class_of, decimals_for, rate_classes, ticks
from frankpledge.adapters.figures.view import AuditView
from frankpledge.core.quantities import NumberColumn, Withheld
from frankpledge.core.tables import Table
from tests.unit.adapters.audit_fixture import made_up_audit

SVG = "{http://www.w3.org/2000/svg}"
AUDIT = made_up_audit()
FIGURES = draw(AUDIT)
ROBBERY = "ward-map-robbery-police.svg"


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_an_image_with_a_name_and_an_alternative(name: str) -> None:
    svg = ET.fromstring(FIGURES[name])
    title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert len(title.text) > 20
    assert len(description.text) > 20
    assert {"data-source", "data-category", "data-period-from"} <= set(svg.keys())


@pytest.mark.parametrize("name", FIGURES)
def test_no_figure_asks_anything_of_a_network_or_runs_a_script(name: str) -> None:
    text = FIGURES[name].decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|<script|href=|<image|@import|\son\w+=", text)


@pytest.mark.parametrize("name", FIGURES)
def test_no_mark_speaks_for_itself_to_a_screen_reader(name: str) -> None:
    inside = FIGURES[name].decode().partition(">")[2]
    assert "aria-roledescription" not in inside
    assert "aria-label" not in inside
    assert 'role="' not in inside


def test_the_same_audit_gives_the_same_bytes_in_another_process(root: Path) -> None:
    script = (
        "import hashlib; from tests.unit.adapters.audit_fixture import made_up_audit; "
        "from frankpledge.adapters.figures import draw, map_layers; a = made_up_audit(); "
        "print(hashlib.sha256(b''.join([*draw(a).values(), *map_layers(a).values()])).hexdigest())"
    )
    here = hashlib.sha256(b"".join([*FIGURES.values(), *map_layers(AUDIT).values()])).hexdigest()
    environment = {"PYTHONPATH": f"{root / 'src'}:{root}", "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == here, done.stderr


def test_a_withheld_area_is_hatched_and_has_neither_class_nor_number() -> None:
    svg = ET.fromstring(FIGURES[ROBBERY])
    hidden = {row.code: row.name for row in AuditView(AUDIT).areas("police", "robbery") if row.status == "withheld"}
    drawn = {path.get("data-area"): path for path in svg.iter(f"{SVG}path") if path.get("class") == "area"}
    assert hidden
    assert set(drawn) == {area.code for area in AUDIT.areas}
    for code, name in hidden.items():
        assert drawn[code].get("fill") == "url(#withheld)"
        assert drawn[code].find(f"{SVG}title").text == f"{name}: withheld, small number"


def test_each_shown_area_has_the_colour_of_the_class_its_rate_falls_in() -> None:
    for name in (file for file in FIGURES if "-map-" in file):
        svg = ET.fromstring(FIGURES[name])
        classes = {
            item.find(f"{SVG}rect").get("fill"): (float(item.get("data-low")), float(item.get("data-high")))
            for item in svg.iter(f"{SVG}g")
            if item.get("class") == "legend-item"
        }
        for path in (p for p in svg.iter(f"{SVG}path") if p.get("class") == "area" and p.get("fill") in classes):
            rate = float(re.search(r": ([\d,.]+) per", path.find(f"{SVG}title").text)[1].replace(",", ""))
            low, high = classes[path.get("fill")]
            assert low <= rate <= high


def wiped(column: NumberColumn, numbers: int) -> NumberColumn:
    """The same column, holding other numbers where it is withheld."""
    values = np.where(column.withheld, np.asarray(numbers, dtype=column.values.dtype), column.values)
    return NumberColumn(values, column.withheld, column.absent)


@pytest.mark.parametrize("planted", [1, 4, 997])
def test_no_byte_of_a_figure_depends_on_a_withheld_number(planted: int) -> None:
    def other(table: Table) -> Table:
        columns = {n: wiped(c, planted) if isinstance(c, NumberColumn) else c for n, c in table.columns.items()}
        return Table(table.name, columns)

    changed = replace(AUDIT, tables={name: other(table) for name, table in AUDIT.tables.items()})
    assert draw(changed) == FIGURES
    assert map_layers(changed) == map_layers(AUDIT)


def test_withheld_rows_stand_last_and_by_name() -> None:
    rows = AuditView(AUDIT).areas("police", "robbery")
    states = [isinstance(row.rate, Withheld) for row in rows]
    names = [row.name for row in rows if isinstance(row.rate, Withheld)]
    assert states == sorted(states)
    assert names == sorted(names)


def test_categories_whose_rates_stand_out_come_before_the_most_frequent() -> None:
    found = headline_categories(AuditView(AUDIT), "police")
    assert found == ["violent-crime", "anti-social-behaviour", "robbery"]


def test_only_sources_reported_by_the_areas_of_the_report_are_mapped() -> None:
    maps = {drawing.source for drawing in drawings(AuditView(AUDIT)) if drawing.kind == "map"}
    assert maps == {"police", "council"}
    assert not [name for name in map_layers(AUDIT) if "probation" in name]


def test_a_series_of_mostly_withheld_months_is_no_figure() -> None:
    assert "monthly-all-police.svg" in FIGURES
    assert "monthly-robbery-police.svg" not in FIGURES


def test_an_unprotected_audit_says_restricted_on_every_figure_and_layer() -> None:
    open_audit = made_up_audit("none")
    for content in [*draw(open_audit).values(), *map_layers(open_audit).values()]:
        assert b"Restricted: not for release" in content


def test_names_that_look_like_markup_stay_words() -> None:
    hostile = "<script>alert(1)</script> & \"'` \x07\ud800 Ω"
    areas = tuple(replace(area, name=hostile + area.code) for area in AUDIT.areas)
    tables = dict(AUDIT.tables)
    for name in ("counts", "rates", "change"):
        columns = dict(tables[name].columns)
        codes = columns["area_code"].tolist()
        columns["area_name"] = np.array([hostile + code for code in codes])
        tables[name] = Table(name, columns)
    for content in draw(replace(AUDIT, areas=areas, tables=tables, partnership_name=hostile)).values():
        assert not list(ET.fromstring(content).iter(f"{SVG}script"))


def test_an_audit_without_populations_or_an_earlier_period_still_has_its_series() -> None:
    tables = {k: v for k, v in AUDIT.tables.items() if k not in ("rates", "change")}
    assert {name.partition("-")[0] for name in draw(replace(AUDIT, tables=tables, comparison=None))} == {"monthly"}


def test_layers_hold_every_area_in_wgs84_with_null_where_withheld() -> None:
    layer = json.loads(map_layers(AUDIT)["ward-robbery-police.geojson"])
    for feature, area in zip(layer["features"], AUDIT.areas, strict=True):
        properties = feature["properties"]
        assert properties["area_code"] == area.code
        assert (properties["status"] == "withheld") == (properties["count"] is None) == (properties["rate"] is None)
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.hausdorff_distance(area.shape) < 1e-5
        assert shapely.is_ccw(shape.exterior)


rates = st.lists(st.floats(0, 5000, allow_nan=False).map(lambda x: round(x, 4)), min_size=1, max_size=40)


@given(rates)
def test_every_rate_falls_in_one_of_at_most_five_classes_that_leave_no_gap(found: list[float]) -> None:
    places = decimals_for(max(found))
    classes = rate_classes(found, places)
    assert 1 <= len(classes) <= 5
    for rate in found:
        own = classes[class_of(rate, classes, places)]
        assert own.low - 1e-9 <= round(rate, places) <= own.high + 1e-9
    for lower, upper in pairwise(classes):
        assert upper.low - lower.high == pytest.approx(10.0**-places)


@given(st.floats(0.001, 1e6))
def test_an_axis_starts_at_nought_and_holds_the_largest_value(largest: float) -> None:
    found = ticks(largest)
    assert found[0] == 0
    assert found[-1] >= largest * (1 - 1e-6)
    assert len(found) <= 7


@given(st.integers(1990, 2040), st.integers(1, 12), st.integers(0, 60))
def test_months_between_are_consecutive(year: int, month: int, more: int) -> None:
    last = year * 12 + month - 1 + more
    found = months_between(f"{year:04d}-{month:02d}", f"{last // 12:04d}-{last % 12 + 1:02d}")
    assert len(found) == more + 1
    assert found == sorted(set(found))
