"""What the tests of the made-up town share: its site, built once, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.functional.browsing import ARGUMENTS
from tests.functional.catalogue.built import build_assets
from tests.functional.serving import Home
from tests.functional.town import build_town


@pytest.fixture(scope="session")
def built_town(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The town's home as it was built. Serve a copy: what one test changes no other may see."""
    build_assets(root)
    return build_town(tmp_path_factory.mktemp("built") / "home")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    """A Chromium for one module's tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the dev requirements")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()
