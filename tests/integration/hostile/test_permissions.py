"""What an unprivileged user may not read or write ends in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.hostile import files, town
from tests.integration.hostile.town import GOOD_COUNTS, table_recipe
from tests.integration.hostile.trial import (
    Trial,
    assert_counts,
    assert_refused,
    everything_in,
    put,
)
from tests.integration.hostile.unprivileged import Person


def results_of(folder: Path) -> Path:
    (folder / "results").mkdir()
    (folder / "results").chmod(0o777)
    return folder / "results" / "audit"


def put_as(person: Person, recipe: Path, out: Path) -> Trial:
    return put(recipe, out, env=person.env, python=person.python, user=person.user)


def test_an_unprivileged_user_may_run_an_audit(open_folder, person):
    place = town.build(open_folder / "town")
    assert_counts(put_as(person, table_recipe(place, files.good(place)), results_of(open_folder)), GOOD_COUNTS)


@pytest.mark.parametrize("forbidden", ["folder", "file"])
def test_what_may_not_be_read_is_refused_in_a_line(open_folder, person, forbidden):
    place, out = town.build(open_folder / "town"), results_of(open_folder)
    (place / "closed").mkdir()
    files.good(place / "closed")
    closed = place / "closed" if forbidden == "folder" else place / "closed" / "asb.csv"
    closed.chmod(0)
    try:
        trial = put_as(person, table_recipe(place, "closed/asb.csv"), out)
    finally:
        closed.chmod(0o700)
    assert_refused(trial, "asb.csv", "read|access|permi")
    assert everything_in(out.parent) == {}


def test_a_place_where_nothing_may_be_written_is_refused_in_a_line(open_folder, person):
    place, out = town.build(open_folder / "town"), results_of(open_folder)
    recipe = table_recipe(place, files.good(place))
    out.parent.chmod(0o555)
    try:
        trial = put_as(person, recipe, out)
    finally:
        out.parent.chmod(0o755)
    assert_refused(trial, "results|audit", "write|access|permi")
    assert everything_in(out.parent) == {}
