"""A set of areas made of mesh cells, and how it is written as GeoJSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from tithingham.mesh import Mesh


@dataclass(frozen=True, eq=False)
class Areas:
    """Areas in order of code. ``area_of_cell`` gives each mesh cell's position in them, or -1."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    shapes: NDArray[Any]
    area_of_cell: NDArray[np.intp]

    def position(self, name: str) -> int:
        """Return the position of the area of that name."""
        return self.names.index(name)

    def with_shape(self, position: int, shape: BaseGeometry) -> Areas:
        """Return the set with one outline redrawn."""
        shapes = self.shapes.copy()
        shapes[position] = shape
        return replace(self, shapes=shapes)


def make_areas(mesh: Mesh, area_of_cell: NDArray[np.intp], codes: tuple[str, ...], names: tuple[str, ...]) -> Areas:
    """Join the cells of each area."""
    shapes = np.empty(len(codes), dtype=object)
    for position in range(len(codes)):
        joined = shapely.coverage_union_all(mesh.shapes[area_of_cell == position])
        shapes[position] = _tidy(joined.geoms[0] if len(getattr(joined, "geoms", ())) == 1 else joined)
    return Areas(codes, names, shapes, area_of_cell)


def _tidy(shape: BaseGeometry) -> BaseGeometry:
    return shapely.orient_polygons(shapely.normalize(shape))


def write_geojson(path: Path, areas: Areas, code: str, name: str) -> None:
    """Write the areas under the property names that the agency uses."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": {code: areas.codes[i], name: areas.names[i]},
                "geometry": json.loads(shapely.to_geojson(areas.shapes[i])),
            },
            separators=(",", ":"),
        )
        for i in range(len(areas.codes))
    ]
    head = '{"type":"FeatureCollection","features":[\n'
    path.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8", newline="\n")
