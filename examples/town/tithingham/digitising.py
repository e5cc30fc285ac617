"""The slips that digitising makes: a gap between two wards, and an overlap of two others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from tithingham.areas import Areas
from tithingham.mesh import Mesh

PULL = 0.6
"""How far a corner is pulled, as a share of the way to the middle of a cell."""


@dataclass(frozen=True, eq=False)
class Slip:
    """A gap or an overlap of two wards, and a point in the midst of it (six decimals)."""

    kind: str
    codes: tuple[str, str]
    shape: BaseGeometry
    point: tuple[float, float]


def plant_slips(mesh: Mesh, wards: Areas, district: NDArray[np.intp]) -> tuple[Areas, tuple[Slip, ...]]:
    """Redraw one corner of one ward for each slip, leaving the other ward at that corner as it is.

    A corner of ward A pulled into one of A's own cells opens a gap; pulled into a cell of ward B it overlaps B.
    """
    corners = _corners_of_two(mesh, wards, district)
    first, last = corners[len(corners) // 3], corners[2 * len(corners) // 3]
    wards, gap = _slip(mesh, wards, first, "gap")
    wards, overlap = _slip(mesh, wards, last, "overlap")
    return wards, (gap, overlap)


def _corners_of_two(mesh: Mesh, wards: Areas, district: NDArray[np.intp]) -> list[int]:
    """Return inner corners where three of the town's cells of just two wards meet, two of them in the first."""
    found = []
    for corner in range(len(mesh.corners)):
        cells = np.flatnonzero((mesh.corner_of == corner).any(axis=1))
        if len(cells) == 3 and (district[cells] == 0).all() and len(set(wards.area_of_cell[cells].tolist())) == 2:
            found.append(corner)
    return found


def _slip(mesh: Mesh, wards: Areas, corner: int, kind: str) -> tuple[Areas, Slip]:
    cells = np.flatnonzero((mesh.corner_of == corner).any(axis=1))
    ward_here = wards.area_of_cell[cells]
    a, b = (int(w) for w in np.unique(ward_here))
    into = cells[ward_here == (a if kind == "gap" else b)][0]
    here = mesh.corners[corner]
    middle = mesh.corners[mesh.corner_of[into]].mean(axis=0)
    there = np.round(here + PULL * (middle - here), 6)
    before = wards.shapes[a]
    after = shapely.transform(before, lambda points: np.where((points == here).all(axis=1)[:, None], there, points))
    lost = shapely.difference(before, after) if kind == "gap" else shapely.intersection(after, wards.shapes[b])
    point = tuple(np.round(shapely.get_coordinates(shapely.point_on_surface(lost))[0], 6).tolist())
    return wards.with_shape(a, after), Slip(kind, (wards.codes[a], wards.codes[b]), lost, point)
