"""A person at a browser: signing in, and what must hold of every page they see."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
PHONE, DESK = 320, 1280
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


PARTS = "() => [...new Set([...document.querySelectorAll('main *')].map(e => `${e.localName} ${e.className}`))]"


def kind_of(address: str) -> str:
    """Return what pages of one kind have in common: the address without its numbers and what is asked of it."""
    return re.sub(r"\d+", "#", address.partition("?")[0])


class Person:
    """Somebody with a browser of their own, on a screen of a given width, with scripts or without."""

    searched: ClassVar[dict[tuple[int, str], set[str]]] = defaultdict(set)
    """The kinds of element that axe has searched, by width and kind of page, whoever saw them."""

    def __init__(self, browser: Any, site: str, width: int, axe: Path | None, *, scripts: bool = True) -> None:
        # axe is put into the page by the test, which the page's own policy rightly forbids
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, bypass_csp=axe is not None, java_script_enabled=scripts
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.site, self.width, self.axe = site, width, axe
        self.faults: list[str] = []
        self.page.on("response", self._note)

    def _note(self, answer: Any) -> None:
        if answer.status >= 500:
            self.faults.append(f"{answer.status} {answer.url}")

    def sign_in(self, email: str, password: str) -> None:
        """Sign in on the sign-in page."""
        self.page.goto(f"{self.site}/sign-in/")
        self.look()
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Sign in")

    def follow(self, link: str) -> None:
        """Follow a link by its words."""
        self.page.get_by_role("link", name=link).first.click()
        self.look()

    def press(self, button: str) -> None:
        """Press a button, or a link that looks like one."""
        self.page.locator("main").get_by_role("button", name=button, exact=True).first.click()
        self.look()

    def fill(self, **fields: str) -> None:
        """Fill fields by their names in the form."""
        for name, value in fields.items():
            self.page.locator(f"[name={name}]").fill(value)

    def fill_day(self, name: str, day: str, month: str, year: str) -> None:
        """Fill the three boxes of a day."""
        for part, value in (("day", day), ("month", month), ("year", year)):
            self.page.locator(f"[name={name}-{part}]").fill(value)

    def look(self) -> None:
        """Check what must hold of every page: nothing broke, nothing scrolls sideways, axe finds nothing."""
        self.page.wait_for_load_state()
        assert self.faults == []
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width, self.page.url
        assert self.page.get_by_role("heading", level=1).count() == 1, self.page.url
        if self.axe and self._is_new():
            self.page.evaluate(self.axe.read_text(encoding="utf-8"))
            found = self.page.evaluate(AXE, TAGS)
            wrong = [(each["id"], node["html"][:200]) for each in found["violations"] for node in each["nodes"]]
            assert wrong == [], f"{self.page.url}: {wrong}"

    def _is_new(self) -> bool:
        """Say whether there is anything on the page that was not searched on one of its kind."""
        path = urlsplit(self.page.url).path
        parts, known = set(self.page.evaluate(PARTS)), self.searched[self.width, kind_of(path)]
        is_new = not parts <= known
        known |= parts
        return is_new

    def text(self) -> str:
        """Return the words of the page's main part."""
        return str(self.page.locator("main").inner_text())
