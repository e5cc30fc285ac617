"""Every text a page or drawing holds: words shown, tooltips, alternative texts, labels, comments and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frankpledge.adapters.releases.attack.markup import COMMENT, Node
from frankpledge.adapters.releases.attack.mentions import Mentions, NameBook
from frankpledge.adapters.releases.attack.page_tables import table_units
from frankpledge.adapters.releases.attack.units import LABEL, SENTENCE, Context, Unit

_INLINE = {
    "a", "abbr", "b", "bdi", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "textpath", "time", "tspan", "u", "var", "wbr",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend"}
_SPOKEN = ("title", "alt", "aria-label", "aria-description", "aria-valuetext", "content", "label", "summary", "value",
           "data-label", "data-title", "data-tooltip", "data-text", "data-value", "data-content")  # fmt: skip
_CAPTIONS = {"title", "desc", "figcaption", "caption"}
_SCRIPT_PARTS = re.compile(r"[\n,;{}\[\]]+")
_LABEL_WORDS = 6


def page_units(name: str, root: Node, book: NameBook) -> Iterator[Unit]:
    """Yield the texts of a page or drawing in order."""
    yield from _Walk(name, book).units(root, Context())


class _Walk:
    """A walk through one page, which remembers the last heading passed."""

    def __init__(self, name: str, book: NameBook) -> None:
        self._name, self._book, self._heading = name, book, Mentions()

    def units(self, node: Node, outer: Context) -> Iterator[Unit]:
        context = self._context(node, outer)
        yield from self._attributes(node, context)
        if node.tag in {COMMENT, "script"}:
            yield from self._script(node, context)
        elif node.tag == "table":
            yield from table_units(self._name, node, context.below(self._heading), self._book)
        elif node.tag != "style":
            yield from self._words(node, context)
        if node.tag in _HEADINGS:
            self._heading = self._book.mentions(node.text())

    def _context(self, node: Node, outer: Context) -> Context:
        context = outer.inside(node, self._book)
        if node.tag in {"svg", "figure", "table", "g"}:
            captions = " | ".join(child.text() for child in node.nodes() if child.tag in _CAPTIONS)
            context = context.under(self._book.mentions(captions)) if captions else context
        return context

    def _words(self, node: Node, context: Context) -> Iterator[Unit]:
        if all(child.tag in _INLINE for child in list(node.elements())[1:]):
            yield from self._unit(node, node.text(), context)
            for child in node.nodes():
                yield from self._inner_attributes(child, context)
            return
        yield from self._unit(node, " ".join(child for child in node.children if isinstance(child, str)), context)
        yield from self._paired_labels(node, context)
        label = Mentions()
        for child in node.nodes():
            beside = context.beside(label) if child.tag == "dd" else context
            label = self._book.mentions(child.text()) if child.tag == "dt" else label
            yield from self.units(child, beside)

    def _unit(self, node: Node, text: str, context: Context) -> Iterator[Unit]:
        if text.strip():
            form = LABEL if len(text.split()) <= _LABEL_WORDS or node.tag in {"title", "text"} else SENTENCE
            yield Unit(self._place(node), text, context.below(self._heading), form)

    def _paired_labels(self, node: Node, context: Context) -> Iterator[Unit]:
        """Yield a name and a number drawn side by side as one label."""
        texts = [child.text() for child in node.nodes() if child.tag == "text"]
        if node.tag == "g" and 1 < len(texts) <= 4:
            yield from self._unit(node, ": ".join(texts), context)

    def _attributes(self, node: Node, context: Context) -> Iterator[Unit]:
        for name in _SPOKEN:
            if any(sign.isdigit() or sign == " " for sign in node.attrs.get(name, "")):
                yield Unit(f"{self._place(node)}, {name}", node.attrs[name], context.below(self._heading), LABEL)

    def _inner_attributes(self, node: Node, outer: Context) -> Iterator[Unit]:
        context = outer.inside(node, self._book)
        yield from self._attributes(node, context)
        for child in node.nodes():
            yield from self._inner_attributes(child, context)

    def _script(self, node: Node, context: Context) -> Iterator[Unit]:
        words = "".join(child for child in node.children if isinstance(child, str))
        parts = _SCRIPT_PARTS.split(words) if node.tag == "script" else [words]
        for part in parts:
            if part.strip():
                yield Unit(self._place(node), part, context, LABEL)

    def _place(self, node: Node) -> str:
        what = {COMMENT: ", comment", "title": ", title", "desc": ", desc", "script": ", script"}.get(node.tag, "")
        return f"{self._name}, line {node.line}{what}"
