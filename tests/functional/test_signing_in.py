"""Signing in to the real site in a real browser: by keyboard alone, on a telephone, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.functional.browsing import ARGUMENTS, DESK, PHONE, Person
from tests.functional.serving import Home, manage, new_home, run_script, serve_site
from tests.universe.partnership import PASSWORD
from tests.universe.second_step import code_of

playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: install the dev requirements")

NEW = "lantern orchard sixpence walrus"
CHAIR = "chair@tithingham.example"
SCREENS = [(PHONE, True), (DESK, True), (DESK, False)]
ACCOUNT = (
    "account/",
    "account/name/",
    "account/mail/",
    "sign-in/password/",
    "sign-in/second-step/mine/",
    "sign-in/out/",
)
NAMES = ["telephone", "desk", "no scripts"]

BUILD = """
from django.utils.timezone import now
from tests.universe.partnership import found
from frankpledge.foundation.accounts import services
town = found(at=now())
by = town.as_("co-ordinator", now())
_, token = services.invite(email="new@tithingham.example", role="chair", by=by, at=now())
observer = town.people["observer"]
for grant in observer.grants.all():
    services.end_role(grant=grant, by=by, at=now())
print(token, observer.pk, town.people["chair"].pk)
"""

SEND = """
from django.utils.timezone import now
from frankpledge.foundation.notifications.services import send_waiting
print(send_waiting(at=now()))
"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def _closed(browser: Any) -> Iterator[None]:
    yield
    for context in browser.contexts:
        context.close()


class Town:
    """The site served, and what the tests must know of who is in it."""

    def __init__(self, home: Home, built: str) -> None:
        self.home = home
        self.invitation, self.erasable, self.chair = built.split()


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[Town]:
    """The site as in production: everybody is asked for a second step."""
    home = new_home(tmp_path / "home")
    built = run_script(home, BUILD)
    with serve_site(home, {"FRANKPLEDGE_REQUIRE_TOTP": "yes"}):
        yield Town(home, built)


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Town]:
    """The site as in the demonstration: a password is enough."""
    home = new_home(tmp_path / "home")
    built = run_script(home, BUILD)
    with serve_site(home):
        yield Town(home, built)


class Typist(Person):
    """Somebody who never touches a mouse."""

    def tab_to(self, chosen: str) -> None:
        """Press the tabulator until the element is reached."""
        for _ in range(40):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("chosen => document.activeElement.matches(chosen)", chosen):
                return
        raise AssertionError(f"{chosen} cannot be reached by keyboard on {self.page.url}")

    def type_into(self, name: str, text: str) -> None:
        self.tab_to(f"[name={name}]")
        self.page.keyboard.type(text)

    def enter(self) -> None:
        """Press Enter, which sends a form and follows a link."""
        before = self.page.url
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()
        assert (before, self.page.url) != ("", "")

    def give_password(self, password: str = PASSWORD, email: str = CHAIR) -> None:
        self.page.goto(f"{self.site}/sign-in/")
        self.look()
        self.type_into("login", email)
        self.type_into("password", password)
        self.enter()

    def give_code(self, code: str) -> None:
        self.type_into("code", code)
        self.enter()

    def sign_out(self) -> None:
        self.tab_to(".fp-header__button")
        self.enter()
        assert "You have signed out." in self.text()


@pytest.mark.parametrize(("width", "scripts"), SCREENS, ids=NAMES)
def test_a_person_sets_up_the_second_step_and_signs_in_with_app_and_recovery_code(
    width: int, scripts: bool, browser: Any, strict: Town, axe_script: Path
) -> None:
    person = Typist(browser, strict.home.site, width, axe_script if scripts else None, scripts=scripts)
    person.give_password("not the password")
    assert "The email address or the password is not right" in person.text()
    assert person.page.title().startswith("Error: Sign in")
    person.give_password()
    secret, codes = set_up(person)
    assert person.page.url == f"{strict.home.site}/p/tithingham/"
    person.sign_out()
    person.give_password()
    person.give_code("000000")
    assert "That code is not right" in person.text()
    person.give_code(code_of(secret, step=1))
    assert person.page.url == f"{strict.home.site}/p/tithingham/"
    person.sign_out()
    person.give_password()
    person.give_code(codes[0])
    assert person.page.url == f"{strict.home.site}/p/tithingham/"
    person.sign_out()
    person.give_password()
    person.give_code(codes[0])
    assert "has been used already" in person.text()


def set_up(person: Typist) -> tuple[str, list[str]]:
    """Set up an app by its written key; return the key and the recovery codes."""
    assert person.page.get_by_role("heading", level=1).inner_text() == "Set up an authenticator app"
    square = person.page.locator("img[src^='data:image/svg+xml']")
    assert square.evaluate("image => image.naturalWidth") > 0
    secret = re.sub(r"\s", "", person.page.locator("main code").inner_text())
    person.give_code(code_of(secret))
    codes = [re.sub(r"\s", "", each) for each in person.page.locator("main li code").all_inner_texts()]
    assert len(codes) == 10
    person.tab_to("a.govuk-button")
    person.enter()
    return secret, codes


@pytest.mark.parametrize(("width", "scripts"), SCREENS, ids=NAMES)
def test_a_forgotten_password_is_set_anew_by_the_link_in_the_mail(
    width: int, scripts: bool, browser: Any, plain: Town, axe_script: Path
) -> None:
    person = Typist(browser, plain.home.site, width, axe_script if scripts else None, scripts=scripts)
    person.page.goto(f"{plain.home.site}/sign-in/")
    person.follow("I have forgotten my password")
    person.type_into("email", CHAIR)
    person.enter()
    assert "If somebody signs in with that address" in person.text()
    person.page.goto(link_in_mail(plain.home))
    person.look()
    person.type_into("password1", "short")
    person.enter()
    assert "The password must be 12 characters or more" in person.text()
    person.type_into("password1", NEW)
    person.enter()
    assert "Your password is set" in person.text()
    person.give_password(PASSWORD)
    assert "is not right" in person.text()
    person.give_password(NEW)
    assert person.page.url == f"{plain.home.site}/p/tithingham/"


def link_in_mail(home: Home) -> str:
    """Send what waits; return the link of the mail about the password."""
    run_script(home, SEND)
    mails = [path.read_text() for path in (home.folder / "mail").iterdir()]
    (found,) = re.findall(rf"{re.escape(home.site)}/sign-in/password/new/\S+", "\n".join(mails))
    return found


@pytest.mark.parametrize(("width", "scripts"), SCREENS, ids=NAMES)
def test_an_invited_person_joins_signs_in_and_sees_their_account(
    width: int, scripts: bool, browser: Any, plain: Town, axe_script: Path
) -> None:
    person = Typist(browser, plain.home.site, width, axe_script if scripts else None, scripts=scripts)
    invitation = f"{plain.home.site}/invitation/{plain.invitation}/"
    person.page.goto(invitation)
    person.look()
    person.type_into("name", "Newcomer")
    person.type_into("password", NEW)
    person.enter()
    assert "You have joined. Sign in now." in person.text()
    person.give_password(NEW, "new@tithingham.example")
    person.page.goto(invitation)
    person.look()
    assert "This invitation does not work" in person.text()
    for path in ACCOUNT:
        person.page.goto(f"{plain.home.site}/{path}")
        person.look()
    person.page.goto(f"{plain.home.site}/account/")
    assert "Chair or board member" in person.text()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_coordinator_looks_at_people_and_erases_somebody_who_left(
    width: int, browser: Any, plain: Town, axe_script: Path
) -> None:
    person = Typist(browser, plain.home.site, width, axe_script)
    person.give_password(email="coordinator@tithingham.example")
    people = f"{plain.home.site}/p/tithingham/people"
    for path in ("", "ended/", f"{plain.chair}/", f"{plain.erasable}/"):
        person.page.goto(f"{people}/{path}")
        person.look()
    person.press("Erase the name and address")
    person.press("Erase for good")
    person.page.goto(f"{people}/{plain.erasable}/")
    person.look()
    assert "A person since erased" in person.text()


def test_host_staff_see_on_each_page_that_they_visit(browser: Any, plain: Town, axe_script: Path) -> None:
    told = manage(plain.home, "add_host_staff", "keeper@host.example", "Keeper")
    person = Typist(browser, plain.home.site, PHONE, axe_script)
    person.page.goto(re.search(r"http\S+/sign-in/\S+", told)[0])
    person.type_into("password1", NEW)
    person.enter()
    manage(plain.home, "staff_visit", "keeper@host.example", "tithingham", "--reason", "A page fails", "--hours", "1")
    person.give_password(NEW, "keeper@host.example")
    for path in ("", "agencies/"):
        person.page.goto(f"{plain.home.site}/p/tithingham/{path}")
        person.look()
        assert "You see this partnership as host staff until" in person.page.locator("body").inner_text()
