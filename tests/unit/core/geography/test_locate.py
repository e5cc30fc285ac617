"""Where a point lies: exactly, and by the raster."""

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import GeometryCollection, Polygon, box

from frankpledge.core.geography import INSIDE_NO_AREA, OUTSIDE, BoundarySet, Locator, find_misfits, members
from frankpledge.core.geography.locate import FEW
from frankpledge.core.geography.topology import _tiles


def triangles(seed: int, number: int) -> tuple[BoundarySet, Polygon]:
    """Random triangles that overlap, touch and leave gaps, within a random outline."""
    rng = np.random.default_rng(seed)
    shapes = [Polygon(rng.uniform(0, 10, (3, 2))) for _ in range(number)]
    areas = BoundarySet.of("area", [f"A{i:02d}" for i in range(number)], ["x"] * number, shapes)
    return areas, shapely.convex_hull(shapely.multipoints(rng.uniform(0, 10, (8, 2))))


def scattered(seed: int, number: int) -> tuple[BoundarySet, Polygon]:
    """Areas of several parts, some with holes and some in collections, within an outline of two parts."""
    rng = np.random.default_rng(seed)
    blobs = shapely.buffer(shapely.points(rng.uniform(0, 10, (number, 3, 2))), rng.uniform(0.5, 2, (number, 3)))
    holes = shapely.buffer(shapely.points(rng.uniform(0, 10, (number, 3, 2))), 0.7)
    shapes = shapely.difference(shapely.union_all(blobs, axis=1), shapely.union_all(holes, axis=1)).tolist()
    shapes[0] = GeometryCollection([shapes[0], shapely.LineString([(0, 0), (9, 9)])])
    areas = BoundarySet.of("area", [f"A{i:02d}" for i in range(number)], ["x"] * number, shapes)
    return areas, shapely.union(box(0, 0, 4, 10), box(6, 1, 10, 9))


def by_hand(areas: BoundarySet, outline: Polygon, x: float, y: float) -> int:
    """The contract, word by word: closed outline, then the lowest code that contains the point."""
    point = shapely.Point(x, y)
    if not outline.intersects(point):
        return OUTSIDE
    return next((i for i, shape in enumerate(areas.shapes) if shape.intersects(point)), INSIDE_NO_AREA)


@pytest.mark.parametrize("made", [triangles, scattered])
@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), number=st.integers(1, 12))
def test_the_raster_places_every_point_as_an_exact_test_does(made, seed, number):
    areas, outline = made(seed, number)
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(-1, 11, FEW + 1), rng.uniform(-1, 11, FEW + 1)
    vertices = shapely.get_coordinates(areas.shapes)
    x[: len(vertices)], y[: len(vertices)] = vertices[:, 0], vertices[:, 1]
    locator = Locator(areas, outline, across=64)
    by_raster = locator.locate(x, y)
    exact = locator._locate_exactly(x, y)
    assert (by_raster.area == exact.area).all()
    assert (by_raster.on_edge == exact.on_edge).all()
    assert (by_raster.in_overlap == exact.in_overlap).all()


@settings(max_examples=50)
@given(st.integers(0, 10_000), st.integers(1, 6))
def test_an_exact_test_follows_the_rule_of_membership(seed, number):
    areas, outline = triangles(seed, number)
    rng = np.random.default_rng(seed + 1)
    x, y = rng.uniform(0, 10, 40), rng.uniform(0, 10, 40)
    found = Locator(areas, outline).locate(x, y).area.tolist()
    assert found == [by_hand(areas, outline, *point) for point in zip(x, y, strict=True)]


def test_a_point_on_a_shared_edge_goes_to_the_lowest_code_and_is_said_to_be_on_an_edge():
    areas = BoundarySet.of("area", ["B", "A"], ["b", "a"], [box(0, 0, 1, 1), box(1, 0, 2, 1)])
    places = Locator(areas, box(0, 0, 2, 1)).locate(np.array([1.0]), np.array([0.5]))
    assert (places.area.tolist(), places.on_edge.tolist(), places.in_overlap.tolist()) == ([0], [True], [False])


def test_a_point_in_an_overlap_goes_to_the_lowest_code_and_is_said_to_be_in_one():
    areas = BoundarySet.of("area", ["A", "B"], ["a", "b"], [box(0, 0, 1.2, 1), box(1, 0, 2, 1)])
    places = Locator(areas, box(0, 0, 2, 1)).locate(np.array([1.1]), np.array([0.5]))
    assert (places.area.tolist(), places.on_edge.tolist(), places.in_overlap.tolist()) == ([0], [False], [True])


def test_a_point_on_the_outline_belongs_to_the_partnership():
    areas = BoundarySet.of("area", ["A"], ["a"], [box(0, 0, 1, 1)])
    places = Locator(areas, box(0, 0, 2, 1)).locate(np.array([2.0, 2.0001]), np.array([0.5, 0.5]))
    assert places.area.tolist() == [INSIDE_NO_AREA, OUTSIDE]


@pytest.mark.parametrize(("right", "belongs"), [(1.4, False), (1.6, True)])
def test_an_area_is_a_member_when_its_representative_point_is_in_the_outline(right, belongs):
    areas = BoundarySet.of("area", ["A"], ["a"], [box(1, 0, 2, 1)])
    assert bool(members(areas, box(0, 0, right, 1)).codes) is belongs


def test_an_area_within_another_is_an_overlap():
    areas = BoundarySet.of("area", ["A", "B"], ["a", "b"], [box(0, 0, 4, 4), box(1, 1, 2, 2)])
    assert [(m.kind, m.codes, m.share) for m in find_misfits(areas, box(0, 0, 4, 4))] == [
        ("overlap", ("A", "B"), 1 / 16)
    ]


@pytest.mark.parametrize("moved", [0.0, 0.01])
def test_areas_that_tile_the_outline_are_known_by_their_edges_and_others_are_measured(moved):
    west = Polygon([(0, 0), (1, 0), (1 + moved, 1), (1, 2), (0, 2)])
    east = Polygon([(1, 0), (2, 0), (2, 2), (1, 2), (1, 1)])
    outline = Polygon([(0, 0), (1, 0), (2, 0), (2, 2), (1, 2), (0, 2)])
    found = find_misfits(BoundarySet.of("area", ["A", "B"], ["a", "b"], [west, east]), outline)
    assert [(m.kind, round(m.share, 4)) for m in found] == ([("overlap", 0.0025)] if moved else [])


def test_a_gap_and_an_overlap_of_one_size_do_not_cancel():
    left, right = box(0, 0, 1, 1), box(0, 0, 1, 1)
    kinds = [
        m.kind for m in find_misfits(BoundarySet.of("area", ["A", "B"], ["a", "b"], [left, right]), box(0, 0, 2, 1))
    ]
    assert kinds == ["overlap", "gap"]


def patchwork(seed: int) -> tuple[list[Polygon], Polygon]:
    """Areas that tile an outline, from a grid of moved corners, in any order and turned either way."""
    rng = np.random.default_rng(seed)
    x, y = np.meshgrid(np.arange(4.0), np.arange(4.0), indexing="ij")
    corners = np.stack([x, y], axis=-1) + rng.uniform(-0.3, 0.3, (4, 4, 2))
    around = [(0, 0), (1, 0), (1, 1), (0, 1)]
    rings = [[corners[i + di, j + dj] for di, dj in around] for i in range(3) for j in range(3)]
    rim = [(i, 0) for i in range(3)] + [(3, j) for j in range(3)] + [(i, 3) for i in (3, 2, 1)]
    rim += [(0, j) for j in (3, 2, 1)]
    areas = [Polygon(ring[:: rng.choice([-1, 1])]) for ring in rings]
    return [areas[i] for i in rng.permutation(9)], Polygon([corners[at] for at in rim])


def tiles(shapes, outline):
    return _tiles(BoundarySet.of("area", [f"A{i}" for i in range(len(shapes))], ["x"] * len(shapes), shapes), outline)


@given(st.integers(0, 10_000), st.integers(0, 8))
def test_only_areas_that_cover_the_outline_once_are_said_to_tile_it(seed, at):
    shapes, outline = patchwork(seed)
    assert tiles(shapes, outline)
    assert not tiles([*shapes[:at], *shapes[at + 1 :]], outline), "a gap"
    assert not tiles([*shapes, shapes[at]], outline), "one area twice"
    assert not tiles([shapes[at - 1], *shapes[:at], *shapes[at + 1 :]], outline), "a gap and one area twice"
    assert not tiles(shapes, shapely.affinity.translate(outline, 1e-9)), "edges that only nearly match"
    assert not tiles([shapely.affinity.translate(s, 5e-9 if s is shapes[at] else 0) for s in shapes], outline), "moved"
