"""What the tests of the pages' furniture share: a piece of template rendered, and the elements of what came out."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from frankpledge.ui.environment import environment

PAGES = environment()


def rendered(source: str, **given: Any) -> str:
    """Render a piece of template that has our components as ``ui``."""
    return PAGES.from_string('{% import "ui/components.html" as ui %}' + source).render(**given)


class Reader(HTMLParser):
    """Collects the elements of a piece of markup, each with its attributes, and the text in order."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(" ".join(data.split()))


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    return reader


def elements(markup: str, tag: str) -> list[dict[str, str | None]]:
    return [attributes for name, attributes in read(markup).elements if name == tag]


def text(markup: str) -> str:
    return " ".join(read(markup).texts)
