"""Following every link that a person is shown, by plain requests, one address of each kind."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve

MOST_OF_A_KIND = 3
"""How many addresses of one kind are opened: enough to meet things in different states, and not every one."""


@dataclass(frozen=True)
class Seen:
    """An address that was opened, and what came of it."""

    name: str
    address: str
    found_on: str
    status: int
    html: str

    @cached_property
    def outline(self) -> Outline:
        """What the page is made of."""
        outline = Outline()
        outline.feed(self.html)
        return outline


class Outline(HTMLParser):
    """The links and names of a page, and the kinds of element in its main part."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.parts: set[tuple[str, str]] = set()
        self.asks = False
        self._in_main = self._in_form = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        self.names |= {given[name] for name in ("id", "name") if name in given}
        self._in_main |= tag == "main"
        self._in_form |= self._in_main and tag == "form" and given.get("method") == "post"
        self.asks |= self._in_form and tag in ("input", "select", "textarea") and given.get("type") != "hidden"
        if self._in_main:
            self.parts.add((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        """Note where the main part or a form ends."""
        self._in_main &= tag != "main"
        self._in_form &= tag != "form"


@dataclass
class Crawl:
    """One person's way through a site, from its first page along every link."""

    site: str
    requests: Any
    urlconf: str
    pages: list[Seen] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def follow(self, *starts: str) -> Crawl:
        """Open the addresses and all that they lead to."""
        waiting, known, kinds = deque((start, "the start") for start in starts), set(starts), Counter[Any]()
        while waiting:
            address, found_on = waiting.popleft()
            kind = self._kind_of(address, found_on)
            if kind is None or kinds[kind] >= MOST_OF_A_KIND:
                continue
            kinds[kind] += 1
            for link in self._open(kind[0], address, found_on):
                if link not in known:
                    known.add(link)
                    waiting.append((link, address))
        return self

    def _kind_of(self, address: str, found_on: str) -> tuple[str, frozenset[str]] | None:
        parts = urlsplit(address)
        try:
            name = resolve(parts.path, self.urlconf).view_name
        except Resolver404:
            self.faults.append(f"{found_on} leads to {address}, which is no address of the site")
            return None
        return name, frozenset(parse_qs(parts.query))

    def _open(self, name: str, address: str, found_on: str) -> Iterable[str]:
        answer = self.requests.get(self.site + address)
        html = answer.text() if answer.headers.get("content-type", "").startswith("text/html") else ""
        seen = Seen(name, address, found_on, answer.status, html)
        if answer.status >= 400:
            self.faults.append(f"{found_on} leads to {address}, which answers {answer.status}")
        elif html:
            self.pages.append(seen)
        return links_within(self.site, answer.url, seen.outline.links)


def links_within(site: str, address: str, links: Iterable[str]) -> Iterator[str]:
    """Return the addresses of links that stay on the site."""
    for link in links:
        target = urldefrag(urljoin(address, link)).url
        if target.startswith(f"{site}/"):
            yield target.removeprefix(site)


def dangling(crawl: Crawl) -> list[str]:
    """Name the links to a place on an opened page that the page does not have."""
    names = {page.address: page.outline.names for page in crawl.pages}
    return [
        f"{page.address} leads to {link}, which is not there"
        for page in crawl.pages
        for link in page.outline.links
        for target, place in [urldefrag(urljoin(page.address, link))]
        if place and target in names and place not in names[target]
    ]
