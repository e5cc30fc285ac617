"""What the tests of the made-up town share: its site, built once, and a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.functional.browsing import ARGUMENTS
from tests.functional.catalogue.built import build_assets
from tests.functional.serving import Home, free_port
from tests.functional.town import build_town


@pytest.fixture(scope="session")
def built_town(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The town's home as it was built. Serve a copy: what one test changes no other may see."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # of all processes of this run: the first that wants the town builds it for all
    home = Home(shared / "built-town" / "home", free_port(), free_port())
    with (shared / "built-town.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build_assets(root)
        if not home.folder.parent.exists():
            with building(home.folder.parent) as folder:
                build_town(folder / "home")
    return home


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """Give a folder to build in, which gets its name only when everything in it is there."""
    beside = folder.with_name(f"{folder.name}-unfinished")
    shutil.rmtree(beside, ignore_errors=True)
    yield beside
    beside.rename(folder)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    """A Chromium for one module's tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the dev requirements")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()
