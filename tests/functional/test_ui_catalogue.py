"""Every component in a real browser, under the strictest policy: whole, reachable and clean without scripts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.functional.browsing import AXE, DESK, PHONE, TAGS
from tests.functional.catalogue.built import build_assets

playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the dev requirements")

PAGES = ["", "form", "question", "list?group=youth&page=2"]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def _closed(browser: Any) -> Iterator[None]:
    """Leave no page open behind a test: each costs the next one time."""
    yield
    for context in browser.contexts:
        context.close()


@pytest.fixture(scope="module")
def site(root: Path) -> Iterator[str]:
    """The catalogue, served by a process of its own, since its settings are not the site's."""
    build_assets(root)
    serve = [sys.executable, "-m", "tests.functional.catalogue.serve"]
    path = {"PYTHONPATH": f"{root / 'src'}:{root}"}
    with subprocess.Popen(serve, cwd=root, env=path, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}/"  # type: ignore[union-attr]
        finally:
            server.kill()


def opened(browser: Any, address: str, width: int = DESK, **options: Any) -> Any:
    page = browser.new_context(viewport={"width": width, "height": 900}, **options).new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(address)
    return page


def violations(page: Any, axe_script: Path) -> list[tuple[str, str]]:
    page.evaluate(axe_script.read_text(encoding="utf-8"))
    found = page.evaluate(AXE, TAGS)
    return [(each["id"], node["html"]) for each in found["violations"] for node in each["nodes"]]


def without_scripts(page: Any) -> Any:
    """Let the page load none of its scripts; the tests' own may still run, as axe must."""
    page.context.route("**/*.js", lambda route: route.abort())
    page.reload()
    return page


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scripted", [True, False], ids=["with scripts", "without scripts"])
def test_axe_finds_no_fault(browser: Any, site: str, axe_script: Path, path: str, width: int, scripted: bool) -> None:
    page = opened(browser, site + path, width)
    assert violations(page if scripted else without_scripts(page), axe_script) == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_no_fault_where_a_form_failed(browser: Any, site: str, axe_script: Path, width: int) -> None:
    page = opened(browser, f"{site}form", width)
    page.get_by_role("button", name="Save the meeting").click()
    assert page.title().startswith("Error: ")
    assert violations(page, axe_script) == []


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scripted", [True, False], ids=["with scripts", "without scripts"])
def test_no_page_scrolls_sideways(browser: Any, site: str, path: str, width: int, scripted: bool) -> None:
    page = opened(browser, site + path, width, java_script_enabled=scripted)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_the_strictest_policy_forbids_nothing_that_a_page_does(browser: Any, site: str, path: str) -> None:
    page = browser.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    answer = page.goto(site + path)
    page.wait_for_load_state("networkidle")
    assert answer.headers["content-security-policy"] == "default-src 'self'"
    assert said == []
    assert [address for address in asked if not address.startswith(site)] == []
    assert f"{site}static/ui/govuk-frontend.min.js" in asked
    assert page.evaluate("document.body.classList.contains('govuk-frontend-supported')")


def test_that_policy_would_have_been_heard_to_forbid(browser: Any, site: str) -> None:
    page = opened(browser, site)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')")
    assert any("Content Security Policy" in text for text in page.said)


FOCUSABLE = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter(e => e.type !== 'hidden' && e.checkVisibility() && e.tabIndex >= 0)
    .filter(e => e.type !== 'radio' || e === document.querySelector(`[name="${e.name}"]`))
    .map(e => e.outerHTML.slice(0, 200))"""
NOW = "document.activeElement.outerHTML.slice(0, 200)"
SHOWS_FOCUS = """() => { const s = getComputedStyle(document.activeElement), l = document.activeElement.labels?.[0];
    const around = l ? getComputedStyle(l, '::before') : s;
    return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || around.boxShadow !== 'none'; }"""


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_reaches_everything_in_the_order_it_is_read(
    browser: Any, site: str, path: str, width: int
) -> None:
    page = without_scripts(opened(browser, site + path, width))
    expected = page.evaluate(FOCUSABLE)
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(NOW))
        assert page.evaluate(SHOWS_FOCUS), reached[-1]
    assert reached == expected
    assert "Skip to main content" in reached[0]


def test_the_first_key_skips_to_the_page_itself(browser: Any, site: str) -> None:
    page = opened(browser, site, java_script_enabled=False)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_form_is_mended_and_sent_without_javascript(browser: Any, site: str) -> None:
    page = opened(browser, f"{site}form", PHONE, java_script_enabled=False)
    page.get_by_role("button", name="Save the meeting").click()
    summary = page.locator(".govuk-error-summary")
    summary.get_by_role("link", name="Enter the date of the meeting").click()
    page.keyboard.type("27")
    assert page.get_by_label("Day").input_value() == "27"
    page.get_by_label("Month").fill("March")
    page.get_by_label("Year").fill("2026")
    page.get_by_label("Name of the meeting").fill("Strategy group")
    page.get_by_label("Burglary group").check()
    page.get_by_label("Chairing agency").select_option("Agency 3")
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Starting time").fill("2.30pm")
    page.get_by_label("Calls for service").check()
    page.get_by_label("People expected").fill("12")
    page.get_by_label("E-mail address for apologies").fill("apologies@tithingham.example")
    page.get_by_label("Purpose").fill("To agree the timetable.")
    papers = {"name": "agenda.txt", "mimeType": "text/plain", "buffer": b"1. Timetable"}
    page.get_by_label("Papers").set_input_files(papers)
    page.get_by_label("The chair has agreed the agenda").check()
    page.get_by_role("button", name="Save the meeting").click()
    assert page.get_by_role("alert").inner_text().split("\n")[-1] == "The meeting has been saved."


ROLES = ("table", "rowgroup", "row", "columnheader", "rowheader", "cell")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_table_stays_a_table_for_those_who_hear_it(browser: Any, site: str, width: int) -> None:
    page = opened(browser, site, width, java_script_enabled=False)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    inside = under(tree, "Burglary by ward")
    counts = {role: sum(node.get("role", {}).get("value") == role for node in inside) for role in ROLES}
    assert counts == {"table": 1, "rowgroup": 2, "row": 5, "columnheader": 5, "rowheader": 4, "cell": 16}


def under(tree: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return the named table of the accessibility tree and all that is in it."""
    by_id = {node["nodeId"]: node for node in tree}
    wanted = [node for node in tree if node.get("role", {}).get("value") == "table"]
    reached = [next(node for node in wanted if node["name"]["value"] == name)]
    for node in reached:
        reached += [by_id[child] for child in node.get("childIds", []) if child in by_id]
    return reached


def test_a_narrow_table_shows_every_heading_beside_its_value(browser: Any, site: str) -> None:
    page = opened(browser, site, PHONE)
    label = "e => getComputedStyle(e, '::before').content"
    cell = page.get_by_role("table", name="Burglary by ward", exact=True).get_by_role("cell").nth(1)
    assert "Burglaries" in cell.evaluate(label)
    assert opened(browser, site, DESK).get_by_role("cell").first.evaluate(label) == "none"


def test_what_leads_elsewhere_is_not_printed_and_all_panels_are(browser: Any, site: str) -> None:
    page = opened(browser, site)
    page.emulate_media(media="print")
    seen = "selector => document.querySelector(selector).checkVisibility()"
    for hidden in (".govuk-service-navigation", ".govuk-breadcrumbs", ".fp-header__account", ".govuk-button"):
        assert not page.evaluate(seen, hidden), hidden
    page.wait_for_function("document.querySelector('#invited').checkVisibility()")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('main a[href=\"/list\"]'), '::after').content") == "none"
    )
    assert page.pdf().startswith(b"%PDF")
