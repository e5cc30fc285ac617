"""Cells with formulas, coming in and going out."""

from __future__ import annotations

import pytest

from tests.integration.hostile import files
from tests.integration.hostile.town import ABBEY, GOOD_COUNTS, GOOD_ROWS, table_recipe
from tests.integration.hostile.trial import (
    assert_counts,
    assert_refused,
    put,
)


def test_formula_cells_count_by_their_last_value_and_it_is_said(place, out):
    path = files.workbook(place, GOOD_ROWS, formula='="No"&"ise"', value="Noise")
    trial = put(table_recipe(place, path.name), out)
    assert_counts(trial, GOOD_COUNTS)
    assert_counts(trial, {**GOOD_COUNTS, "W02": 3, "T01": 10}, category="anti-social-behaviour")
    assert "formula" in trial.everything_said().lower()


def test_formula_cells_without_a_value_are_said(place, out):
    trial = put(table_recipe(place, files.workbook_without_cached_values(place)), out)
    if trial.status:
        assert_refused(trial, "asb.xlsx", "formula")
    else:
        assert_counts(trial, GOOD_COUNTS)
        assert_counts(trial, {**GOOD_COUNTS, "W02": 3, "W03": 1, "T01": 9}, category="anti-social-behaviour")
        assert "formula" in trial.everything_said().lower()


@pytest.mark.parametrize("label", ["=1+2", "+44", "@SUM(A1)", "-2+3", '=HYPERLINK("x")'])
def test_no_cell_that_is_written_begins_a_formula(place, out, label):
    trial = put(table_recipe(place, files.with_rows(place, ("R99", "05/05/2024", label, *ABBEY))), out)
    assert_counts(trial, {**GOOD_COUNTS, "W01": 6, "T01": 13})
    for path in [*trial.out.rglob("*.csv"), *trial.working.rglob("*.csv")]:
        cells = path.read_text(encoding="utf-8").replace('"', "").replace("\n", ",").split(",")
        assert label.replace('"', "") not in cells, f"{path.name} holds {label}"
