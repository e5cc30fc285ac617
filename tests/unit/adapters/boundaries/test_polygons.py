"""Shapes built all at once are those that GeoJSON names, one by one."""

import json

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, box

from frankpledge.adapters.boundaries import read_boundaries
from frankpledge.adapters.boundaries.polygons import polygons_of
from frankpledge.core.faults import BadInput

HOLED = Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(1, 1), (2, 1), (2, 2)], [(4, 4), (5, 4), (5, 5)]])
SHAPES = (box(0, 0, 1, 1), HOLED, MultiPolygon([box(0, 0, 1, 1), HOLED.buffer(1)]), MultiPolygon([box(3, 3, 4, 4)]))


@given(st.lists(st.sampled_from([*SHAPES, Point(1, 2), None]), max_size=8))
def test_every_area_comes_back_as_it_was_and_nothing_else_does(shapes):
    geometries = [json.loads(shapely.to_geojson(shape)) if shape else None for shape in shapes]
    wanted = [shape if shape and shape.geom_type != "Point" else None for shape in shapes]
    assert polygons_of(geometries).tolist() == wanted


def test_heights_are_left_out():
    ring = [[0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]]
    assert polygons_of([{"type": "Polygon", "coordinates": [ring]}])[0] == Polygon([(0, 0), (1, 0), (1, 1)])


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]},
        {"type": "Polygon", "coordinates": [[[0], [1], [2]]]},
        {"type": "Polygon", "coordinates": "somewhere"},
        {"type": "MultiPolygon", "coordinates": [[0, 1]]},
        {"type": "Polygon", "coordinates": [[["a", "b"], ["c", "d"], ["e", "f"]]]},
        "POLYGON EMPTY",
    ],
)
def test_a_damaged_outline_is_refused_in_a_line(tmp_path, geometry):
    path = tmp_path / "wards.geojson"
    feature = {"type": "Feature", "properties": {"code": "W1", "name": "Abbey"}, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_boundaries("ward", path, "code", "name")
    assert [fault.code for fault in caught.value.faults] == ["boundaries-damaged"]


@pytest.mark.parametrize(
    "geometry", [None, {"type": "Point", "coordinates": [0, 0]}, {"type": "Polygon", "coordinates": []}]
)
def test_a_feature_that_is_no_area_is_named(tmp_path, geometry):
    path = tmp_path / "wards.geojson"
    feature = {"type": "Feature", "properties": {"code": "W1", "name": "Abbey"}, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_boundaries("ward", path, "code", "name")
    assert [(fault.code, fault.value) for fault in caught.value.faults] == [("not-an-area", "W1")]
