"""Where the areas of a set overlap, and where they leave gaps in the outline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from frankpledge.core.geography.boundary_set import BoundarySet
from frankpledge.core.geography.rings import edges_of

SMALLEST_SHARE = 1e-7
"""Slivers below this share of the outline's area are rounding, not geography."""


@dataclass(frozen=True)
class Misfit:
    """An overlap of two areas, or the outline's part that no area covers; size as a share of the outline's area."""

    kind: str
    codes: tuple[str, ...]
    share: float


def find_misfits(areas: BoundarySet, outline: BaseGeometry) -> tuple[Misfit, ...]:
    """List overlapping pairs of areas and the gap they leave in the outline.

    Examples
    --------
    >>> from shapely import box
    >>> wards = BoundarySet.of("ward", ["W1", "W2"], ["Abbey", "Bank"], [box(0, 0, 1, 1), box(0.9, 0, 2, 1)])
    >>> [(m.kind, m.codes, round(m.share, 3)) for m in find_misfits(wards, box(0, 0, 2.5, 1))]
    [('overlap', ('W1', 'W2'), 0.04), ('gap', (), 0.2)]
    """
    if _tiles(areas, outline):
        return ()
    whole = outline.area
    first, second = _overlapping_pairs(areas)
    sizes = shapely.area(shapely.intersection(areas.shapes[first], areas.shapes[second])) / whole
    found = [
        Misfit("overlap", (areas.codes[a], areas.codes[b]), float(size))
        for a, b, size in sorted(zip(first.tolist(), second.tolist(), sizes.tolist(), strict=True))
        if size > SMALLEST_SHARE
    ]
    gap = 1 - float(_area_within(areas, outline) - sizes.sum() * whole) / whole
    if gap > SMALLEST_SHARE:
        found.append(Misfit("gap", (), gap))
    return tuple(found)


def _tiles(areas: BoundarySet, outline: BaseGeometry) -> bool:
    """Say whether the areas' edges, each met once in either direction, cancel to leave the outline's own.

    Then the areas cover the outline once and nothing else, whatever their shapes. Where edges do not match to the
    last digit this says nothing.
    """
    start, end, shape = edges_of(np.array([*areas.shapes, outline], dtype=object))
    corners, number = np.unique(np.concatenate([start, end]) @ (1, 1j), return_inverse=True)
    first, last = number[: len(start)], number[len(start) :]
    low, high = np.minimum(first, last), np.maximum(first, last)
    edges, edge = np.unique(low * len(corners) + high, return_inverse=True)
    direction = np.where(first == low, 1, -1) * np.where(shape == len(areas.codes), -1, 1)  # the outline's turned round
    return not np.bincount(edge, weights=direction, minlength=len(edges)).any()


def _overlapping_pairs(areas: BoundarySet) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return pairs of areas that overlap; none, and quickly, where the areas fit edge to edge."""
    if shapely.coverage_is_valid(areas.shapes):
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    # "overlaps" would leave out an area that lies within another
    first, second = shapely.STRtree(areas.shapes).query(areas.shapes, predicate="intersects")
    pairs = first < second
    return first[pairs], second[pairs]


def _area_within(areas: BoundarySet, outline: BaseGeometry) -> float:
    """Add up what each area covers of the outline; only those on its edge need to be cut."""
    shapely.prepare(outline)
    inside = shapely.contains_properly(outline, areas.shapes)
    cut = shapely.intersection(outline, areas.shapes[~inside])
    return float(shapely.area(areas.shapes[inside]).sum() + shapely.area(cut).sum())
