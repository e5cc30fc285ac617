"""The town and its neighbour: districts, wards, LSOAs, beats and catchments, none of which coincide."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from tithingham import drawing, names
from tithingham.areas import Areas, make_areas
from tithingham.digitising import Slip, plant_slips
from tithingham.mesh import Mesh, make_mesh

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Town:
    """All that is drawn on the ground, and the people of each mesh cell."""

    mesh: Mesh
    people: NDArray[np.int64]
    districts: Areas
    wards: Areas
    lsoas: Areas
    beats: Areas
    catchments: Areas
    slips: tuple[Slip, ...]

    def place(self, longitude: Floats, latitude: Floats) -> list[str | None]:
        """Return each point's ward (ties to the lowest code), ``unplaced`` in a gap, None outside the district."""
        points = shapely.points(longitude, latitude)
        inside = shapely.intersects(self.districts.shapes[0], points)
        found, ward = shapely.STRtree(self.wards.shapes).query(points, predicate="intersects")
        lowest = np.full(len(points), len(self.wards.codes))
        np.minimum.at(lowest, found, ward)
        codes = (*self.wards.codes, "unplaced")
        return [codes[w] if here else None for w, here in zip(lowest.tolist(), inside.tolist(), strict=True)]

    def near_line(self, longitude: Floats, latitude: Floats) -> NDArray[np.bool_]:
        """Say which points stand within some metres of a ward's edge, where two ways of placing might differ."""
        points = shapely.points(longitude, latitude)
        found, _ = shapely.STRtree(shapely.boundary(self.wards.shapes)).query(
            points, predicate="dwithin", distance=8e-5
        )
        near = np.zeros(len(points), dtype=bool)
        near[found] = True
        return near


def make_town(seed: int) -> Town:
    """Draw the town."""
    rng = np.random.default_rng([seed, 1])
    mesh = make_mesh(rng)
    district = drawing.draw_districts(mesh.centres, rng)
    used = np.flatnonzero(district >= 0)
    mesh = Mesh(mesh.centres[used], mesh.corners, mesh.corner_of[used], mesh.shapes[used])
    district = district[used]
    people = drawing.draw_people(mesh.centres, district, rng)
    wards = drawing.draw_wards(mesh, district, people, rng)
    lsoas = drawing.draw_lsoas(mesh, wards, district, people, rng)
    beats = drawing.draw_beats(mesh, district, people, rng)
    catchments = drawing.draw_catchments(mesh, district, people, rng)
    codes, titles = (names.DISTRICT, names.NEIGHBOUR), (names.DISTRICT_NAME, names.NEIGHBOUR_NAME)
    districts = make_areas(mesh, district, codes, titles)
    wards, slips = plant_slips(mesh, wards, district)
    return Town(mesh, people, districts, wards, lsoas, beats, catchments, slips)
