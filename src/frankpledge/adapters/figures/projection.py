"""From longitude and latitude to the paper: scaled so that shapes keep their proportions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

KM_PER_DEGREE = 111.195
TOLERANCE = 0.6
Points = NDArray[np.float64]


@dataclass(frozen=True)
class Projection:
    """Equirectangular at the middle latitude: x grows eastwards, y downwards, in units of the paper."""

    west: float
    north: float
    squeeze: float
    scale: float
    width: float
    height: float

    @classmethod
    def fitting(cls, bounds: Sequence[float], width: float, tallest: float) -> Projection:
        """Fit bounds (west, south, east, north, in degrees) into a width, unless that makes it too tall."""
        west, south, east, north = (float(bound) for bound in bounds)
        squeeze = math.cos(math.radians((south + north) / 2))
        across, along = max((east - west) * squeeze, 1e-9), max(north - south, 1e-9)
        scale = min(width / across, tallest / along)
        return cls(west, north, squeeze, scale, across * scale, along * scale)

    def to_paper(self, shape: BaseGeometry) -> BaseGeometry:
        """Move a shape from degrees to the paper."""
        return shapely.transform(shape, self._move)

    def length_of(self, kilometres: float) -> float:
        """Return how long so many kilometres are on the paper."""
        return kilometres / KM_PER_DEGREE * self.scale

    def _move(self, points: Points) -> Points:
        east, south = points[:, 0] - self.west, self.north - points[:, 1]
        return np.column_stack([east * self.squeeze * self.scale, south * self.scale])


def simplified(shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Drop detail too fine for paper, keeping shared edges shared; a shape that would vanish stays whole."""
    try:
        thinned = list(shapely.coverage_simplify(list(shapes), TOLERANCE**2 / 2))
    except shapely.errors.GEOSException:  # outlines that cross themselves are still worth a map
        thinned = [shapely.simplify(shape, TOLERANCE) for shape in shapes]
    return [whole if thin is None or thin.is_empty else thin for whole, thin in zip(shapes, thinned, strict=True)]


def path_data(shape: BaseGeometry) -> str:
    """Return the polygons of a shape as SVG path data, rounded to a tenth.

    >>> path_data(shapely.box(0, 0, 2, 1))
    'M2 0L2 1L0 1L0 0Z'
    """
    rings = [
        ring
        for part in shapely.get_parts(shape)
        if part.geom_type == "Polygon"
        for ring in (part.exterior, *part.interiors)
    ]
    return "".join(_ring(shapely.get_coordinates(ring)) for ring in rings)


def label_point(shape: BaseGeometry) -> tuple[float, float, float]:
    """Return the middle of the largest circle that fits inside a shape, and its radius."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.area > 0]
    if not parts:
        middle = shape.centroid
        return (middle.x, middle.y, 0.0)
    largest = max(parts, key=lambda part: float(part.area))
    radius = shapely.maximum_inscribed_circle(largest, tolerance=1.0)
    (x, y), _ = shapely.get_coordinates(radius)
    return (float(x), float(y), float(radius.length))


def _ring(points: Points) -> str:
    places = [f"{_short(x)} {_short(y)}" for x, y in points[:-1].tolist()]
    kept = [place for i, place in enumerate(places) if i == 0 or place != places[i - 1]]
    return "M" + "L".join(kept) + "Z" if len(kept) > 2 else ""


def _short(value: float) -> str:
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written
