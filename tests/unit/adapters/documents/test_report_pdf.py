"""The PDF is tagged, says what the page says, and is the same bytes for the same audit; read here by another library.

This is no claim of conformance: no full PDF/UA validator is at hand. The typesetter refuses what breaks PDF/UA-1.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdf
import pypdfium2
import pytest
import typst

from frankpledge.adapters.documents import report_page
from frankpledge.adapters.documents.page_tree import tree_of
from frankpledge.adapters.documents.paper import blocks_of
from frankpledge.adapters.documents.pdf import report_pdf, typeset
from frankpledge.adapters.figures import draw
from tests.unit.adapters.audit_fixture import made_up_audit

AUDIT = made_up_audit()
FIGURES = draw(AUDIT)
PAGE = report_page(AUDIT, FIGURES)


@pytest.fixture(scope="module")
def content() -> bytes:
    return report_pdf(AUDIT, PAGE, FIGURES)


@pytest.fixture(scope="module")
def document(content) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def tags(document) -> list[Any]:
    return list(elements(document.trailer["/Root"]["/StructTreeRoot"]))


def elements(node: Any) -> Iterator[Any]:
    """Yield every structure element below a node, in reading order."""
    found = node.get_object()
    if isinstance(found, list):
        for each in found:
            yield from elements(each)
    elif isinstance(found, dict):
        if "/S" in found:
            yield found
        yield from elements(found["/K"]) if "/K" in found else ()


def of_kind(tags: list[Any], *kinds: str) -> list[Any]:
    return [tag for tag in tags if tag["/S"] in kinds]


def words_of(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def test_the_same_audit_gives_the_same_bytes(content):
    assert report_pdf(made_up_audit(), PAGE, FIGURES) == content


def test_it_is_marked_as_tagged_and_says_that_it_keeps_pdf_ua_1(document, content):
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"].value
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content


def test_it_has_a_language_and_shows_its_title(document):
    root = document.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert document.metadata is not None
    assert (document.metadata.title, document.metadata.author) == (AUDIT.title, AUDIT.partnership_name)


def test_its_date_is_the_last_day_of_the_period_and_not_the_day_it_was_made(document):
    assert document.metadata.creation_date.date() == AUDIT.period[1]


def test_every_figure_has_an_alternative_text_of_its_own(tags):
    figures = of_kind(tags, "/Figure")
    assert len(figures) == len(tree_figures())
    texts = [figure["/Alt"] for figure in figures]
    assert len(set(texts)) == len(texts)
    assert all(len(text.split()) > 10 for text in texts)


def tree_figures() -> list[Any]:
    return list(tree_of(PAGE).within("figure"))


def test_every_table_has_a_caption_and_headings_that_say_what_they_head(tags):
    tables = of_kind(tags, "/Table")
    assert len(tables) == len(list(tree_of(PAGE).within("table")))
    for table in tables:
        inside = list(elements(table["/K"]))
        heads = of_kind(inside, "/TH")
        assert of_kind([*inside, *around(table)], "/Caption")
        assert heads
        assert all(attribute(head, "/Scope") == "/Column" for head in heads)
        assert all(attribute(cell, "/Headers") for cell in of_kind(inside, "/TD"))


def around(table: Any) -> Iterator[Any]:
    """Yield what stands beside a table in the division that holds it and its caption alone."""
    parent = table["/P"].get_object()
    while parent["/S"] == "/Div":
        yield from elements(parent["/K"])
        parent = parent["/P"].get_object()


def attribute(tag: Any, name: str) -> Any:
    given = tag["/A"].get_object()
    return next((each.get_object()[name] for each in given if name in each.get_object()), None)


def test_headings_go_down_one_level_at_a_time(tags):
    levels = [int(tag["/S"][2:]) for tag in tags if re.fullmatch(r"/H[1-6]", tag["/S"])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_its_letters_are_inside(document):
    fonts = {name for page in document.pages for name in embedded(page)}
    assert any("SourceSansPro" in name for name in fonts)


def embedded(page: Any) -> Iterator[str]:
    for font in page["/Resources"].get("/Font", {}).values():
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        descriptor = inner["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        yield str(inner["/BaseFont"])


def test_it_says_all_that_the_page_says(content):
    said = words_of(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)))
    missing = [text for text in texts_of_the_page() if words_of(text) not in said]
    assert missing == []


def texts_of_the_page() -> Iterator[str]:
    """Yield headings, table cells and captions: what stands on one line or in one cell."""
    for block in blocks_of(PAGE, FIGURES, letters="Source Sans Pro"):
        if block["kind"] == "heading":
            yield plain(block["words"])
        if block["kind"] == "table":
            yield plain(block["caption"])
            rows = [*block["head"], *block["body"], *block["foot"]]
            yield from (plain(cell["words"]) for row in rows for cell in row if len(plain(cell["words"])) < 12)


def plain(words: Any) -> str:
    return "".join(part[1] if part[0] in {"text", "code"} else "" for part in words)


def test_a_restricted_audit_says_so_on_every_page():
    audit = made_up_audit(method="none")
    figures = draw(audit)
    content = report_pdf(audit, report_page(audit, figures), figures)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    assert all("Restricted: not for release" in text for text in pages)


def test_a_figure_without_alternative_text_is_refused():
    figure = {"kind": "figure", "svg": FIGURES[sorted(FIGURES)[0]].decode(), "alt": "", "caption": [], "map": False}
    words = {"title": "T", "author": "A", "letters": "Source Sans Pro", "restricted": "", "blocks": [figure]}
    with pytest.raises(typst.TypstError):
        typeset(words, at=0)


def test_a_letter_without_a_font_becomes_a_square():
    block = {"kind": "heading", "level": 1, "words": [["text", "Ŵyl 漢字 😀 end"]], "id": ""}
    words = {"title": "T", "author": "A", "letters": "Source Sans Pro", "restricted": "", "blocks": [block]}
    page = pypdfium2.PdfDocument(typeset(words, at=0))[0]
    assert page.get_textpage().get_text_range().splitlines()[0] == "Ŵyl □□ □ end"


def test_words_are_never_taken_for_markup():
    signs = "#panic() $x$ *bold* _it_ <label> @ref // no comment \\ `code`"
    block = {"kind": "paragraph", "words": [["text", signs]], "style": ""}
    words = {"title": signs, "author": "A", "letters": "Source Sans Pro", "restricted": "", "blocks": [block]}
    page = pypdfium2.PdfDocument(typeset(words, at=0))[0]
    assert signs in page.get_textpage().get_text_range()
