"""Somebody at the public site, on a shelf made for the purpose: real processes, forms read from the pages."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from frankpledge.adapters.inbox.box import FILE, Outlet
from frankpledge.adapters.inbox.definitions import Opened, put_definition, write_since
from frankpledge.adapters.inbox.sealing import new_keys, unseal
from frankpledge.core.questionnaires import Condition, Kind, Option, Question, Questionnaire
from frankpledge.core.questionnaires.bank import BANK
from tests.functional.serving import Home, free_port

LONG = 1_000
QUESTIONS = (
    BANK["core-safe-dark"],
    Question(
        "why", Kind.TEXT, "What makes you feel unsafe?", "Beth sy’n gwneud i chi deimlo’n anniogel?", limit=LONG,
        only_if=Condition("core-safe-dark", ("bit-unsafe", "very-unsafe")),
    ),
    Question(
        "first", Kind.RANK, "Which should come first?", "Pa un ddylai ddod gyntaf?",
        options=(Option("a", "Burglary", "Byrgleriaeth"), Option("b", "Noise", "Sŵn"), Option("c", "Speed", "Goryrru")),
    ),
    Question("pay", Kind.AMOUNT, "How much more would you pay?", "Faint yn fwy fyddech chi’n ei dalu?", unit="pounds"),
    BANK["core-problem"],
    BANK["you-here"],
)  # fmt: skip
EVERYTHING = Questionnaire("What troubles you?", QUESTIONS, "Tell us.", "Beth sy’n eich poeni?", "Dywedwch wrthym.")
ONE_PAGE = Questionnaire("One thing", (BANK["core-problem"], QUESTIONS[2]), is_one_page=True)
OPEN, COMING, CLOSED, SHORT = 1, 2, 3, 4


@dataclass
class Place:
    """A home for the public site with four questionnaires on its shelf, and the key to what is answered."""

    home: Home
    private_key: bytes

    def stored(self, number: int = OPEN) -> list[dict[str, Any]]:
        """Open everything that stands in the inbox."""
        place = f"tithingham/{number}"
        with closing(Outlet(self.home.folder / "inbox" / FILE)) as outlet:
            entries = list(outlet.entries(place, outlet.ids(place)))
        return [json.loads(unseal(each.sealed, self.private_key, f"{place}/{each.id}".encode())) for each in entries]


def make_place(folder: Path) -> Place:
    """Lay out a shelf: one open, one to come, one closed, one of a single page; a kiosk."""
    folder.mkdir(parents=True, exist_ok=True)
    home = Home(folder, free_port(), free_port())
    private, public = new_keys()
    today, shelf = date.today(), folder / "releases"  # noqa: DTZ011 -- the day where this runs
    days = {OPEN: (-3, 40), COMING: (3, 30), CLOSED: (-30, -1), SHORT: (0, 9)}
    for number, (opens, closes) in days.items():
        told = ONE_PAGE if number == SHORT else EVERYTHING
        opened = Opened(
            "tithingham",
            number,
            "Tithingham Partnership",
            told,
            today + timedelta(opens),
            today + timedelta(closes),
            public,
        )
        put_definition(shelf, opened)
    write_since(shelf, "tithingham", OPEN, closed_on=None, kiosks={"market": "Market hall"})
    return Place(home, private)


class Form(HTMLParser):
    """The fields of a page's one form, hidden ones and those filled in, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field."""
        given = {name: value or "" for name, value in attrs}
        if tag == "input" and given.get("type") in ("hidden", "text", None):
            self.fields.append((given["name"], given.get("value", "")))
        elif tag == "input" and "checked" in given:
            self.fields.append((given["name"], given["value"]))
        elif tag == "textarea":
            self._area = given["name"]
            self.fields.append((self._area, ""))

    def handle_data(self, data: str) -> None:
        """Note what stands in a box for words."""
        if self._area:
            name, value = self.fields[-1]
            self.fields[-1] = (name, value + data)

    def handle_endtag(self, tag: str) -> None:
        """Leave a box for words."""
        if tag == "textarea":
            self._area = ""


@dataclass
class Visitor:
    """A browser without scripts."""

    site: str
    status: int = 0
    html: str = ""
    address: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.jar = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def open(self, path: str, body: bytes | None = None) -> Visitor:
        """Open an address, or send something to it."""
        try:
            with self._opener.open(urllib.request.Request(self.site + path, body), timeout=20) as answer:
                return self._seen(answer.status, answer)
        except urllib.error.HTTPError as fault:
            return self._seen(fault.code, fault)

    def _seen(self, status: int, answer: Any) -> Visitor:
        self.status, self.html = status, answer.read().decode()
        self.address, self.headers = answer.geturl().removeprefix(self.site), dict(answer.headers)
        return self

    def begin(self, number: int = OPEN, query: str = "") -> Visitor:
        """Open a questionnaire's first page."""
        return self.open(f"/tithingham/consultations/{number}/answer/{query}")

    def fields(self) -> list[tuple[str, str]]:
        """Return what the page's form would send as it stands."""
        return Form(self.html).fields

    def press(self, go: str = "next", answers: Mapping[str, Any] | None = None) -> Visitor:
        """Fill in what is given and press a button."""
        own = {name: value if isinstance(value, list) else [value] for name, value in (answers or {}).items()}
        kept = [(name, value) for name, value in self.fields() if name not in own]
        sent = [*kept, *((name, value) for name, values in own.items() for value in values), ("go", go)]
        path = urllib.parse.urlsplit(self.address).path
        return self.open(path, urllib.parse.urlencode(sent).encode())

    def answer_all(self, **answers: Any) -> Visitor:
        """Go from page to page, answering what is given and leaving out the rest, to the page of checking."""
        self.begin()
        while dict(self.fields())["step"] != "check":
            step = dict(self.fields())["step"]
            self.press("next", {name: value for name, value in answers.items() if name.partition(".")[0] == step})
            assert self.status == 200
        return self
