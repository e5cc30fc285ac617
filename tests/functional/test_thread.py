"""One figure's way through the real site, by five people at browsers, and from the public page back to the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.functional.browsing import ARGUMENTS, DESK, PHONE, Person
from tests.functional.serving import Home, new_home, run_script, serve_public, serve_site, work
from tests.universe.partnership import PASSWORD
from tests.universe.thread import january_extract, town_files

playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the dev requirements")

BUILD = """
from django.utils import timezone
from frankpledge.foundation.accounts.roles import Role
from tests.universe.partnership import found
at = timezone.now()
town = found(at=at)
town.post(title="Data officer", since=at.date(), by=town.as_(Role.COORDINATOR, at), at=at)
"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path / "home")
    run_script(made, BUILD)
    with serve_site(made), serve_public(made), work(made):
        yield made


class Thread:
    """The steps, each by whoever takes it."""

    def __init__(self, browser: Any, home: Home, width: int, axe: Path | None, *, scripts: bool) -> None:
        self.browser, self.home, self.width, self.axe, self.scripts = browser, home, width, axe, scripts

    def person(self, role: str) -> Person:
        email = "coordinator" if role == "co-ordinator" else role
        somebody = Person(self.browser, self.home.site, self.width, self.axe, scripts=self.scripts)
        somebody.sign_in(f"{email}@tithingham.example", PASSWORD)
        return somebody

    def go(self, somebody: Person, path: str) -> None:
        somebody.page.goto(f"{self.home.site}/p/tithingham/{path}")
        somebody.look()

    def ask_for_data(self) -> None:
        officer = self.person("information-officer")
        self.go(officer, "data-plan/")
        officer.press("Ask an agency for data")
        officer.page.get_by_label("Which agency").select_option("Tithingham Police")
        officer.page.get_by_label("Recorded crime").check()
        officer.press("Continue")
        officer.page.get_by_label("A point on the map").check()
        officer.fill_day("period_from", "1", "1", "2025")
        officer.fill_day("period_to", "31", "1", "2025")
        officer.page.get_by_label("Audit: count it").check()
        officer.fill(why="To find where in the town crime is.")
        officer.fill_day("due_by", "31", "12", "2099")
        officer.press("Ask for it")
        assert "31 December 2099" in officer.text()

    def draft_protocol(self) -> None:
        coordinator = self.person("co-ordinator")
        self.go(coordinator, "protocols/")
        coordinator.press("Draft a protocol")
        coordinator.fill(name="Recorded crime protocol", purpose="To find out what crime the area suffers.")
        coordinator.page.get_by_label("Tithingham Police").check()
        coordinator.press("Save")
        coordinator.press("Add data")
        coordinator.page.get_by_label("Whose data").select_option("Tithingham Police")
        coordinator.page.get_by_label("Recorded crime").check()
        coordinator.press("Continue")
        coordinator.page.get_by_label("A point on the map").check()
        coordinator.page.get_by_label("Already published under an open licence").check()
        coordinator.page.get_by_label("Not personal data").check()
        coordinator.fill(necessity="Nothing else says where crime is.")
        coordinator.press("Save")
        coordinator.page.get_by_role("link", name="Tithingham Police", exact=True).click()
        coordinator.look()
        coordinator.page.get_by_label("Liaison officer").select_option(index=1)
        coordinator.press("Save")
        coordinator.press("Open it for signature")
        coordinator.press("Open it for signature")
        assert "Awaiting signature" in coordinator.text()

    def sign_protocol(self) -> None:
        representative = self.person("agency-representative")
        self.go(representative, "protocols/")
        representative.follow("Recorded crime protocol")
        representative.press("Sign for Tithingham Police")
        representative.page.get_by_label("I sign for my agency").check()
        representative.press("Sign")
        assert "Live" in representative.text()

    def supply(self) -> None:
        liaison = self.person("data-liaison")
        self.go(liaison, "data-plan/")
        liaison.follow("Recorded crime")
        liaison.press("Supply it")
        liaison.page.locator("[name=file]").set_input_files(january_extract())
        liaison.press("Send it")
        liaison.page.locator("main table").get_by_role("link").first.click()
        liaison.look()
        assert digest() in liaison.text()
        wait_for("To be accepted", liaison)

    def accept(self) -> None:
        officer = self.person("information-officer")
        self.go(officer, "protocols/extracts/")
        officer.follow("Recorded crime from Tithingham Police")
        officer.press("Accept it")
        officer.press("Accept it")
        assert "Accepted" in officer.text()
        self.go(officer, "data-plan/?show=all")
        assert "Met" in officer.text()

    def count_and_draft(self) -> None:
        officer = self.person("information-officer")
        self.go(officer, "audit/")
        officer.press("Give areas and population")
        boundaries, populations = town_files() / "boundaries", town_files() / "populations"
        officer.page.locator("[name=outline]").set_input_files(boundaries / "districts.geojson")
        officer.page.locator("[name=areas]").set_input_files(boundaries / "wards_2025.geojson")
        officer.page.locator("[name=population]").set_input_files(populations / "council_2025_by_ward.csv")
        officer.fill(population_code_column="Ward code", population_column="Residents")
        officer.fill(population_source="Council's own count of residents, 2025")
        officer.fill_day("population_date", "1", "4", "2025")
        officer.press("Save")
        officer.follow("Count it")
        officer.fill_day("period_from", "1", "1", "2025")
        officer.fill_day("period_to", "31", "January", "2025")
        officer.press("Count it")
        wait_for("What was found", officer)
        officer.page.locator("main table").last.get_by_role("link").first.click()
        officer.look()
        officer.press("Draft it for release")
        officer.fill(title="Crime in Tithingham, January 2025", comment="Most of it is in the centre.")
        officer.press("Propose it for release")
        assert "Proposed" in officer.text()
        assert officer.page.get_by_role("button", name="Sign off").count() == 0

    def sign_off(self) -> None:
        checker = self.person("output-checker")
        self.go(checker, "publishing/")
        checker.follow("Crime in Tithingham, January 2025")
        checker.press("Sign off")
        checker.page.get_by_label("I have read the page and its tables").check()
        checker.press("Sign off")
        assert "Signed off" in checker.text()

    def consent(self) -> None:
        representative = self.person("agency-representative")
        self.go(representative, "publishing/")
        representative.follow("Crime in Tithingham, January 2025")
        representative.press("Answer for Tithingham Police")
        representative.page.get_by_label("Yes, as it stands").check()
        representative.press("Answer")
        assert "Agreed" in representative.text()

    def publish(self) -> str:
        coordinator = self.person("co-ordinator")
        self.go(coordinator, "publishing/")
        coordinator.follow("Crime in Tithingham, January 2025")
        coordinator.press("Publish")
        coordinator.press("Publish")
        return str(coordinator.page.get_by_role("link", name=self.home.public).get_attribute("href"))

    def read(self, address: str) -> Person:
        resident = Person(self.browser, self.home.public, self.width, self.axe, scripts=self.scripts)
        resident.page.goto(self.home.public)
        resident.look()
        resident.follow("Tithingham Community Safety Partnership")
        resident.follow("Crime in Tithingham, January 2025")
        assert resident.page.url == address
        return resident


def digest() -> str:
    return hashlib.sha256(january_extract().read_bytes()).hexdigest()


def wait_for(words: str, somebody: Person) -> None:
    """Look again, as a person would, until the worker is done."""
    for _ in range(40):
        if words in somebody.text():
            return
        somebody.page.wait_for_timeout(500)
        somebody.page.reload()
    raise AssertionError(f"never saw {words!r}: {somebody.text()}")


@pytest.mark.parametrize(
    ("width", "scripts"), [(DESK, True), (PHONE, False)], ids=["at a desk", "on a phone, no scripts"]
)
def test_one_figure_goes_from_a_request_for_data_to_the_public_and_back_to_the_file(
    browser: Any, home: Home, axe_script: Path, width: int, scripts: bool
) -> None:
    thread = Thread(browser, home, width, axe_script if scripts else None, scripts=scripts)
    thread.ask_for_data()
    thread.draft_protocol()
    thread.sign_protocol()
    thread.supply()
    thread.accept()
    thread.count_and_draft()
    thread.sign_off()
    thread.consent()
    resident = thread.read(thread.publish())
    assert "Most of it is in the centre." in resident.text()
    resident.follow("Where these figures come from")
    assert digest() in resident.text()
