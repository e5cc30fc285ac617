"""Values of records are shown to nobody but their supplier, and to them cut short."""

from __future__ import annotations

from tests.integration.hostile import files, town
from tests.integration.hostile.town import ABBEY, GOOD_COUNTS, GOOD_ROWS, as_csv, table_recipe
from tests.integration.hostile.trial import (
    assert_counts,
    everything_in,
    put,
    refused,
)

SECRET = "Zachariah-of-14-Nowhere-Street-was-seen-there-again-with-a-bicycle-that-is-not-his"


def test_a_value_is_never_shown_beyond_forty_characters(place, out):
    bad = [("R98", SECRET, "Noise", *ABBEY), ("R99", "05/05/2024", "Noise", SECRET, SECRET)]
    trial = put(table_recipe(place, files.with_rows(place, *bad)), out)
    assert_counts(trial, GOOD_COUNTS)
    said = trial.words + "".join(
        path.read_text(encoding="utf-8")
        for path in trial.working.rglob("*")
        if path.suffix in (".jsonl", ".json", ".csv")
    )
    assert SECRET[:41] not in said
    assert all(len(str(fault["value"])) <= 40 for fault in trial.faults())


def test_no_release_holds_a_value_of_a_faulty_row(place, out):
    bad = [("R98", SECRET, "Noise", *ABBEY), ("R99", "05/05/2024", "Noise", SECRET, SECRET)]
    trial = put(table_recipe(place, files.with_rows(place, *bad)), out)
    assert trial.status == 0
    assert not [name for name, content in everything_in(trial.out).items() if SECRET[:9].encode() in content]


def test_a_refusal_shows_no_more_than_forty_characters(place, out):
    name = files.plain(place, as_csv(GOOD_ROWS, headings=("Reference", "Date", SECRET, "Longitude", "Latitude")))
    assert SECRET[:41] not in refused(table_recipe(place, name), out, "asb.csv", "type").words


def test_a_label_in_free_text_stays_out_of_a_protected_release(place, out):
    """Categories typed by hand hold names; a release may say how many labels led nowhere, not what one of them says."""
    protected = town.HEAD.replace('method = "none"', 'method = "suppress"')
    row = ("R99", "05/05/2024", SECRET, *ABBEY)
    trial = put(table_recipe(place, files.with_rows(place, row), head=protected), out)
    assert trial.status == 0, trial.words
    assert not [name for name, content in everything_in(trial.out).items() if SECRET[:9].encode() in content]
