"""The workbook against the accessibility checklist of the Government Analysis Function, and against the tables."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import python_calamine as calamine

from frankpledge.adapters.documents.workbook import workbook
from frankpledge.adapters.documents.workbook_layout import ABSENT, COLUMNS, SHEETS, SHORTHAND, WITHHELD
from frankpledge.adapters.releases.csv_tables import HEADINGS
from tests.unit.adapters.audit_fixture import made_up_audit

AUDIT = made_up_audit()
CONTENT = workbook(AUDIT)
BOOK = calamine.CalamineWorkbook.from_filelike(io.BytesIO(CONTENT))
CELLS = {name: BOOK.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in BOOK.sheet_names}
WITH_TABLES = [sheet.name for sheet in SHEETS]


def parts(pattern: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if re.fullmatch(pattern, name)}


def heading_row(name: str) -> int:
    return next(place for place, row in enumerate(CELLS[name]) if sum(map(bool, row)) > 1)


def said_of(name: str) -> str:
    return " ".join(str(row[0]) for row in CELLS[name][: heading_row(name)])


def test_the_same_audit_gives_the_same_bytes():
    assert workbook(made_up_audit()) == CONTENT


def test_it_opens_with_a_cover_contents_and_notes():
    assert BOOK.sheet_names == ["Cover", "Contents", "Notes", *WITH_TABLES]


def test_contents_name_every_sheet():
    rows = CELLS["Contents"][heading_row("Contents") + 1 :]
    assert [row[0] for row in rows] == [name for name in BOOK.sheet_names if name != "Contents"]


@pytest.mark.parametrize("name", BOOK.sheet_names)
def test_a_sheet_begins_with_its_title_and_has_no_blank_row_or_column(name):
    rows = CELLS[name]
    assert rows[0][0]
    assert all(any(cell != "" for cell in row) for row in rows)
    assert all(any(row[column] != "" for row in rows) for column in range(len(rows[0])))


def test_no_cell_is_merged_no_pane_frozen_and_no_filter_set():
    sheets = parts(r"xl/worksheets/sheet\d+\.xml")
    assert len(sheets) == len(BOOK.sheet_names)
    assert not [name for name, text in sheets.items() if re.search("<mergeCell|<pane |<autoFilter|hidden=", text)]


def test_every_sheet_but_the_cover_has_one_marked_up_table_that_reaches_its_end():
    tables = parts(r"xl/tables/table\d+\.xml")
    assert len(tables) == len(BOOK.sheet_names) - 1
    for name, text in zip(BOOK.sheet_names[1:], tables.values(), strict=True):
        top, bottom = (int(row) for row in re.search(r'ref="A(\d+):[A-Z]+(\d+)"', text).groups())  # type: ignore[union-attr]
        assert (top - 1, bottom) == (heading_row(name), len(CELLS[name])), name
        assert "<autoFilter" not in text
        headings = re.findall(r'<tableColumn id="\d+" name="([^"]+)"', text)
        assert headings == CELLS[name][heading_row(name)]
        assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("name", ["Cover", *WITH_TABLES])
def test_a_sheet_says_area_period_sources_and_rule(name):
    said = " ".join(str(row[0]) for row in CELLS[name]) if name == "Cover" else said_of(name)
    for words in (AUDIT.partnership_name, AUDIT.partnership_code, "1 January 2024 to 31 December 2024", "are withheld"):
        assert words in said
    assert all(source.agency in said for source in AUDIT.sources)


def test_shorthand_is_explained_in_notes_and_no_cell_of_a_number_is_empty():
    notes = {row[0]: row[1] for row in CELLS["Notes"][heading_row("Notes") + 1 :]}
    assert all(notes[short] == meaning for short, meaning in SHORTHAND)
    numbers = [column.heading for column in COLUMNS.values() if column.form]
    for name in WITH_TABLES:
        head, *rows = CELLS[name][heading_row(name) :]
        kept = [place for place, heading in enumerate(head) if heading in numbers]
        assert not [row for row in rows for place in kept if row[place] == ""], name


def test_what_is_withheld_is_shorthand_and_nothing_else():
    head, *rows = CELLS["Rates"][heading_row("Rates") :]
    status, count, low = (head.index(heading) for heading in ("Status", "Count", "95% interval from"))
    hidden = [row for row in rows if row[status] == "withheld"]
    assert hidden
    assert {row[count] for row in hidden} == {WITHHELD}
    assert {row[low] for row in hidden} <= {WITHHELD, ABSENT}
    assert all(isinstance(row[count], float) for row in rows if row[status] != "withheld")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.table)
def test_a_sheet_holds_all_of_its_table(sheet):
    head, *rows = CELLS[sheet.name][heading_row(sheet.name) :]
    assert sorted(head) == sorted(COLUMNS[name].heading for name in HEADINGS[sheet.table].split())
    assert len(rows) == len(AUDIT.tables[sheet.table])


def test_words_that_look_like_a_formula_stay_words():
    audit = made_up_audit(partnership_name="=1+1")
    cover = calamine.CalamineWorkbook.from_filelike(io.BytesIO(workbook(audit))).get_sheet_by_name("Cover").to_python()
    assert any("=1+1" in str(row[0]) for row in cover)


def test_a_restricted_audit_says_so_on_the_cover():
    content = workbook(made_up_audit(method="none"))
    cover = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Cover").to_python()
    assert "Restricted: not for release" in str(cover[1][0])
