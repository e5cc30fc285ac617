"""On real wards and real points, the quick way of placing agrees with the exact one."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from frankpledge.adapters.boundaries import read_boundaries
from frankpledge.core.geography import Locator, members
from frankpledge.core.geography.locate import FEW
from tests.integration.cleveland.recipes import PARTNERSHIPS


@pytest.fixture(scope="module")
def points(open_data):
    """Every point of three years of street files, and as many again a little beside them."""
    files = sorted((open_data / "cleveland" / "police").glob("*/*-street.csv.gz"))
    rows = pd.concat([pd.read_csv(file, usecols=["Longitude", "Latitude"]) for file in files]).dropna()
    x, y = rows["Longitude"].to_numpy(), rows["Latitude"].to_numpy()
    rng = np.random.default_rng(2024)
    return np.append(x, x + rng.normal(0, 0.01, len(x))), np.append(y, y + rng.normal(0, 0.01, len(y)))


@pytest.mark.parametrize("code", sorted(PARTNERSHIPS))
def test_the_raster_and_the_exact_test_agree_on_every_real_point(open_data, points, code):
    folder = open_data / "cleveland" / "boundaries"
    outline = read_boundaries("district", folder / "lad_2020.geojson", "lad_code", "lad_name").shape_of(code)
    areas = members(read_boundaries("ward", folder / "wards_2024.geojson", "ward24_code", "ward24_name"), outline)
    x, y = points
    assert len(x) > FEW
    places = Locator(areas, outline).locate(x, y)
    exact = Locator(areas, outline, across=1)._locate_exactly(x, y)
    for name in ("area", "on_edge", "in_overlap"):
        assert (getattr(places, name) == getattr(exact, name)).all(), name
