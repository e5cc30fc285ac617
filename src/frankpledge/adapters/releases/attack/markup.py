"""HTML and SVG as a plain tree, with the line of each element.

One lenient parser serves both, so that a page's own drawings and those in files are read alike. It knows
no entities but HTML's own; a drawing that declares some is refused, since its text could not be known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from frankpledge.core.faults import BadInput, Fault

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_CLOSED_BY = {
    "p": {"p", "ul", "ol", "table", "div", "section", "h1", "h2", "h3", "h4", "li", "figure", "dl"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "tbody", "tfoot"},
    "td": {"td", "th", "tr", "tbody", "tfoot"},
    "th": {"td", "th", "tr", "tbody", "tfoot"},
    "option": {"option"},
}
COMMENT = "#comment"


@dataclass(eq=False)
class Node:
    """An element: its name, attributes (names in lower case), line, and children in order."""

    tag: str
    attrs: dict[str, str]
    line: int
    children: list[Node | str] = field(default_factory=list)

    def text(self) -> str:
        """Return all text inside, comments and scripts left out, with runs of white space as one space."""
        return " ".join("".join(self._strings()).split())

    def elements(self) -> Iterator[Node]:
        """Yield this element and all inside it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.elements()

    def nodes(self) -> list[Node]:
        """Return the child elements."""
        return [child for child in self.children if isinstance(child, Node)]

    def _strings(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in {COMMENT, "script", "style"}:
                yield from child._strings()
                yield " " if child.tag in {"br", "td", "th", "li", "tspan"} else ""


def parse_markup(name: str, text: str) -> Node:
    """Return the root of a page or drawing."""
    if name.endswith(".svg") and ("<!DOCTYPE" in text or "<!ENTITY" in text):
        raise BadInput(Fault("svg-doctype", "A drawing must not declare a document type or entities.", file=name))
    parser = _TreeMaker()
    parser.feed(text)
    parser.close()
    return parser.root


class _TreeMaker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#root", {}, 1)
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = self._add(tag, attrs)
        if node.tag not in _VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == name:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self._open[-1].children.append(Node(COMMENT, {}, self.getpos()[0], [data]))

    def parse_html_declaration(self, i: int) -> int:
        """Read a declaration; one that is broken is text, and what follows it is read all the same."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            self.handle_data(self.rawdata[i : i + 2])
            return i + 2

    def unknown_decl(self, data: str) -> None:
        self.handle_data(data.removeprefix("CDATA["))

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Node:
        name = tag.rpartition(":")[2]
        while name in _CLOSED_BY.get(self._open[-1].tag, ()):
            self._open.pop()
        plain = {key.rpartition(":")[2]: value or "" for key, value in attrs}
        node = Node(name, plain, self.getpos()[0])
        self._open[-1].children.append(node)
        return node
