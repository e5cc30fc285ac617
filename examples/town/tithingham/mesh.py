"""A mesh of small uneven hexagons: every boundary of the town runs along their edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from tithingham.grid import to_wgs84

Floats = NDArray[np.float64]

SIDE = 140.0
"""Length of a hexagon's side in metres."""
CENTRE = (620_000.0, 400_000.0)
"""In the North Sea, so that no real street or person lies in the town."""
REACH = (4_900.0, 10_900.0)
"""How far the mesh reaches west, and east (the neighbour's side) of the centre, in metres."""


@dataclass(frozen=True, eq=False)
class Mesh:
    """Hexagons: centres in metres from the middle of the town, corners and outlines in WGS84 to six decimals.

    ``corner_of`` has shape (n_cells, 6) and gives each cell's corners as positions in ``corners``, shape
    (n_corners, 2). Neighbouring cells share their corners exactly.
    """

    centres: Floats
    corners: Floats
    corner_of: NDArray[np.intp]
    shapes: NDArray[Any]


def make_mesh(rng: np.random.Generator) -> Mesh:
    """Lay the hexagons and move each corner a little at random."""
    centres, keys = _lattice()
    distinct, corner_of = np.unique(keys.reshape(-1, 2), axis=0, return_inverse=True)
    corner_of = corner_of.reshape(-1, 6)
    metres = distinct * np.array([SIDE * np.sqrt(3) / 2, SIDE / 2]) + _shifts(rng, len(distinct))
    corners = np.round(np.column_stack(to_wgs84(metres[:, 0] + CENTRE[0], metres[:, 1] + CENTRE[1])), 6)
    rings = np.concatenate([corners[corner_of], corners[corner_of[:, :1]]], axis=1)
    return Mesh(centres, corners, corner_of, shapely.polygons(rings))


def _shifts(rng: np.random.Generator, number: int) -> Floats:
    angle, far = rng.random(number) * 2 * np.pi, rng.random(number) * 0.36 * SIDE
    return np.column_stack([far * np.cos(angle), far * np.sin(angle)])


def _lattice() -> tuple[Floats, NDArray[np.int64]]:
    """Return centres in metres, and corners in whole steps of half a width and half a side: they match exactly."""
    west, east = (int(reach / (SIDE * np.sqrt(3))) for reach in REACH)
    rows = int(REACH[0] / (1.5 * SIDE))
    row, column = (part.ravel() for part in np.mgrid[-rows : rows + 1, -west : east + 1])
    step_x, step_y = 2 * column + row % 2, 3 * row
    around = np.array([(0, 2), (-1, 1), (-1, -1), (0, -2), (1, -1), (1, 1)])
    keys = np.column_stack([step_x, step_y])[:, None, :] + around
    centres = np.column_stack([step_x * SIDE * np.sqrt(3) / 2, step_y * SIDE / 2])
    return centres, keys
