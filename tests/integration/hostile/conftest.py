"""Where the trials happen: a small town, a folder of results, a stranger, a small disk."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.hostile import files, town
from tests.integration.hostile.town import GOOD_COUNTS, table_recipe
from tests.integration.hostile.trial import assert_counts, put
from tests.integration.hostile.unprivileged import Person, unprivileged


@pytest.fixture
def place(tmp_path) -> Path:
    return town.build(tmp_path / "town")


@pytest.fixture(scope="module")
def earlier(tmp_path_factory) -> Path:
    """A folder of results that holds one good release."""
    folder = tmp_path_factory.mktemp("earlier")
    place = town.build(folder / "town")
    (folder / "results").mkdir()
    trial = put(table_recipe(place, files.good(place)), folder / "results" / "audit")
    assert_counts(trial, GOOD_COUNTS)
    return folder / "results"


@pytest.fixture
def out(tmp_path, earlier) -> Path:
    """Where a run is to write: an earlier release stands there already."""
    return Path(shutil.copytree(earlier, tmp_path / "results")) / "audit"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter and write in."""
    with tempfile.TemporaryDirectory(prefix="hostile-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


@pytest.fixture
def person() -> Iterator[Person]:
    try:
        with unprivileged() as somebody:
            yield somebody
    except subprocess.CalledProcessError as error:
        pytest.skip(f"root here may not mount, so no unprivileged user can be given the program: {error}")


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk of eight megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"no small disk can be mounted here: {made.stderr.decode(errors='replace').strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], capture_output=True, check=True)
