"""Which area a point lies in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from frankpledge.core.geography.boundary_set import BoundarySet
from frankpledge.core.geography.raster import MIXED, Crossings, Edges, Grid, grid_over, touched_cells

OUTSIDE = -1
"""The point is not in the partnership's closed outline."""
INSIDE_NO_AREA = -2
"""The point is in the outline and in none of its areas."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
FEW = 20_000
"""Below this many points an exact test of each is quicker than laying a raster."""


@dataclass(frozen=True, eq=False)
class Places:
    """Where points lie: position of the area in its set (or OUTSIDE, INSIDE_NO_AREA), on an edge, in an overlap."""

    area: NDArray[np.int32]
    on_edge: Flags
    in_overlap: Flags


class Locator:
    """Places points in the areas of one set within an outline.

    A point belongs to the partnership when it is in the closed outline; its area is the member area
    containing it; where several do, by touching edges or by overlap, the lowest code.

    Most points are settled by a raster: a cell that no edge touches lies wholly in one region, which is
    found for all cells at once. Points in touched cells are tested exactly, in one thread: GEOS builds the
    index of a prepared outline when it is first asked, and two threads asking at once bring the process down.

    Examples
    --------
    >>> import numpy as np
    >>> from shapely import box
    >>> wards = BoundarySet.of("ward", ["W1", "W2"], ["Abbey", "Bank"], [box(0, 0, 1, 1), box(1, 0, 2, 1)])
    >>> locator = Locator(wards, box(0, 0, 3, 1))
    >>> places = locator.locate(np.array([0.5, 1.0, 2.5, 9.0]), np.array([0.5, 0.5, 0.5, 0.5]))
    >>> places.area.tolist()        # in W1; on the line between, so W1; in no ward; outside
    [0, 0, -2, -1]
    >>> places.on_edge.tolist()
    [False, True, False, False]
    """

    def __init__(self, areas: BoundarySet, outline: BaseGeometry, *, across: int = 0) -> None:
        self.areas = areas
        self._outline = outline
        self._edges = np.array([*areas.shapes, outline], dtype=object)
        shapely.prepare(self._edges)
        self._tree = shapely.STRtree(areas.shapes)
        self._across = across or _fitting_size(self._edges)
        self._grid: Grid | None = None
        self._cells: NDArray[np.int32] | None = None

    def prepare(self) -> None:
        """Lay the raster now, ahead of many points."""
        self._raster()

    def locate(self, x: Floats, y: Floats) -> Places:
        """Place points given by longitude and latitude, shape (n,) each."""
        if len(x) < FEW and self._cells is None:
            return self._locate_exactly(x, y)
        grid, cells = self._raster()
        area = cells[grid.cell_of(x, y)]
        places = Places(area, np.zeros(len(x), dtype=bool), np.zeros(len(x), dtype=bool))
        rest = np.flatnonzero(area == MIXED)
        # many records may stand on one anchor point: each distinct point is tested once
        spots, spot = np.unique(x[rest] + 1j * y[rest], return_inverse=True)
        exact = self._locate_exactly(spots.real, spots.imag)
        places.area[rest] = exact.area[spot]
        places.on_edge[rest] = exact.on_edge[spot]
        places.in_overlap[rest] = exact.in_overlap[spot]
        return places

    def _raster(self) -> tuple[Grid, NDArray[np.int32]]:
        if self._grid is None or self._cells is None:
            self._grid = grid_over(self._edges, self._across)
            self._cells = self._settle(self._grid)
        return self._grid, self._cells

    def _settle(self, grid: Grid) -> NDArray[np.int32]:
        """Return the area of every cell, or MIXED. Overlaps stay MIXED, so that they are seen and counted."""
        edges, outline = Edges.of(self.areas.shapes, grid), Edges.of(np.array([self._outline], dtype=object), grid)
        crossings = Crossings.of(edges, grid)
        areas, cells = crossings.shapes_over(grid), crossings.positions_over(grid)
        cells[areas == 0] = INSIDE_NO_AREA
        cells[Crossings.of(outline, grid).shapes_over(grid) == 0] = OUTSIDE
        cells[areas > 1] = MIXED
        for touched in (touched_cells(edges, grid), touched_cells(outline, grid)):
            cells[touched] = MIXED
        return cells

    def _locate_exactly(self, x: Floats, y: Floats) -> Places:
        in_outline = shapely.intersects_xy(self._outline, x, y)
        point, shape = self._tree.query(shapely.points(x, y))  # by boxes; then the prepared outlines themselves
        inside = shapely.contains_xy(self.areas.shapes[shape], x[point], y[point])
        met = inside.copy()  # a point inside needs no second test, for the edge
        rest = np.flatnonzero(~inside)
        met[rest] = shapely.intersects_xy(self.areas.shapes[shape[rest]], x[point[rest]], y[point[rest]])
        within, hits = (np.bincount(point[flags], minlength=len(x)) for flags in (inside, met))
        lowest = np.full(len(x), len(self.areas.shapes), dtype=np.int64)
        np.minimum.at(lowest, point[met], shape[met])
        placed = in_outline & (hits > 0)
        area = np.where(placed, lowest, np.where(in_outline, INSIDE_NO_AREA, OUTSIDE)).astype(np.int32)
        return Places(area, placed & (within < hits), placed & (within > 1))


def _fitting_size(shapes: NDArray[Any]) -> int:
    """Choose a raster fine enough that few cells are touched by an edge: about 30 cells across an area."""
    across = int(30 * np.sqrt(len(shapes)))
    return int(np.clip(across, 256, 2048))
