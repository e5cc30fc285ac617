"""Read the outlines of areas from GeoJSON, GeoPackage or Shapefile, as WGS84 degrees."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pydantic_core import from_json
from shapely.geometry.base import BaseGeometry

from frankpledge.adapters.boundaries.polygons import polygons_of
from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.geography import BoundarySet

AREAL = ("Polygon", "MultiPolygon")

Feature = tuple[dict[str, Any], BaseGeometry]


def read_boundaries(name: str, path: Path, code: str, label: str) -> BoundarySet:
    """Read a boundary set; ``code`` and ``label`` name the properties that hold each area's code and name.

    Raises
    ------
    BadInput
        The file cannot be read, lacks a property, repeats a code, holds no areas or is not in degrees.
    """
    features = _from_geojson(path) if path.suffix.lower() in (".geojson", ".json") else _from_gdal(path)
    faults = list(_faults(features, path.name, code, label))
    if faults:
        raise BadInput(faults)
    shapes = np.array([shape for _, shape in features], dtype=object)
    broken = np.flatnonzero(~shapely.is_valid(shapes))
    shapes[broken] = shapely.make_valid(shapes[broken])
    return BoundarySet.of(
        name,
        [str(properties[code]) for properties, _ in features],
        [str(properties[label]) for properties, _ in features],
        shapes.tolist(),
    )


def _from_geojson(path: Path) -> list[Feature]:
    try:
        features = from_json(path.read_bytes())["features"]
        shapes = polygons_of([feature["geometry"] for feature in features])
        return [(dict(feature["properties"]), shape) for feature, shape in zip(features, shapes, strict=True)]
    except OSError as error:
        raise BadInput(
            Fault("file-unreadable", "the boundary file cannot be opened: check its name.", file=path.name)
        ) from error
    except (ValueError, KeyError, TypeError, IndexError, shapely.errors.GEOSException) as error:
        raise BadInput(
            Fault("boundaries-damaged", "this is no GeoJSON collection of areas.", file=path.name)
        ) from error


def _from_gdal(path: Path) -> list[Feature]:
    """Read by DuckDB's spatial extension, turning other coordinates to WGS84."""
    import duckdb

    from frankpledge.adapters.engine.session import load_spatial

    if not path.exists():
        raise BadInput(Fault("file-missing", "the boundary file cannot be opened: check its name.", file=path.name))
    connection = duckdb.connect()
    load_spatial(connection)
    try:
        rows = connection.execute("SELECT * EXCLUDE (geom), ST_AsWKB(geom) AS wkb__ FROM ST_Read(?)", [str(path)])
        names = [column[0] for column in rows.description or ()]
        found = rows.fetchall()
    except duckdb.Error as error:
        raise BadInput(Fault("boundaries-damaged", "the boundary file cannot be read.", file=path.name)) from error
    features = [(dict(zip(names[:-1], row[:-1], strict=True)), shapely.from_wkb(bytes(row[-1]))) for row in found]
    return _to_degrees(connection, features)


def _to_degrees(connection: Any, features: list[Feature]) -> list[Feature]:
    """Turn British National Grid outlines, known by the size of their numbers, to degrees."""
    if all(abs(value) <= 180 for _, shape in features for value in shape.bounds):
        return features
    moved = []
    for properties, shape in features:
        query = "SELECT ST_AsWKB(ST_Transform(ST_GeomFromWKB(?), 'EPSG:27700', 'EPSG:4326', always_xy := true))"
        moved.append((properties, shapely.from_wkb(bytes(connection.execute(query, [shape.wkb]).fetchone()[0]))))
    return moved


def _faults(features: list[Feature], file: str, code: str, label: str) -> list[Fault]:
    if not features:
        return [Fault("boundaries-empty", "the file holds no areas.", file=file)]
    wanted = {key for key in (code, label) if any(key not in properties for properties, _ in features)}
    if wanted:
        has = ", ".join(sorted(features[0][0]))
        return [
            Fault("property-missing", f"no area has the property '{key}'; it has: {has}.", file=file)
            for key in sorted(wanted)
        ]
    faults = [
        Fault("not-an-area", "every feature must be a polygon.", file=file, value=str(properties[code]))
        for properties, shape in features
        if shape is None or shape.geom_type not in AREAL or shape.is_empty
    ]
    met = Counter(str(properties[code]) for properties, _ in features)
    faults += [
        Fault("code-repeated", "two areas have this code: join their outlines or correct one.", file=file, value=value)
        for value, times in sorted(met.items())
        if times > 1
    ]
    if not faults and any(abs(value) > 180 for _, shape in features for value in shape.bounds):
        mend = "coordinates must be WGS84 longitude and latitude."
        faults.append(Fault("boundaries-not-degrees", mend, file=file))
    return faults
