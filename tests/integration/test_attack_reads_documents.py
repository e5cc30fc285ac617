"""A leak that stands in the PDF alone, or in the workbook alone, is found, and its place told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from frankpledge.adapters.releases.attack import AttackReport, attack
from frankpledge.core.faults import BadInput
from tests.integration.test_attack_finds_planted_leaks import SENTENCES, assert_found
from tests.unit.adapters.releases.attack import small_documents, small_release

Row = dict[str, str]


def attacked(folder: Path, name: str, content: bytes) -> AttackReport:
    release = small_release.write(folder / "release", small_release.files())
    (release / name).write_bytes(content)
    return attack(release)


def abbey(table: str, column: str, value: str) -> Callable[[str, Row], None]:
    """Put a value in the row of burglary in Abbey in 2024."""

    def change(name: str, row: Row) -> None:
        here = (row.get("area_code"), row.get("category")) == ("W1", "burglary")
        if name == table and here and row.get("period_from", "2024-01-01") == "2024-01-01":
            row[column] = value

    return change


def on_new_sheet(*, hidden: bool) -> Callable[[Any, Any], None]:
    def plant(book: Any, cover: Any) -> None:
        page = book.add_worksheet("Burglary")
        for row, cells in enumerate([("Ward", "Burglary in 2024"), ("Abbey", "3"), ("Central", "71")]):
            page.write_row(row, 0, cells)
        if hidden:
            page.very_hidden()

    return plant


def beside_the_table(book: Any, cover: Any) -> None:
    book.get_worksheet_by_name("Counts").write(2, 15, "Abbey: 3 burglaries in 2024")


def on_the_cover(book: Any, cover: Any) -> None:
    cover.write_string(1, 0, "There were 3 burglaries in Abbey in 2024.")


PDFS: dict[str, dict[str, Any]] = {
    "table cell": {"cells": {"Abbey": "3"}},
    "cell on a further page, where the headings are not repeated": {"cells": {"Abbey": "3"}, "pages": 2},
    "alternative text": {"alt": "Burglary by ward: Abbey 3, Central 71"},
    "label in a drawing": {"label": "Abbey: 3"},
    "title in the metadata": {"title": "Burglary in Abbey: 3 offences"},
    "words of a PDF without tags": {"sentence": SENTENCES["count"], "tagged": False},
}
WORKBOOKS: dict[str, dict[str, Any]] = {
    "count": {"change": abbey("counts", "count", "3")},
    "rate": {"change": abbey("rates", "rate", "0.4159")},
    "status": {"change": abbey("rates", "status", "unreliable")},
    "count in change": {"change": abbey("change", "count_after", "3")},
    "ratio": {"change": abbey("change", "ratio", "0.3333")},
    "reading": {"change": abbey("change", "reading", "real-change")},
    "another sheet": {"plant": on_new_sheet(hidden=False)},
    "hidden sheet": {"plant": on_new_sheet(hidden=True)},
    "cell beside a table": {"plant": beside_the_table},
    "cover": {"plant": on_the_cover},
    "comment": {"plant": lambda book, cover: cover.write_comment(0, 0, "Abbey: 3 burglaries in 2024")},
    "property": {"plant": lambda book, cover: book.set_properties({"comments": "Abbey: 3 burglaries in 2024"})},
    "footer": {"plant": lambda book, cover: cover.set_footer("Abbey: 3 burglaries in 2024")},
}


@pytest.mark.parametrize("tagged", [True, False])
def test_a_safe_pdf_is_not_broken(tagged: bool, tmp_path: Path) -> None:
    report = attacked(tmp_path, "report.pdf", small_documents.pdf(pages=2, tagged=tagged))
    assert (report.leaks, report.notes, report.unread, report.broken) == ((), (), (), False)


def test_a_safe_workbook_is_not_broken(tmp_path: Path) -> None:
    report = attacked(tmp_path, "workbook.xlsx", small_documents.workbook())
    assert (report.leaks, report.notes, report.unread, report.broken) == ((), (), (), False)


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_sentence_in_the_pdf_alone_is_found_and_placed(kind: str, tmp_path: Path) -> None:
    content = small_documents.pdf(sentence=SENTENCES[kind])
    assert_found(attacked(tmp_path, "report.pdf", content), "report.pdf, page 1")


@pytest.mark.parametrize("kind", PDFS)
def test_a_leak_elsewhere_in_the_pdf_is_found_and_placed(kind: str, tmp_path: Path) -> None:
    assert_found(attacked(tmp_path, "report.pdf", small_documents.pdf(**PDFS[kind])), "report.pdf")


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_leak_in_the_workbook_is_found_and_placed(kind: str, tmp_path: Path) -> None:
    assert_found(attacked(tmp_path, "workbook.xlsx", small_documents.workbook(**WORKBOOKS[kind])), "workbook.xlsx")


def test_a_count_in_the_workbook_is_placed_by_sheet_and_row(tmp_path: Path) -> None:
    content = small_documents.workbook(change=abbey("counts", "count", "3"))
    places = [leak.place for leak in attacked(tmp_path, "workbook.xlsx", content).leaks]
    assert places == ["workbook.xlsx, sheet Counts, row 6, column count"]


@pytest.mark.parametrize("name", ["report.pdf", "workbook.xlsx"])
def test_a_document_that_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        attacked(tmp_path, name, b"neither the one nor the other")
