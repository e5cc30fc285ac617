"""The rings of polygons, wherever in a shape they lie."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray


def rings_of(shapes: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return every ring of every polygon with its inside on the left, and the position of the shape it belongs to.

    Polygons may lie two deep: parts of a multipolygon in a collection.

    Examples
    --------
    >>> from shapely import MultiPolygon, box
    >>> rings, shape = rings_of(np.array([box(0, 0, 1, 1), MultiPolygon([box(2, 0, 3, 1), box(4, 0, 5, 1)])]))
    >>> len(rings), shape.tolist()
    (3, [0, 1, 1])
    """
    parts, of_part = shapely.get_parts(shapes, return_index=True)
    parts, of_inner = shapely.get_parts(parts, return_index=True)
    rings, of_ring = shapely.get_rings(shapely.orient_polygons(parts), return_index=True)
    return rings, of_part[of_inner[of_ring]]


def edges_of(shapes: NDArray[Any]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Return where every edge starts and ends, shape (n_edges, 2) each, and the position of its shape."""
    rings, of_ring = rings_of(shapes)
    points, of_point = shapely.get_coordinates(rings, return_index=True)
    same = of_point[1:] == of_point[:-1]
    return points[:-1][same], points[1:][same], of_ring[of_point[:-1][same]]
