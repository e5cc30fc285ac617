"""A raster of cells that lie wholly inside one region, so that most points need no exact test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

MIXED = np.int32(-3)
"""A cell that an outline touches: its points must be tested one by one."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Grid:
    """Columns and rows of equal cells over a box; row and column of a point are found by division."""

    left: float
    bottom: float
    width: float
    height: float
    columns: int
    rows: int

    def cell_of(self, x: Floats, y: Floats) -> NDArray[np.int32]:
        """Return the cell of each point, row by row from the bottom left; a border of cells lies outside the box."""
        column = np.clip((x - self.left) / self.width, 0, self.columns - 1).astype(np.int32)
        row = np.clip((y - self.bottom) / self.height, 0, self.rows - 1).astype(np.int32)
        return row * np.int32(self.columns) + column

    def centre_of(self, cells: NDArray[Any]) -> tuple[Floats, Floats]:
        """Return the middle of each cell."""
        row, column = np.divmod(cells, self.columns)
        return self.left + (column + 0.5) * self.width, self.bottom + (row + 0.5) * self.height


def grid_over(shapes: NDArray[Any], across: int) -> Grid:
    """Lay a grid of ``across`` by ``across`` cells over the shapes, with a rim of empty cells around them."""
    left, bottom, right, top = shapely.total_bounds(shapes)
    width, height = (right - left) / (across - 4), (top - bottom) / (across - 4)
    return Grid(left - 2 * width, bottom - 2 * height, width, height, across, across)


def touched_cells(shapes: NDArray[Any], grid: Grid) -> NDArray[np.bool_]:
    """Return, for every cell of the grid, whether any outline may pass through it.

    Each edge is cut at the columns it crosses; within a column it touches the rows between its ends. A
    hair is added on every side, so that rounding can only mark a cell too many, never one too few.
    """
    x0, y0, x1, y1 = _edges(shapes, grid)
    hair = 1e-6
    first = np.floor(np.minimum(x0, x1) - hair).astype(np.int64)
    crossed = np.floor(np.maximum(x0, x1) + hair).astype(np.int64) - first + 1
    edge = np.repeat(np.arange(len(x0)), crossed)
    column = np.repeat(first, crossed) + _count_up(crossed)
    low, high = _heights_in_column(x0[edge], y0[edge], x1[edge], y1[edge], column.astype(np.float64))
    bottom = np.floor(low - hair).astype(np.int64)
    spanned = np.floor(high + hair).astype(np.int64) - bottom + 1
    row = np.repeat(bottom, spanned) + _count_up(spanned)
    touched = np.zeros(grid.rows * grid.columns, dtype=bool)
    touched[row * grid.columns + np.repeat(column, spanned)] = True
    return touched


def _edges(shapes: NDArray[Any], grid: Grid) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the ends of every edge of every ring, in cells from the grid's corner."""
    points, ring = shapely.get_coordinates(shapely.get_rings(shapes), return_index=True)
    x, y = (points[:, 0] - grid.left) / grid.width, (points[:, 1] - grid.bottom) / grid.height
    same = ring[1:] == ring[:-1]
    return x[:-1][same], y[:-1][same], x[1:][same], y[1:][same]


def _count_up(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return 0, 1, … for each length, one run after another."""
    starts = np.cumsum(lengths) - lengths
    return np.arange(int(lengths.sum()), dtype=np.int64) - np.repeat(starts, lengths)


def _heights_in_column(x0: Floats, y0: Floats, x1: Floats, y1: Floats, column: Floats) -> tuple[Floats, Floats]:
    """Return the lowest and highest y that each edge reaches within a column."""
    run = np.where(x1 == x0, 1.0, x1 - x0)
    share0 = np.clip((column - x0) / run, 0.0, 1.0)
    share1 = np.clip((column + 1.0 - x0) / run, 0.0, 1.0)
    upright = x1 == x0
    at0 = np.where(upright, y0, y0 + share0 * (y1 - y0))
    at1 = np.where(upright, y1, y0 + share1 * (y1 - y0))
    return np.minimum(at0, at1), np.maximum(at0, at1)
