"""Only what a protocol covers is written of a supplied file, under the dictionary's own headings."""

from __future__ import annotations

import csv
import gzip
import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.adapters.dictionary import read_dataset
from frankpledge.adapters.intake import Areas, Covered, Door, SealedWriter, new_key, preview, write_covered
from frankpledge.core.faults import BadInput
from frankpledge.core.privacy import pseudonym

CALLS = read_dataset("calls-for-service")
KEY = b"a key of the partnership"
HEAD = ("Log number", "Date", "Time", "Call type", "Easting", "Northing", "Operator", "Closing note", "Caller")
ROW = (
    "TC-1",
    "01/02/2025",
    "00:04",
    "Noise",
    "619437",
    "400660",
    "OP01",
    "Rang Mrs Alder on 01632 960123",
    "Ann Alder",
)
PLAIN = frozenset({"id", "date", "category", "note"})


def as_csv(rows: object, delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode()


def let_in(
    content: bytes, name: str = "calls.csv", covered: frozenset[str] = PLAIN, **more: object
) -> tuple[Covered, str]:
    """Seal a file, let it through the door, and return what came of it and the snapshot."""
    written: list[bytes] = []

    def write(chunks: Iterator[bytes]) -> None:
        written.extend(chunks)

    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "sealed", new_key()
        with SealedWriter(path, key) as sealed:
            sealed.write(content)
        done = write_covered(path, key, name, Door(CALLS, covered, KEY, **more), write)  # type: ignore[arg-type]
    return done, b"".join(written).decode()


def test_covered_columns_come_through_under_the_dictionarys_headings_and_the_rest_is_named_as_dropped() -> None:
    done, text = let_in(as_csv([HEAD, ROW]))
    assert text.splitlines()[0] == "Log number,Date,Call type,Closing note"
    assert (done.kept, done.rows) == (["id", "date", "category", "note"], 1)
    assert done.dropped == ["Time", "Easting", "Northing", "Operator", "Caller"]
    for value in ("619437", "OP01", "Ann Alder", "00:04"):
        assert value not in text


def test_identifiers_come_through_as_pseudonyms_and_free_text_is_screened() -> None:
    done, text = let_in(as_csv([HEAD, ROW]))
    assert text.splitlines()[1] == f"{pseudonym('TC-1', KEY)},01/02/2025,Noise,Rang [removed] on [removed]"
    assert done.screened == 2


@given(
    st.lists(st.tuples(*[st.from_regex(r"[a-z]{8}", fullmatch=True) for _ in HEAD]), min_size=1, max_size=8),
    st.sets(st.sampled_from([each.key for each in CALLS.fields if each.heading in HEAD]), min_size=1),
)
def test_no_cell_of_a_column_that_is_not_covered_ever_comes_through(
    rows: list[tuple[str, ...]], covered: set[str]
) -> None:
    kept = {each.heading for each in CALLS.keep(covered)}
    _, text = let_in(as_csv([HEAD, *rows]), covered=frozenset(covered))
    through = {cell for row in csv.reader(io.StringIO(text)) for cell in row}
    held_back = {cell for row in rows for heading, cell in zip(HEAD, row, strict=True) if heading not in kept}
    let_through = {cell for row in rows for heading, cell in zip(HEAD, row, strict=True) if heading in kept}
    assert not through & (held_back - let_through)


def test_a_row_whose_cells_have_slipped_is_left_out_and_counted() -> None:
    slipped = (*ROW[:3], "No", "ise", *ROW[4:])
    done, text = let_in(as_csv([HEAD, ROW, slipped, ROW[:4], ROW]))
    assert (done.rows, done.unreadable) == (2, 2)
    assert [(fault.code, fault.row, fault.count) for fault in done.faults] == [("row-unreadable", 3, 2)]
    assert len(text.splitlines()) == 3


def packed(name: str, content: bytes) -> bytes:
    if name.endswith(".gz"):
        return gzip.compress(content)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner/calls.csv", content)
    return out.getvalue()


def workbook(rows: object) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Calls")
        for number, row in enumerate(rows):  # type: ignore[arg-type]
            page.write_row(number, 0, row)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("calls.csv", as_csv([HEAD, ROW])),
        ("calls.csv", b"\xef\xbb\xbf" + as_csv([HEAD, ROW])),
        ("calls.csv", as_csv([HEAD, ROW]).decode().encode("utf-16")),
        ("calls.txt", as_csv([HEAD, ROW], "\t")),
        ("calls.csv", as_csv([HEAD, ROW], ";")),
        ("calls.csv", as_csv([("Holmshire Constabulary",), (), HEAD, ROW])),
        ("calls.csv.gz", packed(".gz", as_csv([HEAD, ROW]))),
        ("calls.zip", packed(".zip", as_csv([HEAD, ROW]))),
        ("calls.xlsx", workbook([HEAD, ROW])),
    ],
)
def test_however_the_table_comes_the_snapshot_is_the_same(name: str, content: bytes) -> None:
    assert let_in(content, name)[1] == let_in(as_csv([HEAD, ROW]))[1]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("calls.csv", b"", "file-empty"),
        ("calls.csv", b"\0\1\2\3" * 100, "not-text"),
        ("calls.csv", as_csv([("one", "two"), ("3", "4")]), "headings-missing"),
        ("calls.csv", as_csv([HEAD[:3], ROW[:3]]), "heading-missing"),
        ("calls.csv", b'Date,Call type\n"' + b"x" * 200_000, "cell-too-long"),
        ("calls.zip", b"PK\3\4 no archive", "zip-damaged"),
        ("calls.zip", packed(".zip", b"0,1\n" * (24 << 20)), "archive-expands"),
        ("calls.csv.gz", gzip.compress(as_csv([HEAD, ROW]))[:-12], "archive-damaged"),
        ("calls.xlsx", b"no workbook", "workbook-damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_mend(name: str, content: bytes, code: str) -> None:
    with pytest.raises(BadInput) as refusal:
        let_in(content, name)
    assert [fault.code for fault in refusal.value.faults] == [code]


def test_what_the_agency_calls_its_columns_is_remembered_and_goes_first() -> None:
    rows = [("When", "What"), ("01/02/2025", "Noise")]
    with pytest.raises(BadInput):
        let_in(as_csv(rows))
    _, text = let_in(as_csv(rows), known={"when": "date", "What": "category"})
    assert text == "Date,Call type\n01/02/2025,Noise\n"


def test_the_preview_shows_the_top_and_guesses_the_row_of_headings() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "sealed", new_key()
        with SealedWriter(path, key) as sealed:
            sealed.write(as_csv([("Holmshire Constabulary", *[""] * 8), HEAD, ROW]))
        seen = preview(path, key, "calls.csv", CALLS)
    assert (seen.heading_row, seen.headings) == (2, HEAD)
    assert seen.fields[7] == "note"
    assert seen.rows[2] == ROW


def test_values_outside_the_list_of_codes_are_counted_by_column_and_come_through_unrepeated() -> None:
    secret = "Mrs Alder of 3 Mill Lane"
    rows = [HEAD, ROW, (*ROW[:3], " NOISE ", *ROW[4:]), (*ROW[:3], secret, *ROW[4:]), (*ROW[:3], secret, *ROW[4:]),
            (*ROW[:3], "", *ROW[4:])]  # fmt: skip
    done, written = let_in(as_csv(rows))
    [fault] = done.faults
    assert (fault.code, fault.column, fault.row, fault.count) == ("code-unknown", "Call type", 4, 2)
    assert (fault.value, secret in fault.mend) == ("", False)
    assert written.count(secret) == 2


def test_a_column_that_is_not_covered_is_not_held_against_its_list() -> None:
    done, _ = let_in(as_csv([HEAD, (*ROW[:3], "no such type", *ROW[4:])]), covered=frozenset({"id", "date"}))
    assert done.faults == []


def test_every_list_of_codes_of_the_dictionary_is_plain_and_without_doubles() -> None:
    from frankpledge.adapters.dictionary import datasets
    from frankpledge.adapters.intake.codes import plain

    listed = [(each, field) for each in datasets() for field in each.fields if each.codes_of(field)]
    assert {each.key for each, _ in listed} >= {"recorded-crime", "calls-for-service", "victim-referrals"}
    for each, field in listed:
        codes = [plain(code) for code in each.codes_of(field)]
        assert len(set(codes)) == len(codes), each.key


# --- Rows of some areas only --------------------------------------------------------------------------------

AREA_HEAD = ("Log number", "Date", "Call type", "Closing note", "Place")
CODES = ("W1", "W2", "W3", "")


def areas_of(codes: set[str], elsewhere: set[str] = frozenset()) -> Areas:  # type: ignore[assignment]
    return Areas("note", frozenset(codes), frozenset(elsewhere))


def calls_in(*places: str) -> list[tuple[str, ...]]:
    return [(f"TC-{number}", "01/02/2025", "Noise", place, "x") for number, place in enumerate(places)]


@given(st.lists(st.sampled_from(CODES), max_size=40))
def test_every_row_goes_to_one_part_or_to_nobody(places: list[str]) -> None:
    content = as_csv([AREA_HEAD, *calls_in(*places)])
    parts = ({"W1"}, {"W2"})
    done = [
        let_in(content, covered=frozenset({"date", "category"}), areas=areas_of(mine, others))[0]
        for mine, others in (parts, parts[::-1])
    ]
    assert [each.rows for each in done] == [places.count("W1"), places.count("W2")]
    assert {each.outside for each in done} == {places.count("W3") + places.count("")}
    assert sum(each.rows for each in done) + (done[0].outside or 0) == len(places)


def test_the_areas_field_decides_over_a_row_and_is_written_only_where_it_is_covered() -> None:
    content = as_csv([AREA_HEAD, *calls_in(" w1", "W2")])
    _, snapshot = let_in(content, covered=frozenset({"date", "category"}), areas=areas_of({"W1"}))
    assert snapshot.splitlines() == ["Date,Call type", "01/02/2025,Noise"]


def test_a_file_without_the_areas_field_is_told_which_column_it_lacks() -> None:
    with pytest.raises(BadInput) as refusal:
        let_in(as_csv([HEAD[:4], ROW[:4]]), covered=frozenset({"date"}), areas=areas_of({"W1"}))
    assert [(fault.code, fault.column) for fault in refusal.value.faults] == [("heading-missing", "Closing note")]


def test_what_cannot_be_read_tells_nobody_how_many_rows_others_have() -> None:
    content = as_csv([AREA_HEAD, *calls_in("W1", "W2", "W2"), ("too", "few")])
    done, _ = let_in(content, covered=frozenset({"date"}), areas=areas_of({"W1"}, {"W2"}))
    assert (done.rows, done.unreadable, done.outside) == (1, 0, 0)
    assert [(fault.code, fault.row, fault.count) for fault in done.faults] == [("rows-unreadable", None, 1)]
