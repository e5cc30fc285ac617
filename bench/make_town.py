"""Make a large made-up force area: wards that tile an outline, and street-level rows in the police's own columns.

Usage: ``python bench/make_town.py FOLDER ROWS distinct|snapped``
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]

CELLS = 72
"""Wards along each side: 5,184 of them, each with 28 vertices."""
BETWEEN = 6
"""Vertices on an edge between two corners."""
WEST, SOUTH, WIDTH, HEIGHT = -1.99, 54.006, 0.98, 0.588
"""The outline lies a little inside the rectangle of the points, so that a few per cent fall outside."""
PLACES = 6_000
"""Distinct places when points are snapped, as the police's anchor points are."""
PRIME = 599_999_999_993
"""A prime below the 600,000,000,000 places of the grid; multiples of STEP modulo it meet each place once at most."""
STEP = 370_820_393_249

STREET = """
COPY (
  SELECT md5(i::VARCHAR) || md5((i + 1)::VARCHAR) AS "Crime ID",
         '2024-' || lpad((1 + hash(i * 7) % 12)::VARCHAR, 2, '0') AS "Month",
         'Cleveland Police' AS "Reported by", 'Cleveland Police' AS "Falls within",
         printf('%.6f', -2 + (k % 1000000)::BIGINT / 1e6) AS "Longitude",
         printf('%.6f', 54 + (k // 1000000)::BIGINT / 1e6) AS "Latitude",
         'On or near Street ' || (hash(i * 13) % 9000)::VARCHAR AS "Location",
         'E0101' || lpad((hash(i * 3) % 5000)::VARCHAR, 4, '0') AS "LSOA code",
         'Town ' || (hash(i * 3) % 5000)::VARCHAR AS "LSOA name",
         (['Anti-social behaviour', 'Bicycle theft', 'Burglary', 'Criminal damage and arson', 'Drugs', 'Other crime',
           'Other theft', 'Possession of weapons', 'Public order', 'Robbery', 'Shoplifting', 'Theft from the person',
           'Vehicle crime', 'Violence and sexual offences'])[1 + (hash(i * 11) % 14)::INT] AS "Crime type",
         'Unable to prosecute suspect' AS "Last outcome category", '' AS "Context"
  FROM (SELECT i, ((1 + {place})::HUGEINT * {step}) % {prime} AS k FROM range({rows}) t(i))
) TO '{target}' (HEADER, DELIMITER ',')
"""

RECIPE = """
[partnership]
name = "Bench"
code = "B01"
boundaries = "outline"

[period]
from = 2024-01-01
to = 2024-12-31

[report]
by = "ward"

[disclosure]
method = "none"

[[boundaries]]
name = "outline"
file = "outline.geojson"
code = "code"
label = "name"

[[boundaries]]
name = "ward"
file = "wards.geojson"
code = "code"
label = "name"

[[population]]
name = "residents"
source = "made up"
date = 2023-06-30
by = "ward"
file = "people.csv"
code = "code"
column = "people"
use = true

[[source]]
name = "police"
agency = "Bench Police"
reader = "police-uk-street"
files = ["street.csv"]
"""


def main(folder: Path, rows: int, kind: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    wards, outline = tiles()
    codes = [f"W{number:05d}" for number in range(len(wards))]
    write_geojson(folder / "wards.geojson", codes, wards)
    write_geojson(folder / "outline.geojson", ["B01"], [outline])
    people = "".join(f"{code},{1000 + number % 7000}\n" for number, code in enumerate(codes))
    (folder / "people.csv").write_text("code,people\n" + people, encoding="utf-8")
    (folder / "audit.toml").write_text(RECIPE, encoding="utf-8")
    write_street(folder / "street.csv", rows, kind)


def tiles() -> tuple[list[Ring], Ring]:
    """Return the wards' rings and the outline's, from edges that neighbours share to the last digit."""
    draw = np.random.default_rng(2024)
    corners = np.stack(np.meshgrid(np.arange(CELLS + 1.0), np.arange(CELLS + 1.0), indexing="ij"), axis=-1)
    corners += draw.uniform(-0.2, 0.2, corners.shape)
    along_x = edges(corners[:-1], corners[1:], draw)
    along_y = edges(corners[:, :-1], corners[:, 1:], draw)
    wards = [
        np.concatenate([along_x[i, j], along_y[i + 1, j], along_x[i, j + 1][::-1], along_y[i, j][::-1]])
        for i in range(CELLS)
        for j in range(CELLS)
    ]
    span = range(CELLS)
    outline = [along_x[i, 0] for i in span] + [along_y[CELLS, j] for j in span]
    outline += [along_x[i, CELLS][::-1] for i in reversed(span)] + [along_y[0, j][::-1] for j in reversed(span)]
    return [closed(ring) for ring in wards], closed(np.concatenate(outline))


def edges(start: Ring, end: Ring, draw: np.random.Generator) -> Ring:
    """Return points from start to end, wandering a little between them, as degrees to six decimals."""
    share = np.linspace(0, 1, BETWEEN + 2)[:, None]
    points = start[..., None, :] * (1 - share) + end[..., None, :] * share
    points[..., 1:-1, :] += draw.uniform(-0.06, 0.06, points[..., 1:-1, :].shape)
    scale, origin = np.array([WIDTH, HEIGHT]) / CELLS, np.array([WEST, SOUTH])
    return np.round(points * scale + origin, 6)


def closed(points: Ring) -> Ring:
    """Drop each point that repeats the one before it, and end where the ring began."""
    moved = np.any(points != np.roll(points, 1, axis=0), axis=1)
    ring = points[moved]
    return np.concatenate([ring, ring[:1]])


def write_geojson(path: Path, codes: list[str], rings: list[Ring]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": f"Ward {code}"},
            "geometry": {"type": "Polygon", "coordinates": [ring.tolist()]},
        }
        for code, ring in zip(codes, rings, strict=True)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def write_street(path: Path, rows: int, kind: str) -> None:
    """Write the rows and check that points are as distinct as they should be."""
    place = "i" if kind == "distinct" else f"hash(i) % {PLACES}"
    connection = duckdb.connect()
    connection.execute(STREET.format(place=place, step=STEP, prime=PRIME, rows=rows, target=path))
    query = f"SELECT count(DISTINCT (Longitude, Latitude)) FROM read_csv('{path}', all_varchar = true)"
    (distinct,) = connection.execute(query).fetchone() or (0,)
    expected: dict[str, Callable[[], int]] = {"distinct": lambda: rows, "snapped": lambda: min(rows, PLACES)}
    if distinct != expected[kind]():
        sys.exit(f"{distinct:,} distinct points instead of {expected[kind]():,}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
