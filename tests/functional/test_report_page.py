"""The report in a real browser: axe finds nothing, nothing is cut off on a phone, and it prints whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from frankpledge.adapters.documents import report_page
from frankpledge.adapters.figures import draw
from tests.functional.browsing import AXE, TAGS
from tests.unit.adapters.audit_fixture import made_up_audit

playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the dev requirements")

PHONE, DESK = 320, 1200


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module", params=["suppress", "none"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    audit = made_up_audit(request.param)
    path = tmp_path_factory.mktemp("release") / "report.html"
    path.write_bytes(report_page(audit, draw(audit)))
    return path


def opened(browser: Any, report: Path, width: int) -> Any:
    # axe is put into the page by the test, which the page's own policy rightly forbids
    page = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True).new_page()
    page.goto(report.as_uri())
    return page


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_no_fault(browser: Any, report: Path, axe_script: Path, width: int) -> None:
    page = opened(browser, report, width)
    page.add_script_tag(path=str(axe_script))
    found = page.evaluate(AXE, TAGS)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_page_never_scrolls_sideways(browser: Any, report: Path, width: int) -> None:
    page = opened(browser, report, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_text_of_page_or_figure_is_tiny_on_a_phone(browser: Any, report: Path) -> None:
    smallest = """() => Math.min(...[...document.querySelectorAll('main *')]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && e.getClientRects().length)
        .filter(e => !['title', 'desc', 'style'].includes(e.tagName.toLowerCase()))
        .map(e => { const svg = e.closest('svg');
            const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
            return parseFloat(getComputedStyle(e).fontSize) * scale; }))"""
    assert opened(browser, report, PHONE).evaluate(smallest) >= 9


def test_nothing_is_asked_of_a_network(browser: Any, report: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [report.as_uri()]


def test_it_works_from_the_keyboard(browser: Any, report: Path) -> None:
    page = opened(browser, report, DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#brief"


def test_what_is_folded_away_on_screen_is_printed(browser: Any, report: Path) -> None:
    page = opened(browser, report, DESK)
    seen = "document.querySelector('details table').checkVisibility()"
    assert page.evaluate(seen) is False
    page.emulate_media(media="print")
    page.wait_for_function(seen)  # the page is laid out anew a moment after it is told
    assert page.pdf().startswith(b"%PDF")
