"""Where the areas of a set overlap, and where they leave gaps in the outline."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from frankpledge.core.geography.boundary_set import BoundarySet

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
    whole = outline.area
    first, second = shapely.STRtree(areas.shapes).query(areas.shapes, predicate="overlaps")
    pairs = first < second
    first, second = first[pairs], second[pairs]
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


def _area_within(areas: BoundarySet, outline: BaseGeometry) -> float:
    """Add up what each area covers of the outline; only those on its edge need to be cut."""
    shapely.prepare(outline)
    inside = shapely.contains_properly(outline, areas.shapes)
    cut = shapely.intersection(outline, areas.shapes[~inside])
    return float(shapely.area(areas.shapes[inside]).sum() + shapely.area(cut).sum())
