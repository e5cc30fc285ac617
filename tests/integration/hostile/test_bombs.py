"""Files made to fill the memory or to break out of their place."""

from __future__ import annotations

import pytest

from tests.integration.hostile import files
from tests.integration.hostile.town import GOOD_ROWS, as_csv, table_recipe
from tests.integration.hostile.trial import (
    put,
    refused,
)

MOST_MEMORY_MB = 512


@pytest.mark.parametrize("where", ["heading", "row"])
def test_a_line_of_a_gigabyte_is_refused_in_little_memory(place, out, where):
    recipe = table_recipe(place, files.gigabyte_line(place, as_heading=where == "heading"))
    trial = refused(recipe, out, "asb.csv", "long|line|quot")
    (place / "asb.csv").unlink()
    assert trial.peak_mb < MOST_MEMORY_MB


BOMBS = (files.gzip_bomb, files.zip_bomb, files.workbook_bomb, files.lying_workbook_bomb)


@pytest.mark.parametrize("make", BOMBS, ids=lambda make: make.__name__)
def test_what_unpacks_without_end_is_refused_in_little_memory(place, out, make):
    name = make(place)
    trial = refused(table_recipe(place, name), out, name, "expand|unpack|size|large|damaged|opened")
    assert trial.peak_mb < MOST_MEMORY_MB


def test_a_workbook_just_below_a_limit_takes_little_memory_too(place, out):
    name = files.modest_workbook_bomb(place)
    trial = put(table_recipe(place, name), out)
    assert trial.peak_mb < MOST_MEMORY_MB
    assert trial.status in (0, 2), trial.words


def test_an_archive_cannot_write_outside_its_place(place, out):
    name = files.zipped(place, "../../escaped.csv", as_csv(GOOD_ROWS).encode())
    trial = put(table_recipe(place, name), out)
    assert trial.status in (0, 2), trial.words
    assert not [path for path in place.parent.parent.rglob("escaped.csv") if "results" not in path.parts]
