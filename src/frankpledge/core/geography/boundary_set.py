"""A set of areas with their outlines, and which of them belong to a partnership."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Shapes = NDArray[Any]


@dataclass(frozen=True, eq=False)
class BoundarySet:
    """Areas of one kind and date, in order of code: codes, names and outlines in WGS84 degrees.

    Examples
    --------
    >>> from shapely import box
    >>> wards = BoundarySet.of("ward", ["W2", "W1"], ["Bank", "Abbey"], [box(1, 0, 2, 1), box(0, 0, 1, 1)])
    >>> wards.codes, wards.names
    (('W1', 'W2'), ('Abbey', 'Bank'))
    """

    name: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    shapes: Shapes

    @classmethod
    def of(cls, name: str, codes: list[str], names: list[str], shapes: list[BaseGeometry]) -> BoundarySet:
        """Put areas in order of code. Codes must be distinct."""
        order = sorted(range(len(codes)), key=codes.__getitem__)
        outlines = np.empty(len(order), dtype=object)
        outlines[:] = [shapes[i] for i in order]
        return cls(name, tuple(codes[i] for i in order), tuple(names[i] for i in order), outlines)

    def shape_of(self, code: str) -> BaseGeometry:
        """Return the outline of one area; KeyError when the set does not hold it."""
        try:
            outline: BaseGeometry = self.shapes[self.codes.index(code)]
        except ValueError:
            raise KeyError(code) from None
        return outline

    def choose(self, rows: NDArray[np.intp]) -> BoundarySet:
        """Return the areas at the positions given."""
        return BoundarySet(
            self.name, tuple(self.codes[i] for i in rows), tuple(self.names[i] for i in rows), self.shapes[rows]
        )


def members(areas: BoundarySet, outline: BaseGeometry) -> BoundarySet:
    """Return the areas whose representative point lies in the closed outline.

    Examples
    --------
    >>> from shapely import box
    >>> wards = BoundarySet.of("ward", ["W1", "W2"], ["Abbey", "Bank"], [box(0, 0, 1, 1), box(1, 0, 2, 1)])
    >>> members(wards, box(0, 0, 1.2, 1)).codes
    ('W1',)
    """
    shapely.prepare(outline)
    inside = shapely.intersects(outline, shapely.point_on_surface(areas.shapes))
    return areas.choose(np.flatnonzero(inside))
