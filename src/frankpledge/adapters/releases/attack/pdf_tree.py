"""A PDF as the same tree as a page: its tags, with the words, rows and alternative texts that they hold."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pypdfium2 import raw

from frankpledge.adapters.releases.attack.markup import Node
from frankpledge.adapters.releases.attack.pdf_text import Piece, joined, labels_in, pieces_on

_TAGS = {
    "P": "p", "L": "ul", "LI": "li", "Lbl": "span", "LBody": "div", "Table": "table", "THead": "thead", "TR": "tr",
    "TBody": "tbody", "TFoot": "tfoot", "TH": "th", "TD": "td", "Link": "a", "Span": "span", "Strong": "b", "Em": "i",
    "Code": "code", "Figure": "svg", "Div": "figure", "Title": "h1", "Quote": "q", "Reference": "a",
}  # fmt: skip
_HEADINGS = {f"H{level}": f"h{level}" for level in range(1, 7)}


def pdf_tree(document: Any) -> Node:
    """Return the tree of all pages; an element's line is its page. What has no tag stands as lines of its page."""
    root = Node("#root", {}, 1)
    last_table: Node | None = None
    for number, page in enumerate(document, start=1):
        pieces = list(pieces_on(page))
        top = Node("div", {}, number)
        used = _tagged(page, pieces, top)
        _caption_tables(top)
        tables = [node for node in top.elements() if node.tag == "table"]
        if tables and last_table is not None:
            _continue(tables[0], last_table)
        last_table = tables[-1] if tables else last_table
        root.children += [top, *_lines([piece for piece in pieces if piece.mark not in used], number)]
    return root


def _tagged(page: Any, pieces: Sequence[Piece], top: Node) -> set[int]:
    """Hang a page's tags below ``top``; return the marks that they use."""
    by_mark: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_mark.setdefault(piece.mark, []).append(piece)
    used: set[int] = set()
    tree = raw.FPDF_StructTree_GetForPage(page)
    if tree:
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            _hang(raw.FPDF_StructTree_GetChildAtIndex(tree, place), top, by_mark, used)
        raw.FPDF_StructTree_Close(tree)
    return used


def _hang(element: Any, parent: Node, by_mark: Mapping[int, list[Piece]], used: set[int]) -> None:
    if not element:
        return
    kind = _text(raw.FPDF_StructElement_GetType, element)
    node = Node(_tag(kind, parent), {}, parent.line)
    parent.children.append(node)
    told = [_text(get, element) for get in (raw.FPDF_StructElement_GetAltText, raw.FPDF_StructElement_GetActualText)]
    node.children += [Node("desc", {}, node.line, [words]) for words in told if words]
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, place)
        if mark < 0:
            _hang(raw.FPDF_StructElement_GetChildAtIndex(element, place), node, by_mark, used)
            continue
        used.add(mark)
        node.children += _words_of(node, by_mark.get(mark, []))
    title = _text(raw.FPDF_StructElement_GetTitle, element)
    if title and title not in node.text():
        node.attrs["title"] = title


def _tag(kind: str, parent: Node) -> str:
    if kind == "Caption":
        return "caption" if parent.tag == "table" else "figcaption"
    return _HEADINGS.get(kind) or _TAGS.get(kind, "div")


def _words_of(node: Node, pieces: list[Piece]) -> list[Node | str]:
    """Return a drawing's words one by one, as labels; all others run on."""
    if node.tag == "svg":
        return [Node("text", {}, node.line, [label]) for label in labels_in(pieces) if label]
    return [f"{joined(pieces)} "]


def _caption_tables(top: Node) -> None:
    """Put a caption that stands beside a table, in one division with it, into the table."""
    for division in [node for node in top.elements() if node.tag == "figure"]:
        captions = [node for node in division.nodes() if node.tag == "figcaption"]
        for table in [node for node in division.elements() if node.tag == "table"] if captions else ():
            table.children[:0] = [Node("caption", {}, table.line, [captions[0].text()])]


def _continue(table: Node, before: Node) -> None:
    """Give a table that runs on from the page before the headings and caption it had there."""
    rows = [node for node in table.elements() if node.tag == "tr"]
    if rows and all(cell.tag == "th" for cell in rows[0].nodes()):
        return
    table.children[:0] = [node for node in before.nodes() if node.tag in {"caption", "thead"}]


def _lines(pieces: Sequence[Piece], number: int) -> Iterator[Node]:
    """Yield what no tag holds, as paragraphs: one for each line."""
    line: list[Piece] = []
    for piece in pieces:
        if line and abs(piece.box[1] - line[-1].box[1]) > 2.0:
            yield Node("p", {}, number, [joined(line)])
            line = []
        line += [piece] if piece.words.strip() else []
    if line:
        yield Node("p", {}, number, [joined(line)])


def _text(function: Any, element: Any) -> str:
    size = function(element, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(element, buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
