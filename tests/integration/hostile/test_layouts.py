"""Titles, delimiters, encodings and line ends as agencies send them."""

from __future__ import annotations

import pytest

from tests.integration.hostile import files
from tests.integration.hostile.town import ABBEY, GOOD_COUNTS, GOOD_ROWS, HEADINGS, as_csv, table_recipe
from tests.integration.hostile.trial import (
    assert_counts,
    assert_refused,
    put,
    refused,
)


def test_title_rows_are_named_or_skipped(place, out):
    titles = "Anti-social behaviour 2024\nPrepared by the council\n\n"
    name = files.plain(place, titles + as_csv(GOOD_ROWS))
    trial = put(table_recipe(place, name), out)
    if trial.status:
        assert_refused(trial, "asb.csv", "heading", "row 4|4")
    else:
        assert_counts(trial, GOOD_COUNTS)
    assert_counts(put(table_recipe(place, name, options="heading_row = 4"), out), GOOD_COUNTS)


def test_title_rows_in_a_workbook_are_passed_over_when_told(place, out):
    path = files.workbook(place, GOOD_ROWS, title=2)
    assert_counts(put(table_recipe(place, path.name, options="heading_row = 3"), out), GOOD_COUNTS)


@pytest.mark.parametrize("options", ["", 'delimiter = ";"'], ids=["unsaid", "said"])
def test_semicolons_are_understood(place, out, options):
    name = files.plain(place, as_csv(GOOD_ROWS, delimiter=";"))
    assert_counts(put(table_recipe(place, name, options=options), out), GOOD_COUNTS)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le", "latin-1", "cp1252"])
def test_other_encodings_are_read_when_named(place, out, encoding):
    rows = [*GOOD_ROWS, ("Réf", "05/05/2024", "Noise", *ABBEY)]
    name = files.plain(place, as_csv(rows), encoding=encoding)
    trial = put(table_recipe(place, name, options=f'encoding = "{encoding}"'), out)
    assert_counts(trial, {**GOOD_COUNTS, "W01": 6, "T01": 13})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_other_encodings_are_recognised_or_asked_for(place, out, encoding):
    rows = [*GOOD_ROWS, ("Réf", "05/05/2024", "Noise", *ABBEY)]
    trial = put(table_recipe(place, files.plain(place, as_csv(rows), encoding=encoding)), out)
    if trial.status:
        assert_refused(trial, "asb.csv", "encoding|utf")
    else:
        assert_counts(trial, {**GOOD_COUNTS, "W01": 6, "T01": 13})


def test_a_wrongly_named_encoding_is_refused(place, out):
    name = files.plain(place, as_csv([*GOOD_ROWS, ("Réf", "05/05/2024", "Noise", *ABBEY)]), encoding="latin-1")
    refused(table_recipe(place, name, options='encoding = "utf-8"'), out, "asb.csv", "utf-8")


def test_two_hundred_columns_are_no_trouble(place, out):
    assert_counts(put(table_recipe(place, files.wide(place)), out), GOOD_COUNTS)


def test_two_columns_of_one_name_that_nobody_uses_are_no_trouble(place, out):
    rows = [(*row, "", "") for row in GOOD_ROWS]
    name = files.plain(place, as_csv(rows, headings=(*HEADINGS, "Notes", "Notes")))
    assert_counts(put(table_recipe(place, name), out), GOOD_COUNTS)


@pytest.mark.parametrize("ending", ["\r\n", "\r"], ids=["windows", "old-mac"])
def test_other_line_ends_are_understood_or_said(place, out, ending):
    trial = put(table_recipe(place, files.plain(place, as_csv(GOOD_ROWS).replace("\n", ending))), out)
    if trial.status:
        assert_refused(trial, "asb.csv", "line")
    else:
        assert_counts(trial, GOOD_COUNTS)
