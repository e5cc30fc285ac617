"""A raster of cells that lie wholly inside one region, so that most points need no exact test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from frankpledge.core.geography.rings import edges_of

MIXED = np.int32(-3)
"""A cell that an edge touches, or that lies in an overlap: its points must be tested one by one."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


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


def grid_over(shapes: NDArray[Any], across: int) -> Grid:
    """Lay a grid of ``across`` by ``across`` cells over the shapes, with a rim of empty cells around them."""
    left, bottom, right, top = shapely.total_bounds(shapes)
    width, height = (right - left) / (across - 4), (top - bottom) / (across - 4)
    return Grid(left - 2 * width, bottom - 2 * height, width, height, across, across)


@dataclass(frozen=True, eq=False)
class Edges:
    """Straight edges with their shape's inside on their left, in cells from a grid's corner; shape (n_edges,) each.

    Examples
    --------
    >>> edges = Edges.of(np.array([shapely.box(0, 0, 2, 2)]), Grid(0, 0, 1, 1, 4, 4))
    >>> sorted(zip(edges.x0.tolist(), edges.y0.tolist()))
    [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0)]
    """

    x0: Floats
    y0: Floats
    x1: Floats
    y1: Floats
    shape: Ints

    @classmethod
    def of(cls, shapes: NDArray[Any], grid: Grid) -> Edges:
        """Take the edges of every ring of every shape."""
        start, end, shape = edges_of(shapes)
        corner, size = (grid.left, grid.bottom), (grid.width, grid.height)
        (x0, y0), (x1, y1) = ((ends - corner).T / np.array([size]).T for ends in (start, end))
        return cls(x0, y0, x1, y1, shape)


def touched_cells(edges: Edges, grid: Grid) -> NDArray[np.bool_]:
    """Return, for every cell of the grid, whether any edge may pass through it.

    Each edge is cut at the columns it crosses; within a column it touches the rows between its ends. A
    hair is added on every side, so that rounding can only mark a cell too many, never one too few.
    """
    hair = 1e-6
    first = np.floor(np.minimum(edges.x0, edges.x1) - hair).astype(np.int64)
    crossed = np.floor(np.maximum(edges.x0, edges.x1) + hair).astype(np.int64) - first + 1
    edge = np.repeat(np.arange(len(first)), crossed)
    column = np.repeat(first, crossed) + _count_up(crossed)
    low, high = _heights_in_column(edges, edge, column)
    bottom = np.floor(low - hair).astype(np.int64)
    spanned = np.floor(high + hair).astype(np.int64) - bottom + 1
    row = np.repeat(bottom, spanned) + _count_up(spanned)
    touched = np.zeros(grid.rows * grid.columns, dtype=bool)
    touched[row * grid.columns + np.repeat(column, spanned)] = True
    return touched


@dataclass(frozen=True, eq=False)
class Crossings:
    """Where edges cross the middles of rows: the next cell to the right, the shape, and 1 to enter it or -1 to leave.

    Going along a row from left to right, one enters a shape at an edge that runs down and leaves it at one that runs
    up. Running sums along the row then tell what holds the middle of each cell. That counts only where no edge
    touches the cell.

    Examples
    --------
    >>> from shapely import box
    >>> grid = Grid(0, 0, 1, 1, 4, 1)
    >>> crossings = Crossings.of(Edges.of(np.array([box(0, 0, 2, 1), box(2, 0, 3, 1)]), grid), grid)
    >>> crossings.shapes_over(grid).tolist(), crossings.positions_over(grid).tolist()
    ([1, 1, 1, 0], [0, 0, 1, 0])
    """

    cell: Ints
    shape: Ints
    sign: NDArray[np.int32]

    @classmethod
    def of(cls, edges: Edges, grid: Grid) -> Crossings:
        """Find every crossing of an edge with the middle of a row."""
        low, high = np.minimum(edges.y0, edges.y1), np.maximum(edges.y0, edges.y1)
        first = np.ceil(low - 0.5).astype(np.int64)  # rows whose middle is at or above the lower end, below the upper
        crossed = np.ceil(high - 0.5).astype(np.int64) - first
        edge = np.repeat(np.arange(len(first)), crossed)
        row = np.repeat(first, crossed) + _count_up(crossed)
        x0, y0 = edges.x0[edge], edges.y0[edge]
        x = x0 + (row + 0.5 - y0) / (edges.y1[edge] - y0) * (edges.x1[edge] - x0)
        cell = row * grid.columns + np.ceil(x - 0.5).astype(np.int64)
        return cls(cell, edges.shape[edge], np.where(edges.y1 < edges.y0, 1, -1).astype(np.int32)[edge])

    def shapes_over(self, grid: Grid) -> NDArray[np.int32]:
        """Return, for the middle of every cell, how many shapes hold it."""
        return _running(self.cell, self.sign, grid)

    def positions_over(self, grid: Grid) -> NDArray[np.int32]:
        """Return, for the middle of every cell, the sum of the positions of the shapes that hold it."""
        return _running(self.cell, self.sign * self.shape.astype(np.int32), grid)


def _running(cell: Ints, change: NDArray[np.int32], grid: Grid) -> NDArray[np.int32]:
    """Add up changes from left to right: whatever is entered in a row is left in it, so rows need no parting."""
    changes = np.zeros(grid.rows * grid.columns, dtype=np.int32)
    np.add.at(changes, cell, change)
    return np.cumsum(changes, out=changes)


def _count_up(lengths: Ints) -> Ints:
    """Return 0, 1, … for each length, one run after another."""
    starts = np.cumsum(lengths) - lengths
    return np.arange(int(lengths.sum()), dtype=np.int64) - np.repeat(starts, lengths)


def _heights_in_column(edges: Edges, edge: Ints, column: Ints) -> tuple[Floats, Floats]:
    """Return the lowest and highest y that each edge reaches within a column."""
    x0, y0, x1, y1 = edges.x0[edge], edges.y0[edge], edges.x1[edge], edges.y1[edge]
    upright = x1 == x0
    run = np.where(upright, 1.0, x1 - x0)
    share0 = np.clip((column - x0) / run, 0.0, 1.0)
    share1 = np.clip((column + 1.0 - x0) / run, 0.0, 1.0)
    at0 = np.where(upright, y0, y0 + share0 * (y1 - y0))
    at1 = np.where(upright, y1, y0 + share1 * (y1 - y0))
    return np.minimum(at0, at1), np.maximum(at0, at1)
