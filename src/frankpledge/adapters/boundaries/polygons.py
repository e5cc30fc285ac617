"""Polygons from GeoJSON geometries, all of a file at once: one by one takes ten times as long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Geometry = Mapping[str, Any] | None
Ring = Sequence[Sequence[float]]


def polygons_of(geometries: Sequence[Geometry]) -> NDArray[Any]:
    """Return the shape of each geometry: polygons for polygons, and None for whatever is no area.

    Raises
    ------
    ValueError, KeyError, TypeError, IndexError, shapely.errors.GEOSException
        A geometry is not made as GeoJSON says.

    Examples
    --------
    >>> square = [[0, 0], [1, 0], [1, 1], [0, 0]]
    >>> shapes = polygons_of([{"type": "Polygon", "coordinates": [square]}, {"type": "Point", "coordinates": [0, 0]}])
    >>> print(*shapes)
    POLYGON ((0 0, 1 0, 1 1, 0 0)) None
    """
    polygons = [_polygons(geometry) for geometry in geometries]
    shapes = np.full(len(geometries), None, dtype=object)
    parts = _built(list(chain.from_iterable(polygons)))
    position = 0
    for number, mine in enumerate(polygons):
        following = position + len(mine)
        if mine:
            whole = geometries[number] or {}
            is_one = whole["type"] == "Polygon"
            shapes[number] = parts[position] if is_one else shapely.multipolygons(parts[position:following])
        position = following
    return shapes


def _polygons(geometry: Geometry) -> Sequence[Sequence[Ring]]:
    """Return the polygons of a geometry, each a list of rings, the outer one first."""
    kind = geometry["type"] if geometry else None
    if geometry is None or kind not in ("Polygon", "MultiPolygon"):
        return []
    polygons = [geometry["coordinates"]] if kind == "Polygon" else geometry["coordinates"]
    return [polygon for polygon in polygons if polygon]


def _built(polygons: Sequence[Sequence[Ring]]) -> NDArray[Any]:
    if not polygons:
        return np.zeros(0, dtype=object)
    rings = list(chain.from_iterable(polygons))
    points = np.array([point[:2] for point in chain.from_iterable(rings)], dtype=np.float64)
    of_ring = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    of_polygon = np.repeat(np.arange(len(polygons)), [len(polygon) for polygon in polygons])
    lines: Any = shapely.linearrings(points, indices=of_ring)
    return np.asarray(shapely.polygons(lines, indices=of_polygon), dtype=object)
