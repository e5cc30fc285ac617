"""Streets: named points to which the police snap records, and about which other agencies' records lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tithingham import names
from tithingham.geography import Town
from tithingham.grid import to_wgs84
from tithingham.mesh import CENTRE, SIDE

Floats = NDArray[np.float64]
SLIP_PEOPLE, LINE_PEOPLE, FIELD_SHARE = 180.0, 120.0, 0.1
"""People that stand for a point in a gap or overlap, for one on a ward's edge, and the share for the neighbour's."""


@dataclass(frozen=True, eq=False)
class Streets:
    """Anchor points in WGS84 (six decimals), with their ward as an audit should place it.

    ``metres`` are British National Grid, NaN for points that only the police use (in a gap, an overlap or
    on an edge). ``people`` weighs each point; ``ward`` is -1 in a gap and -2 outside the district.
    """

    longitude: Floats
    latitude: Floats
    metres: Floats
    title: tuple[str, ...]
    cell: NDArray[np.intp]
    ward: NDArray[np.intp]
    people: Floats

    def ward_code(self, town: Town, street: int) -> str | None:
        """Return the code of the ward, ``unplaced``, or None outside the district."""
        ward = int(self.ward[street])
        return None if ward == -2 else "unplaced" if ward == -1 else town.wards.codes[ward]


def make_streets(town: Town, seed: int) -> Streets:
    """Lay one or two streets in every mesh cell, and some points on purpose where wards fail to meet."""
    rng = np.random.default_rng([seed, 2])
    number = np.clip(town.people // 120 + 1, 1, 2)
    cell = np.repeat(np.arange(len(number)), number)
    away, angle = rng.random(len(cell)) * 0.5 * SIDE, rng.random(len(cell)) * 2 * np.pi
    metres = town.mesh.centres[cell] + np.array(CENTRE)
    metres = np.rint(metres + np.column_stack([away * np.cos(angle), away * np.sin(angle)]))
    points = np.round(np.column_stack(to_wgs84(metres[:, 0], metres[:, 1])), 6)
    in_town = np.isin(cell, np.flatnonzero(town.districts.area_of_cell == 0))
    people = _uneven(town, cell, town.people[cell] / number[cell], rng) * np.where(in_town, 1.0, FIELD_SHARE)
    odd, odd_cell, odd_people = _odd_points(town)
    points, cell = np.concatenate([points, odd]), np.concatenate([cell, odd_cell])
    placed = [_position(town, code) for code in town.place(points[:, 0], points[:, 1])]
    return Streets(
        points[:, 0],
        points[:, 1],
        np.concatenate([metres, np.full_like(odd, np.nan)]),
        _titles(len(points), rng),
        cell,
        np.array(placed),
        np.concatenate([people, odd_people]),
    )


def _uneven(town: Town, cell: NDArray[np.intp], people: Floats, rng: np.random.Generator) -> Floats:
    """Make some streets far busier than others, leaving each ward its people."""
    ward = town.wards.area_of_cell[cell]
    busy = people * rng.gamma(0.6, size=len(people))
    return busy * (np.bincount(ward, people) / np.bincount(ward, busy))[ward]


def _odd_points(town: Town) -> tuple[Floats, NDArray[np.intp], Floats]:
    """Return a point in the gap, one in the overlap and three corners where wards touch."""
    slips = [slip.point for slip in town.slips]
    wards, cells_at = town.wards.area_of_cell, town.mesh.corner_of
    inner = town.districts.area_of_cell == 0
    corner, uses = np.unique(cells_at[inner], return_counts=True)
    touching = [int(c) for c in corner[uses == 3] if len(set(wards[(cells_at == c).any(axis=1)].tolist())) == 3][
        :3
    ]  # three wards meet here
    points = np.array([*slips, *town.mesh.corners[touching].tolist()])
    middles = town.mesh.corners[cells_at].mean(axis=1)
    nearest = ((middles[None, :, :] - points[:, None, :]) ** 2).sum(axis=2).argmin(axis=1)
    return points, nearest, np.array([SLIP_PEOPLE] * len(slips) + [LINE_PEOPLE] * len(touching))


def _position(town: Town, code: str | None) -> int:
    return -2 if code is None else -1 if code == "unplaced" else town.wards.codes.index(code)


def _titles(number: int, rng: np.random.Generator) -> tuple[str, ...]:
    first, last = rng.integers(len(names.STREET_FIRST), size=number), rng.integers(len(names.STREET_LAST), size=number)
    public, which = rng.random(number) < 0.08, rng.integers(len(names.PUBLIC_PLACES), size=number)
    return tuple(
        names.PUBLIC_PLACES[which[i]] if public[i] else f"{names.STREET_FIRST[first[i]]} {names.STREET_LAST[last[i]]}"
        for i in range(number)
    )
