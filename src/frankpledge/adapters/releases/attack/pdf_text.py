"""The words on a PDF's pages, each with the mark that its structure knows it by, as PDFium reads them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from frankpledge.core.faults import BadInput, Fault

UNMARKED = -1
_BROKEN = re.compile("\x02 ?")  # PDFium's sign for a hyphen at which a line was broken
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")


class Piece(NamedTuple):
    """A run of words as drawn: its mark (or UNMARKED), and its left, bottom, right and top on the page."""

    mark: int
    words: str
    box: tuple[float, float, float, float]


def open_pdf(name: str, content: bytes) -> Any:
    """Open a PDF.

    Raises
    ------
    BadInput
        If the file cannot be read, so that nothing is known of what it tells.
    """
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise BadInput(Fault("no-pdf", "The file cannot be read as PDF.", file=name)) from error


def pieces_on(page: Any) -> Iterator[Piece]:
    """Yield the runs of words of a page in the order drawn; those of a drawing bear the drawing's mark."""
    text = page.get_textpage()
    count = raw.FPDFPage_CountObjects(page)
    yield from _pieces((raw.FPDFPage_GetObject(page, place) for place in range(count)), text, UNMARKED)


def _pieces(objects: Iterator[Any], text: Any, outer: int) -> Iterator[Piece]:
    for item in objects:
        own = raw.FPDFPageObj_GetMarkedContentID(item)
        mark = own if own >= 0 else outer
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield Piece(mark, _words(item, text), _box(item))
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            count = raw.FPDFFormObj_CountObjects(item)
            inner = (raw.FPDFFormObj_GetObject(item, place) for place in range(count))
            yield from _pieces(inner, text, mark)


def joined(pieces: list[Piece]) -> str:
    """Put runs of words together, with a space where they stand apart or on another line.

    >>> joined([Piece(0, "Coun", (0, 0, 9, 8)), Piece(0, "ts", (9, 0, 12, 8)), Piece(0, "3", (20, 0, 24, 8))])
    'Counts 3'
    """
    found = ""
    for number, piece in enumerate(pieces):
        if number and _stand_apart(pieces[number - 1], piece):
            found += " "
        found += piece.words
    return " ".join(_BROKEN.sub("-", found).split())


def labels_in(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the labels of a drawing, whose letters may be drawn one by one: what stands close on one line."""
    label: list[Piece] = []
    for piece in pieces:
        if label and not _stand_close(label[-1], piece):
            yield joined(label)
            label = []
        label.append(piece)
    if label:
        yield joined(label)


def _stand_close(one: Piece, other: Piece) -> bool:
    height = max(other.box[3] - other.box[1], one.box[3] - one.box[1], 1.0)
    gap = other.box[0] - one.box[2]
    return abs(other.box[1] - one.box[1]) < 0.6 * height and -0.5 * height < gap < 0.8 * height


def _stand_apart(one: Piece, other: Piece) -> bool:
    height = max(other.box[3] - other.box[1], one.box[3] - one.box[1], 1.0)
    is_below = abs(other.box[1] - one.box[1]) > 0.6 * height
    return is_below or other.box[0] - one.box[2] > 0.15 * height or other.box[0] < one.box[0]


def words_beside(document: Any, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield what a PDF holds beside its pages, each with its place: metadata, bookmarks and annotations."""
    for key, words in document.get_metadata_dict(skip_empty=True).items():
        yield f"metadata {key}", words
    for packet in _XMP.findall(content):
        yield "metadata", " ".join(_TAGS.sub(" ", packet.decode("utf-8", "replace")).split())
    for bookmark in document.get_toc():
        yield "bookmarks", bookmark.get_title()
    for number, page in enumerate(document, start=1):
        for place in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, place)
            for key in (b"Contents", b"T", b"TU"):
                words = _wide(raw.FPDFAnnot_GetStringValue, annotation, key)
                if words:
                    yield f"page {number}, annotation", words
            raw.FPDFPage_CloseAnnot(annotation)


def has_attachments(document: Any) -> bool:
    """Say whether files are hidden inside the PDF, which nobody reads here."""
    return bool(raw.FPDFDoc_GetAttachmentCount(document) > 0)


def _wide(function: Any, *asked: Any) -> str:
    """Call one of PDFium's functions that fill a buffer with UTF-16 text."""
    size = function(*asked, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(*asked, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _words(item: Any, text: Any) -> str:
    return _wide(raw.FPDFTextObj_GetText, item, text)


def _box(item: Any) -> tuple[float, float, float, float]:
    ends = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *ends)
    left, bottom, right, top = (end.value for end in ends)
    return left, bottom, right, top
