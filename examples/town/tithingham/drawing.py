"""Draw districts, people, wards, LSOAs, beats and catchments on the mesh, each by its own rule."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tithingham import names
from tithingham.areas import Areas, make_areas
from tithingham.mesh import Mesh
from tithingham.partition import part

Floats = NDArray[np.float64]
PEOPLE, NEIGHBOUR_PEOPLE = 110_000, 11_000
LSOAS, NEIGHBOUR_LSOAS, BEATS = 60, 6, 8
UNEVEN = 0.35
"""Areas of one kind have up to this share more or fewer people than the mean."""
BEAT_STRIP = 700.0
"""How far, in metres, the eastern beat runs on into the neighbouring district."""


def draw_districts(centres: Floats, rng: np.random.Generator) -> NDArray[np.intp]:
    """Return 0 for the town's cells, 1 for the neighbour's, -1 for neither."""
    town = _blob(centres, (0.0, 0.0), 3_750.0, rng)
    neighbour = _blob(centres, (6_300.0, 300.0), 3_400.0, rng) & ~town
    return np.where(town, 0, np.where(neighbour, 1, -1))


def _blob(centres: Floats, middle: tuple[float, float], radius: float, rng: np.random.Generator) -> NDArray[np.bool_]:
    away = centres - np.array(middle)
    angle = np.arctan2(away[:, 1], away[:, 0])
    turn, size = rng.random(4) * 2 * np.pi, np.array([0.07, 0.06, 0.04, 0.03])
    waves = sum(size[k] * np.cos((k + 2) * angle + turn[k]) for k in range(4))
    return np.hypot(away[:, 0], away[:, 1]) < radius * (1 + waves)


def draw_people(centres: Floats, district: NDArray[np.intp], rng: np.random.Generator) -> NDArray[np.int64]:
    """Settle people: dense about the middle, fewer among the shops, thin towards the fields."""
    far = np.hypot(centres[:, 0], centres[:, 1])
    density = (np.exp(-far / 2_200) + 0.12) * rng.uniform(0.5, 1.5, len(far))
    density[far < 450] *= 0.55
    density[district == 1] = rng.uniform(0.5, 1.5, int((district == 1).sum()))
    total = np.where(district == 0, PEOPLE, NEIGHBOUR_PEOPLE)
    share = density / np.where(district == 0, density[district == 0].sum(), density[district == 1].sum())
    return np.rint(total * share).astype(np.int64)


def draw_wards(mesh: Mesh, district: NDArray[np.intp], people: NDArray[np.int64], rng: np.random.Generator) -> Areas:
    town, group = _part_district(mesh, district, people, 0, len(names.WARDS), rng)
    middles = np.array([np.average(mesh.centres[town][group == g], axis=0) for g in range(len(names.WARDS))])
    title = _ward_titles(middles)
    area = np.full(len(district), -1)
    area[town] = np.array([names.WARDS.index(title[g]) for g in range(len(names.WARDS))])[group]
    fields, group = _part_district(mesh, district, people, 1, len(names.NEIGHBOUR_WARDS), rng)
    area[fields] = group + len(names.WARDS)
    codes = [f"E05999{i + 1:03}" for i in range(len(names.WARDS))]
    codes += [f"E05999{i + 101:03}" for i in range(len(names.NEIGHBOUR_WARDS))]
    return make_areas(mesh, area, tuple(codes), (*names.WARDS, *names.NEIGHBOUR_WARDS))


def _ward_titles(middles: Floats) -> dict[int, str]:
    """Name the middle ward and those that a compass names; the others in order around the town."""
    left = list(range(len(middles)))
    titles: dict[int, str] = {}
    told = (
        (names.CENTRE, np.hypot(middles[:, 0], middles[:, 1])),
        (names.NORTH, -middles[:, 1]),
        (names.EAST, -middles[:, 0]),
        (names.WEST, middles[:, 0]),
    )
    for name, rank in told:
        chosen = min(left, key=lambda g, rank=rank: float(rank[g]))
        titles[chosen] = name
        left.remove(chosen)
    others = [name for name in names.WARDS if name not in titles.values()]
    left.sort(key=lambda g: float(np.arctan2(middles[g, 1], middles[g, 0])))
    return titles | dict(zip(left, others, strict=True))


def draw_lsoas(
    mesh: Mesh, wards: Areas, district: NDArray[np.intp], people: NDArray[np.int64], rng: np.random.Generator
) -> Areas:
    """Draw LSOAs that mostly keep to wards, as the real ones once did, and cross their lines here and there."""
    area = np.full(len(district), -1)
    codes: list[str] = []
    titles: list[str] = []
    told = ((0, LSOAS, 1, names.DISTRICT_NAME), (1, NEIGHBOUR_LSOAS, 101, names.NEIGHBOUR_NAME))
    for which, number, first, title in told:
        cells = np.flatnonzero(district == which)
        middles = _middles_in_wards(mesh.centres[cells], wards.area_of_cell[cells], people[cells] + 1.0, number, rng)
        middles = middles[np.argsort(np.hypot(middles[:, 0], middles[:, 1]))]
        squares = ((mesh.centres[cells][:, None, :] - middles[None, :, :]) ** 2).sum(axis=2)
        area[cells] = squares.argmin(axis=1) + len(codes)
        titles += [f"{title} {i // 5 + 1:03}{'ABCDE'[i % 5]}" for i in range(number)]
        codes += [f"E01999{first + i:03}" for i in range(number)]
    return make_areas(mesh, area, tuple(codes), tuple(titles))


def _middles_in_wards(
    centres: Floats, ward: NDArray[np.intp], weights: Floats, number: int, rng: np.random.Generator
) -> Floats:
    """Part each ward by itself, larger wards into more parts, and return the middles of all parts."""
    _, ward = np.unique(ward, return_inverse=True)
    held = np.bincount(ward, weights)
    parts = np.ones(len(held), dtype=int)
    while parts.sum() < number:
        parts[np.argmax(held / parts)] += 1
    middles = []
    for w, k in enumerate(parts.tolist()):
        inside = np.flatnonzero(ward == w)
        group = part(centres[inside], weights[inside], k, rng, uneven=0.2)
        middles += [
            np.average(centres[inside][group == g], axis=0, weights=weights[inside][group == g]) for g in range(k)
        ]
    return np.array(middles)


def draw_beats(mesh: Mesh, district: NDArray[np.intp], people: NDArray[np.int64], rng: np.random.Generator) -> Areas:
    area = np.full(len(district), -1)
    town, group = _part_district(mesh, district, np.sqrt(people + 1.0), 0, BEATS, rng)
    area[town] = group
    eastern = int(np.argmax([mesh.centres[town][group == g, 0].mean() for g in range(BEATS)]))
    edge = mesh.centres[town][group == eastern]
    fields = np.flatnonzero(district == 1)
    away = np.hypot(*(mesh.centres[fields][:, None, :] - edge[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    area[fields[away < BEAT_STRIP]] = eastern
    numbers = range(1, BEATS + 1)
    return make_areas(
        mesh, area, tuple(f"NB{n:02}" for n in numbers), tuple(f"Neighbourhood beat {n}" for n in numbers)
    )


def draw_catchments(
    mesh: Mesh, district: NDArray[np.intp], people: NDArray[np.int64], rng: np.random.Generator
) -> Areas:
    area = np.full(len(district), -1)
    town, group = _part_district(mesh, district, people, 0, len(names.SCHOOLS), rng)
    area[town] = group
    codes = tuple(f"CA{n:02}" for n in range(1, len(names.SCHOOLS) + 1))
    return make_areas(mesh, area, codes, tuple(f"{school} catchment" for school in names.SCHOOLS))


def _part_district(
    mesh: Mesh,
    district: NDArray[np.intp],
    weights: NDArray[np.number],
    which: int,
    number: int,
    rng: np.random.Generator,
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    cells = np.flatnonzero(district == which)
    return cells, part(mesh.centres[cells], weights[cells] + 1.0, number, rng, uneven=UNEVEN)
