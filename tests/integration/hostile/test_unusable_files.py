"""A file that cannot be used is refused in one line, and the earlier release stands."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.hostile import files
from tests.integration.hostile.town import GOOD_COUNTS, GOOD_ROWS, HEADINGS, as_csv, table_recipe
from tests.integration.hostile.trial import (
    assert_counts,
    assert_refused,
    balance_of,
    everything_in,
    put,
    refused,
)

Spoil = Callable[[Path], Path]


def test_the_town_itself_is_counted_right(place, out):
    trial = put(table_recipe(place, files.good(place)), out)
    assert_counts(trial, GOOD_COUNTS)
    assert balance_of(trial)[["read", "counted"]].tolist() == [12, 12]


def of_text(text: str | bytes, encoding: str = "utf-8", name: str = "asb.csv") -> Spoil:
    return lambda place: table_recipe(place, files.plain(place, text, name, encoding))


def of_files(*names: str) -> Spoil:
    return lambda place: table_recipe(place, *names)


def folder_as_file(place: Path) -> Path:
    (place / "asb.csv").mkdir()
    return table_recipe(place, "asb.csv")


def wrong_heading(place: Path) -> Path:
    headings = ("Reference", "Date", "Kind", "Longitude", "Latitude")
    return table_recipe(place, files.plain(place, as_csv(GOOD_ROWS, headings=headings)))


def repeated_heading(place: Path) -> Path:
    rows = [(*row, "Noise") for row in GOOD_ROWS]
    return table_recipe(place, files.plain(place, as_csv(rows, headings=(*HEADINGS, "Type"))))


def open_quotation(place: Path) -> Path:
    rows = as_csv(GOOD_ROWS).splitlines(keepends=True)
    rows[4] = rows[4].replace("Noise", '"Noise')
    return table_recipe(place, files.plain(place, "".join(rows)))


def damaged_workbook(place: Path) -> Path:
    path = files.workbook(place, GOOD_ROWS)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return table_recipe(place, path.name)


def workbook_without_the_sheet(place: Path) -> Path:
    return table_recipe(place, files.workbook(place, GOOD_ROWS).name, options='sheet = "Januray"')


def damaged_zip(place: Path) -> Path:
    name = files.zipped(place, "asb.csv", as_csv(GOOD_ROWS * 50).encode())
    whole = (place / name).read_bytes()
    return table_recipe(place, files.plain(place, whole[:-30], name))


def zip_with_wrong_sum(place: Path) -> Path:
    name = files.zipped(place, "asb.csv", as_csv(GOOD_ROWS * 50).encode())
    whole = bytearray((place / name).read_bytes())
    whole[120] ^= 0xFF
    return table_recipe(place, files.plain(place, bytes(whole), name))


def truncated_gzip(place: Path) -> Path:
    return table_recipe(place, files.truncated_gzip(place))


REFUSED: dict[str, tuple[Spoil, tuple[str, ...]]] = {
    "an empty file": (of_text(""), ("asb.csv", "empty")),
    "an empty gzip": (of_text(b"", name="asb.csv.gz"), ("asb.csv.gz", "empty|damaged")),
    "a missing file": (of_files("nowhere.csv"), ("nowhere.csv", "no such|not there|missing")),
    "a folder for a file": (folder_as_file, ("asb.csv", "folder")),
    "a wrong heading": (wrong_heading, ("asb.csv", "type", "kind|heading")),
    "a heading twice": (repeated_heading, ("asb.csv", "type", "twice|more than once|repeated|two")),
    "no headings": (of_text(as_csv(GOOD_ROWS, headings=None)), ("asb.csv", "heading")),
    "a quotation left open": (open_quotation, ("asb.csv", "quot")),
    "a gzip cut short": (truncated_gzip, ("asb.csv.gz", "cut|damaged|short")),
    "text named gzip": (of_text(as_csv(GOOD_ROWS), name="asb.csv.gz"), ("asb.csv.gz", "damaged|gzip")),
    "a zip cut short": (damaged_zip, ("asb.zip", "damaged|cut")),
    "a zip with a wrong byte": (zip_with_wrong_sum, ("asb.zip", "damaged|cut")),
    "half a workbook": (damaged_workbook, ("asb.xlsx", "damaged|workbook|spreadsheet")),
    "noise named workbook": (of_text(os.urandom(4096), name="asb.xlsx"), ("asb.xlsx", "damaged|workbook|spreadsheet")),
    "a web page named workbook": (
        of_text("<html><table><tr><td>Date</td></tr></table></html>", name="asb.xlsx"),
        ("asb.xlsx", "web page|html|workbook|spreadsheet"),
    ),
    "a sheet that is not there": (workbook_without_the_sheet, ("asb.xlsx", "sheet|januray", "data")),
    "a picture named csv": (of_text(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9), ("asb.csv", "text")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_used_is_refused_in_a_line(case, place, out):
    spoil, hints = REFUSED[case]
    refused(spoil(place), out, *hints)


def test_a_first_run_that_is_refused_leaves_nothing(place, tmp_path):
    (tmp_path / "results").mkdir()
    trial = put(of_text("")(place), tmp_path / "results" / "audit")
    assert_refused(trial, "asb.csv", "empty")
    assert everything_in(tmp_path / "results") == {}


def test_the_faults_of_every_file_are_told_at_once(place, out):
    files.plain(place, "", "may.csv")
    files.plain(place, "A,B\n1,2\n", "june.csv")
    trial = refused(table_recipe(place, "may.csv", "june.csv"), out, "may.csv")
    assert "june.csv" in trial.words


def test_faults_of_boundaries_and_records_are_told_at_once(place, out):
    (place / "wards.geojson").write_text("no map", encoding="utf-8")
    trial = put(table_recipe(place, files.plain(place, "Nothing,here\n1,2\n")), out)
    for hints in (("wards.geojson", "collection"), ("asb.csv", "heading")):
        assert_refused(trial, *hints)


def test_an_unknown_key_of_the_recipe_names_the_nearest(place, out):
    refused(table_recipe(place, files.good(place), options='license = "OGL"'), out, "audit.toml", "licence")
