"""Our own page as a tree of elements, so that it can be set again on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "link", "meta"}


@dataclass(eq=False)
class Element:
    """An element: its tag, attributes and children in order; text stands as it was written."""

    tag: str
    attrs: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        """The words of its class."""
        return set(self.attrs.get("class", "").split())

    def elements(self) -> list[Element]:
        """Return the child elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def within(self, *tags: str) -> Iterator[Element]:
        """Yield the elements of some tags inside, in order."""
        for child in self.elements():
            if child.tag in tags:
                yield child
            yield from child.within(*tags)


def tree_of(page: bytes) -> Element:
    """Return the body of a page that `report_page` made; every element but the void ones is closed in it."""
    maker = _Maker()
    maker.feed(page.decode())
    maker.close()
    return next(maker.root.within("body"))


class _Maker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#root", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
