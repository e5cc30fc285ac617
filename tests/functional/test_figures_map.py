"""The map of a counting in a real browser: drawn from our own areas, with nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.functional.browsing import DESK, PHONE, Person
from tests.functional.serving import Home
from tests.functional.town import PASSWORD, email_of, serve_town

pytest.importorskip("playwright.sync_api", reason="no Playwright: install the dev requirements")

WARDS = 13


@pytest.fixture(scope="module")
def town(built_town: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with serve_town(built_town, tmp_path_factory.mktemp("map") / "home") as home:
        yield home


def at_the_figures(browser: Any, town: Home, width: int, *, scripts: bool) -> tuple[Person, list[str]]:
    """Open the figures as a member would, under the site's own policy; note everything that is asked for."""
    asked: list[str] = []
    somebody = Person(browser, town.site, width, None, scripts=scripts)
    somebody.page.on("request", lambda request: asked.append(request.url))
    somebody.sign_in(email_of("chair"), PASSWORD)
    somebody.page.goto(f"{town.site}/p/tithingham/audit/")
    somebody.page.locator("main table").last.get_by_role("link").first.click()
    somebody.follow("Its figures by area, on a map and to take away")
    return somebody, asked


def test_with_scripts_the_areas_are_drawn_and_say_their_figures_and_nothing_comes_from_elsewhere(
    browser: Any, town: Home
) -> None:
    somebody, asked = at_the_figures(browser, town, DESK, scripts=True)
    areas = somebody.page.locator(".fp-map path.leaflet-interactive")
    areas.first.wait_for()
    assert areas.count() == WARDS
    somebody.look()
    assert somebody.page.locator("#map-drawn").count() == 0
    assert somebody.page.locator("#map-legend").is_visible()
    areas.first.hover(force=True)
    told = somebody.page.locator(".leaflet-tooltip").inner_text()
    assert "per 1,000" in told or "withheld" in told
    assert {address for address in asked if not address.startswith((town.site, "data:"))} == set()


def test_without_scripts_and_on_a_phone_the_drawing_and_the_table_are_there(browser: Any, town: Home) -> None:
    somebody, _ = at_the_figures(browser, town, PHONE, scripts=False)
    drawing = somebody.page.locator("#map-drawn")
    assert drawing.is_visible()
    assert drawing.evaluate("image => image.naturalWidth") > 0
    assert drawing.get_attribute("alt")
    assert not somebody.page.locator(".fp-map").is_visible()
    assert somebody.page.locator("main table").first.locator("tbody tr").count() >= WARDS
