"""Read a release back as the values it was written from, for pages that show and hand on a part of it."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from frankpledge.adapters.releases.csv_tables import HEADINGS
from frankpledge.adapters.releases.describe import INTEGERS, NUMBERS
from frankpledge.core.provenance import AreaShape, Audit, SourceRecord, SuppliedFile
from frankpledge.core.quantities import NumberColumn
from frankpledge.core.tables import Table
from frankpledge.core.tables.categories import ALL

Row = dict[str, str]
Period = tuple[date, date]


def read_release(folder: Path) -> Audit:
    """Return what a release says: its tables, sources and areas; nothing in it is more exact than what was written.

    What no file of the release tells is left at its least: no finding, no source moved to anchor points, and for the
    outline the areas together.
    """
    package, account = _json(folder / "datapackage.json"), _json(folder / "provenance.json")
    tables = {name: _table(folder, name) for name in HEADINGS}
    periods = sorted(set(_periods(tables["counts"])), key=lambda each: each[::-1])
    by, areas = _areas(folder)
    code = package["frankpledge"]["partnership"]
    protected = package["frankpledge"]["sources"]
    return Audit(
        title=package["title"], partnership_code=code, partnership_name=_name_of(tables["counts"], code), regime="",
        report_by=by, per=_per(tables["rates"]), period=periods[-1], comparison=periods[0] if periods[1:] else None,
        outline=shapely.union_all([area.shape for area in areas]), areas=areas,
        sources=tuple(
            _source(name, told, protected[name], periods, by if areas else "")
            for name, told in sorted(account["sources"].items())
        ),
        inputs=tuple(SuppliedFile(each["name"], each["sha256"], each["role"]) for each in account["inputs"]),
        categories=package["frankpledge"]["categories"], tables=tables, findings=(), seed=account["seed"],
    )  # fmt: skip


def _json(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def _table(folder: Path, name: str) -> Table:
    with (folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return Table(name, {heading: _column(rows, heading) for heading in HEADINGS[name].split()})


def _column(rows: list[Row], heading: str) -> Any:
    texts = [row[heading] for row in rows]
    if heading not in INTEGERS | NUMBERS:
        return np.array(texts, dtype=object)
    empty = np.array([text == "" for text in texts], dtype=bool)
    hidden = np.array([row.get("status") == "withheld" for row in rows], dtype=bool)
    whole = heading in INTEGERS and not any("." in text for text in texts)
    values = np.array([(int if whole else float)(text or 0) for text in texts], dtype=np.int64 if whole else np.float64)
    return NumberColumn.of(values, withheld=empty & hidden, absent=empty & ~hidden)


def _periods(counts: Table) -> list[Period]:
    return [(date.fromisoformat(row["period_from"]), date.fromisoformat(row["period_to"])) for row in counts.rows()]


def _name_of(counts: Table, code: str) -> str:
    return next((row["area_name"] for row in counts.rows() if row["area_code"] == code), code)


def _per(rates: Table) -> int:
    return next((int(row["per"]) for row in rates.rows() if row["per"]), 1000)


def _areas(folder: Path) -> tuple[str, tuple[AreaShape, ...]]:
    """Return what the release calls its areas, and their outlines: every map has them all."""
    found = sorted((folder / "maps").glob(f"*-{ALL}-*.geojson"))
    if not found:
        return "area", ()
    by = found[0].name.partition(f"-{ALL}-")[0]
    return by, tuple(_area(feature) for feature in _json(found[0])["features"])


def _area(feature: Mapping[str, Any]) -> AreaShape:
    shape: BaseGeometry = shapely.from_geojson(json.dumps(feature["geometry"]))
    return AreaShape(feature["properties"]["area_code"], feature["properties"]["area_name"], shape)


def _source(
    name: str, told: Mapping[str, Any], protected: Mapping[str, Any], periods: list[Period], area_set: str
) -> SourceRecord:
    files = tuple(
        SuppliedFile(file["name"], file["sha256"], name, file.get("made_from_sha256", "")) for file in told["files"]
    )
    return SourceRecord(
        name, told["agency"], told["basis"], told["licence"], area_set, periods[0][0], periods[-1][1], files,
        snapped=False, method=protected["method"], threshold=protected["threshold"], base=protected["base"],
    )  # fmt: skip
