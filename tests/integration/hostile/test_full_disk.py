"""A full disk leaves everything or nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import IO

import pytest

from tests.integration.cleveland.command import working
from tests.integration.hostile import files
from tests.integration.hostile.town import ABBEY, GOOD_COUNTS, GOOD_ROWS, as_csv, table_recipe
from tests.integration.hostile.trial import (
    assert_counts,
    assert_refused,
    balance_of,
    everything_in,
    put,
)


def fill(disk: Path, *, leaving: int) -> None:
    """Fill a disk but for some bytes."""
    with (disk / "filler").open("wb", buffering=0) as out:
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            _write_without_end(out)
        out.truncate(max(0, out.tell() - leaving))


def _write_without_end(out: IO[bytes]) -> None:
    while out.write(b"\0" * 4096):
        pass


@pytest.mark.parametrize("leaving", [0, 4096, 16384])
def test_a_full_disk_leaves_the_earlier_release_as_it_was(place, small_disk, leaving):
    out = small_disk / "audit"
    recipe = table_recipe(place, files.good(place))
    assert_counts(put(recipe, out), GOOD_COUNTS)
    fill(small_disk, leaving=leaving)
    before = everything_in(small_disk)
    files.with_rows(place, ("R99", "05/05/2024", "Noise", *ABBEY))
    trial = put(recipe, out)
    assert_refused(trial, "disk|space|room", "full|space|room")
    assert everything_in(small_disk) == before


def test_a_full_disk_leaves_nothing_of_a_first_run(place, small_disk):
    fill(small_disk, leaving=8192)
    trial = put(table_recipe(place, files.good(place)), small_disk / "audit")
    assert_refused(trial, "disk|space|room", "full|space|room")
    assert set(everything_in(small_disk)) == {"filler"}


def test_a_full_disk_for_passing_files_is_said_too(place, out, small_disk):
    rows = GOOD_ROWS * 20_000
    name = files.plain(place, as_csv((f"{number:036x}", *row[1:]) for number, row in enumerate(rows)), "asb.csv")
    packed = files.zipped(place, name, (place / name).read_bytes())
    before = everything_in(out.parent)
    trial = put(table_recipe(place, packed), out, env={"TMPDIR": str(small_disk)})
    if trial.status:
        assert_refused(trial, "disk|space|room", "full|space|room")
        assert everything_in(out.parent) == before
    else:
        assert balance_of(trial)["read"] == len(rows)
    assert everything_in(small_disk) == {}


def test_a_release_is_replaced_whole(place, out):
    (out / "left-from-before.txt").write_text("old", encoding="utf-8")
    assert_counts(put(table_recipe(place, files.good(place)), out), GOOD_COUNTS)
    assert not (out / "left-from-before.txt").exists()
    assert {path.name for path in out.parent.iterdir()} == {out.name, working(out).name}
