"""A wrong row in a good file is counted, never a crash and never dropped unsaid."""

from __future__ import annotations

import pytest

from tests.integration.hostile import files, town
from tests.integration.hostile.town import ABBEY, GOOD_COUNTS, GOOD_ROWS, as_csv, table_recipe
from tests.integration.hostile.trial import (
    assert_counts,
    assert_refused,
    balance_of,
    put,
    rows_for,
)


@pytest.mark.parametrize("date", ["31/02/2024", "00/00/0000", "not known", "", "2024-13-01", "29/02/2023"])
def test_a_date_that_is_none_is_counted_with_its_row(place, out, date):
    trial = put(table_recipe(place, files.with_rows(place, ("R99", date, "Noise", *ABBEY))), out)
    assert_counts(trial, GOOD_COUNTS)
    assert balance_of(trial)[["read", "counted", "no-usable-date"]].tolist() == [13, 12, 1]
    fault = next(fault for fault in trial.faults() if fault["row"] == 14)
    assert (fault["file"], fault["column"], fault["count"]) == ("asb.csv", "Date", 1)
    assert fault["mend"]


def test_alike_faults_are_grouped_with_their_number(place, out):
    rows = [(f"R{number}", "31/02/2024", "Noise", *ABBEY) for number in range(20, 27)]
    trial = put(table_recipe(place, files.with_rows(place, *rows)), out)
    assert_counts(trial, GOOD_COUNTS)
    assert rows_for(trial, "no-usable-date") == 7
    assert [fault["count"] for fault in trial.faults() if fault["column"] == "Date"] == [7]


def test_swapped_longitude_and_latitude_are_counted_and_guessed_at(place, out):
    rows = [(*row[:3], row[4], row[3]) for row in GOOD_ROWS]
    name = files.plain(place, as_csv(rows))
    trial = put(table_recipe(place, name), out)
    if trial.status:
        assert_refused(trial, "asb.csv", "swap|exchanged|wrong way")
    else:
        assert_counts(trial, dict.fromkeys(GOOD_COUNTS, 0), category="all")
        assert rows_for(trial, "no-usable-place", "outside-partnership") == 12
        said = trial.everything_said().lower()
        assert any(word in said for word in ("swap", "exchanged", "wrong way"))


@pytest.mark.parametrize(
    "point", [("0", "0"), ("-1.231", "0"), ("0.0", "54.57x"), ("", ""), ("nan", "nan"), ("inf", "54.57")]
)
def test_a_point_that_is_nowhere_is_counted(place, out, point):
    trial = put(table_recipe(place, files.with_rows(place, ("R99", "05/05/2024", "Noise", *point))), out)
    assert_counts(trial, GOOD_COUNTS)
    assert rows_for(trial, "no-usable-place") == 1


def test_a_point_elsewhere_is_outside_and_not_without_place(place, out):
    trial = put(table_recipe(place, files.with_rows(place, ("R99", "05/05/2024", "Noise", "-0.12", "51.5"))), out)
    assert_counts(trial, GOOD_COUNTS)
    assert rows_for(trial, "outside-partnership") == 1


@pytest.mark.parametrize("number", ["-3", "2.5", "many", "", "1e30", "nan"])
def test_a_total_that_is_no_whole_number_is_counted_as_unreadable(place, out, number):
    rows = [("W01", "2024-03", "7"), ("W02", "2024-03", "0"), ("W01", "2024-04", number)]
    name = files.plain(place, as_csv(rows, headings=("Ward", "Month", "Number")))
    trial = put(town.counts_recipe(place, name), out)
    assert_counts(trial, {"W01": 7, "W02": 0, "W03": 0, "unplaced": 0, "T01": 7})
    assert balance_of(trial)["read"] == 3
    assert rows_for(trial, "unreadable-row") == 1
    assert any(fault["row"] == 4 and fault["column"] == "Number" for fault in trial.faults())


def test_ragged_rows_are_counted_and_the_rest_is_used(place, out):
    text = as_csv(GOOD_ROWS) + "R90,05/05/2024\n" + "R91,05/05/2024,Noise,-1.231,54.57,more,and more\n"
    trial = put(table_recipe(place, files.plain(place, text)), out)
    assert_counts(trial, GOOD_COUNTS)
    balance = balance_of(trial)
    assert (balance["read"], balance["counted"]) == (14, 12)
    assert min(fault["row"] for fault in trial.faults()) == 14
    assert sum(fault["count"] for fault in trial.faults()) == 2


def test_nul_bytes_are_refused_or_counted(place, out):
    text = as_csv([*GOOD_ROWS, ("R99", "05/05/2024", "No\0ise", *ABBEY)])
    trial = put(table_recipe(place, files.plain(place, text)), out)
    if trial.status:
        assert_refused(trial, "asb.csv", "text|nul")
    else:
        assert balance_of(trial)["read"] == 13


def test_a_line_break_within_quotation_marks_is_one_row(place, out):
    row = ("R99\nand more", "05/05/2024", "Noise", *ABBEY)
    trial = put(table_recipe(place, files.with_rows(place, row)), out)
    assert_counts(trial, {**GOOD_COUNTS, "W01": 6, "T01": 13})
    assert balance_of(trial)["read"] == 13


def test_a_street_file_with_bad_rows_is_used_for_the_rest(place, out):
    headings = (
        "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
        "LSOA name", "Crime type", "Last outcome category", "Context",
    )  # fmt: skip

    def row(month: str, longitude: str, latitude: str) -> tuple[str, ...]:
        kind = ("On or near High Street", "E01000001", "Threeward 001A", "Drugs", "", "")
        return ("", month, "A", "A", longitude, latitude, *kind)

    rows = [row("2024-01", *ABBEY)] * 4 + [row("2024-13", *ABBEY), row("2024-02", "", ""), row("2019-01", *ABBEY)]
    trial = put(town.street_recipe(place, files.plain(place, as_csv(rows, headings=headings), "street.csv")), out)
    assert_counts(trial, {"W01": 4, "W02": 0, "W03": 0, "unplaced": 0, "T01": 4})
    wanted = ["read", "counted", "no-usable-date", "no-usable-place", "outside-period"]
    assert balance_of(trial)[wanted].tolist() == [7, 4, 1, 1, 1]
