"""What the page says too was judged there, with all that the page tells of it: it need not be judged again.

The page names the area and category of each row and drawing in its markup. A PDF or a workbook cannot, so the same
words would be judged with less knowledge. Only what they say otherwise than the page is judged in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from frankpledge.adapters.releases.attack.markup import Node

_SIGNS = re.compile(r"[\s△▨●○◌–.•]+")
_BLOCKS = {"p", "li", "dt", "dd", "span", "div", "a", "figcaption", "caption", "h1", "h2", "h3", "h4", "desc", "b"}
PART = 20
"""Letters from which part of a text is taken to be that text's."""

Said = tuple[str, ...]


@dataclass
class SaidBefore:
    """Rows (with the caption over them), texts and drawings' labels of pages."""

    rows: set[Said] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    labels: set[Said] = field(default_factory=set)

    @classmethod
    def on(cls, pages: Iterable[Node]) -> SaidBefore:
        """Gather what pages say."""
        found = cls()
        for page in pages:
            for node in page.elements():
                found._add(node)
        return found

    def _add(self, node: Node) -> None:
        if node.tag == "table":
            self.rows.update(_rows(node))
        elif node.tag == "svg":
            self.labels.update(_labels(node))
            self.texts.add(_told(node))
        elif node.tag in _BLOCKS:
            self.texts.add(plain(node.text()))

    def pruned(self, node: Node) -> Node:
        """Return a tree without the rows, texts and labels that were said before; headings and captions stay."""
        return self._pruned(node, "", "")

    def _pruned(self, node: Node, caption: str, drawing: str) -> Node:
        if node.tag == "table":
            caption = _caption(node)
        drawing = _told(node) if node.tag == "svg" else drawing
        kept = [
            self._pruned(child, caption, drawing) if isinstance(child, Node) else child
            for child in node.children
            if not (isinstance(child, Node) and self._was_said(child, caption, drawing))
        ]
        return Node(node.tag, node.attrs, node.line, kept)

    def _was_said(self, node: Node, caption: str, drawing: str) -> bool:
        if node.tag == "tr":
            return any(cell.tag == "td" for cell in node.nodes()) and (caption, *_cells(node)) in self.rows
        if node.tag == "text":
            return (drawing, plain(node.text())) in self.labels
        return node.tag in {"p", "li", "div", "span", "desc"} and self._says(plain(node.text()))

    def _says(self, words: str) -> bool:
        """Say whether a text was said; a long one may be part of a longer, since paper breaks it between pages."""
        return words in self.texts or (len(words) >= PART and words in self._together)

    @cached_property
    def _together(self) -> str:
        return "\n".join(sorted(self.texts))


def plain(words: str) -> str:
    """Return words without white space and signs, which differ between paper and screen.

    >>> plain("△ under 20") == plain("under 20")
    True
    """
    return _SIGNS.sub("", words).casefold()


def _rows(table: Node) -> Iterator[Said]:
    caption = _caption(table)
    for row in [node for node in table.elements() if node.tag == "tr"]:
        yield (caption, *_cells(row))


def _cells(row: Node) -> list[str]:
    """Return the words of a row's cells; paper has no cells without words."""
    found = [plain(cell.text()) for cell in row.nodes() if cell.tag in {"td", "th"}]
    return [words for words in found if words]


def _caption(table: Node) -> str:
    return next((plain(node.text()) for node in table.nodes() if node.tag == "caption"), "")


def _labels(drawing: Node) -> Iterator[Said]:
    told = _told(drawing)
    for node in drawing.elements():
        if node.tag in {"text", "tspan"}:
            yield told, plain(node.text())


def _told(drawing: Node) -> str:
    """Return a drawing's alternative text: its title and what it shows."""
    return plain(" ".join(node.text() for node in drawing.nodes() if node.tag in {"title", "desc"}))
