"""The report's page as blocks for paper: headings, paragraphs, lists, tables and figures, in the page's own order."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from frankpledge.adapters.documents.page_tree import Element, tree_of
from frankpledge.adapters.figures.style import FONT
from frankpledge.adapters.figures.words import NOT_XML

Block = dict[str, Any]
Inline = list[Any]
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
INLINE = {"a", "b", "br", "code", "span", "small", "strong", "em"}
LEFT_OUT = {"summary", "script", "style"}
_SPACES = re.compile(r"\s+")
_TITLE, _DESC = (re.compile(rf"<{tag}\b[^>]*>(.*?)</{tag}>", re.DOTALL) for tag in ("title", "desc"))


def blocks_of(page: bytes, figures: Mapping[str, bytes], *, letters: str) -> list[Block]:
    """Return the blocks of the report's page; ``letters`` is the font that the figures are set in."""
    return list(_Setter(figures, letters).blocks(tree_of(page)))


class _Setter:
    """Turns elements into blocks; the figures come from their own files, which hold all that they need."""

    def __init__(self, figures: Mapping[str, bytes], letters: str) -> None:
        self._figures, self._letters = figures, letters
        self._made = {"ul": self._list, "ol": self._list, "dl": _terms, "table": _table, "figure": self._figure}

    def blocks(self, element: Element) -> Iterator[Block]:
        """Yield the blocks of an element's children; runs of text between them are paragraphs."""
        run: list[Element | str] = []
        for child in element.children:
            if isinstance(child, str) or (child.tag in INLINE and "skip" not in child.classes):
                run.append(child)
                continue
            yield from _paragraph(run, element)
            run = []
            yield from self._block(child)
        yield from _paragraph(run, element)

    def _block(self, element: Element) -> Iterator[Block]:
        if element.tag in LEFT_OUT or {"skip", "defs"} & element.classes:
            return
        if element.tag in HEADINGS:
            words = inline(element.children)
            yield {"kind": "heading", "level": HEADINGS[element.tag], "words": words, "id": element.attrs.get("id", "")}
        elif element.tag == "p":
            yield from _paragraph(element.children, element)
        elif element.tag in self._made:
            yield self._made[element.tag](element)
        else:
            if element.attrs.get("id"):
                yield {"kind": "anchor", "id": element.attrs["id"]}
            yield from self.blocks(element)

    def _list(self, element: Element) -> Block:
        items = [{"id": item.attrs.get("id", ""), "blocks": list(self.blocks(item))} for item in element.elements()]
        return {"kind": "list", "items": items}

    def _figure(self, element: Element) -> Block:
        """Return a figure with the alternative text that its drawing carries: its title, then what it shows."""
        drawing = next(element.within("svg"))
        name = drawing.attrs["aria-labelledby"].split()[0].removesuffix("-title") + ".svg"
        svg = self._figures[name].decode().replace(FONT, self._letters)
        told = [html.unescape(found[1]).strip() for pattern in (_TITLE, _DESC) if (found := pattern.search(svg))]
        caption = inline(next(element.within("figcaption")).children)
        alternative = ". ".join(filter(None, told))
        is_map = "map" in element.classes
        return {"kind": "figure", "svg": svg, "alt": alternative, "caption": caption, "map": is_map}


def _paragraph(children: Sequence[Element | str], element: Element) -> Iterator[Block]:
    words = inline(children)
    if words:
        named = () if "plain" in element.classes else ("restricted", "said", "note", "kind")
        style = next((name for name in named if name in element.classes), "")
        yield {"kind": "paragraph", "words": words, "style": style}


def _terms(element: Element) -> Block:
    """Return each term with what it means."""
    terms = list(element.within("dt", "dd"))
    items = [
        {"term": inline(term.children), "meaning": inline(meaning.children), "id": term.attrs.get("id", "")}
        for term, meaning in zip(terms[::2], terms[1::2], strict=True)
    ]
    return {"kind": "terms", "items": items}


def _table(element: Element) -> Block:
    head, foot = (
        [_row(row) for part in element.elements() if part.tag == tag for row in part.within("tr")]
        for tag in ("thead", "tfoot")
    )
    body = [_row(row) for part in element.elements() if part.tag == "tbody" for row in part.within("tr")]
    caption = next(element.within("caption"))
    words = inline(caption.children)
    return {
        "kind": "table",
        "caption": words,
        "id": caption.attrs.get("id", ""),
        "head": head,
        "body": body,
        "foot": foot,
    }


def _row(row: Element) -> list[Block]:
    return [_cell(cell) for cell in row.elements()]


def _cell(cell: Element) -> Block:
    parts = cell.elements()
    children = parts[0].children if [part.tag for part in parts] == ["p"] else cell.children
    return {
        "words": inline(children),
        "number": "number" in cell.classes or (cell.tag == "td" and "withheld" in cell.classes),
        "span": int(cell.attrs.get("colspan", "1")),
    }


def inline(children: Sequence[Element | str]) -> Inline:
    """Return running words: plain, bold, code, links, signs that only decorate, and new lines."""
    return _trimmed(list(_inline(children)))


def _inline(children: Sequence[Element | str]) -> Iterator[Any]:
    for child in children:
        if isinstance(child, str):
            words = _SPACES.sub(" ", NOT_XML.sub("", child))
            if words:
                yield ["text", words]
        else:
            yield from _marked(child)


def _marked(element: Element) -> Iterator[Any]:
    if element.tag == "br":
        yield ["line"]
    elif element.tag == "a":
        yield ["link", element.attrs.get("href", ""), list(_inline(element.children))]
    elif element.tag in {"b", "strong"}:
        yield ["bold", list(_inline(element.children))]
    elif element.tag == "code" or element.attrs.get("aria-hidden") == "true":
        kind = "code" if element.tag == "code" else "sign"
        yield [kind, "".join(part for part in element.children if isinstance(part, str))]
    else:
        yield from _inline(element.children)


def _trimmed(parts: Inline) -> Inline:
    """Drop the white space that HTML would not show: at both ends, and after other white space."""
    kept: Inline = []
    for part in parts:
        words = part
        after_space = not kept or (kept[-1][0] == "text" and kept[-1][1].endswith(" ")) or kept[-1][0] == "line"
        if part[0] == "text" and after_space:
            words = ["text", part[1].lstrip(" ")]
        if words != ["text", ""]:
            kept.append(words)
    if kept and kept[-1][0] == "text":
        kept[-1] = ["text", kept[-1][1].rstrip(" ")]
    return kept if kept != [["text", ""]] else []
