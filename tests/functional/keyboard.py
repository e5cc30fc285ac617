"""Somebody who reads the page from its beginning and has nothing but a keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.functional.browsing import Person

MOST_KEYS = 250
"""Presses of the tabulator after which a thing counts as out of reach."""

FOCUSED = re.compile(r'(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?')
LEGEND = "(document.activeElement.closest('fieldset')?.querySelector('legend')?.innerText ?? '').trim()"

Wanted = str | re.Pattern[str]


class Typist(Person):
    """A person who tabulates, presses Enter, Space and arrows, and types; each step is counted."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.steps = 0  # pages that were asked for by a key
        self.page.on("filechooser", lambda _: None)  # from now on, so that none opens unseen

    def focus(self) -> tuple[str, str]:
        """Return the role and the accessible name of what the keyboard is at."""
        there = self.page.locator("*:focus")
        if not there.count():
            return "", ""
        line = there.aria_snapshot().partition("\n")[0].removeprefix("- ")
        if line.startswith("'"):  # a line with a colon in the name stands in quotation marks of its own
            line = line.removeprefix("'").replace("''", "'")
        found = FOCUSED.match(line)
        return (found["role"], re.sub(r"\\(.)", r"\1", found["name"] or "")) if found else ("", "")

    def tab_until(self, is_there: Callable[[str, str], bool], what: object) -> str:
        """Press the tabulator until something wanted is reached; return its name."""
        met = []
        for _ in range(MOST_KEYS):
            self.page.keyboard.press("Tab")
            role, name = self.focus()
            if is_there(role, name):
                return name
            met.append(name)
        raise AssertionError(f"{what!r} cannot be reached by keyboard on {self.page.url}, only {sorted(set(met))}")

    def tab_to(self, wanted: Wanted, *roles: str) -> str:
        """Press the tabulator until what has that accessible name is reached; return the name."""
        return self.tab_until(lambda role, name: is_named(name, wanted) and (not roles or role in roles), wanted)

    def enter(self) -> None:
        """Press Enter, which follows a link or sends a form, and look at the page that comes."""
        self.steps += 1
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def go(self, *links: Wanted) -> None:
        """Follow links, one after another, each from the beginning of its page or from where one is."""
        for link in links:
            self.tab_to(link, "link", "button")
            self.enter()

    def send(self, button: Wanted) -> None:
        """Tabulate to a button and press it."""
        self.tab_to(button, "button")
        self.enter()

    def write(self, field: Wanted, text: str) -> None:
        """Type into a field, over what stands there."""
        self.tab_to(field, "textbox", "spinbutton", "searchbox")
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def write_day(self, legend: str, day: date) -> None:
        """Type a day into the three boxes under a legend."""
        for name, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            self.tab_until(lambda _, found, name=name: found == name and self._legend().startswith(legend), legend)
            self.page.keyboard.press("ControlOrMeta+A")
            self.page.keyboard.type(str(part))

    def _legend(self) -> str:
        return str(self.page.evaluate(LEGEND))

    def tick(self, box: Wanted) -> None:
        """Tick a box that is not ticked yet."""
        self.tab_to(box, "checkbox")
        self.page.keyboard.press("Space")
        assert self.page.evaluate("document.activeElement.checked")

    def choose(self, answer: str) -> None:
        """Reach a group of answers and go down it to one."""
        name = self.tab_until(lambda role, _: role == "radio", answer)
        for _ in range(20):
            if name == answer:
                self.page.keyboard.press("Space")
                assert self.page.evaluate("document.activeElement.checked")
                return
            self.page.keyboard.press("ArrowDown")
            name = self.focus()[1]
        raise AssertionError(f"{answer!r} is not among the answers on {self.page.url}")

    def select(self, field: Wanted, option: str) -> None:
        """Reach a drop-down and go through its options to one."""
        self.tab_to(field, "combobox")
        self.choose_option(option)

    def choose_option(self, option: str) -> None:
        """Go through the options of the drop-down that is reached, to one."""
        self.page.keyboard.press("Home")
        for _ in range(100):
            if self.page.evaluate("document.activeElement.selectedOptions[0]?.text.trim()") == option:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{option!r} is not among the options on {self.page.url}")

    def give_file(self, field: Wanted, path: Path) -> None:
        """Reach a file field, open the machine's own dialogue by a key, and give a file."""
        self.tab_to(field)
        with self.page.expect_file_chooser() as asked:
            self.page.keyboard.press("Enter")
        asked.value.set_files(path)

    def open(self, address: str) -> None:
        """Open an address, as from a mail."""
        self.page.goto(address)
        self.look()

    def sign_in(self, email: str, password: str) -> None:
        """Sign in from wherever one was led; the page shown after is the one that was asked for."""
        if "/sign-in/" not in self.page.url:
            self.open(f"{self.site}/sign-in/")
        self.write("Email address", email)
        self.write("Password", password)
        self.enter()
        assert "/sign-in/" not in self.page.url, self.text()

    def reads(self, *words: str) -> None:
        """Check that the main part of the page says something."""
        said = " ".join(self.text().split())
        missing = [each for each in words if each not in said]
        assert missing == [], f"{self.page.url} does not say {missing}, but: {said[:3000]}"


def is_named(name: str, wanted: Wanted) -> bool:
    """Say whether an accessible name is the one that is looked for."""
    return name == wanted if isinstance(wanted, str) else wanted.fullmatch(name) is not None
