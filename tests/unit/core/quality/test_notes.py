"""Notes say what was found, exactly in working papers and coarsely in what is published."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.quality import LookupLoss, exact_notes, publishable_notes
from frankpledge.core.quality.blank import blank_profile
from frankpledge.core.tables.tally import REASONS

ROWS = st.integers(0, 5000)
PROFILES = st.builds(
    blank_profile,
    source=st.just("s"),
    rows_read=st.just(5000),
    readable=st.just(5000),
    filled=st.dictionaries(st.sampled_from(["Time", "Place"]), ROWS),
    reasons=st.dictionaries(st.sampled_from(REASONS), ROWS),
    repeats=ROWS,
    repeats_dropped=st.booleans(),
    labels=st.dictionaries(st.text(min_size=1, max_size=4), ROWS, max_size=60),
    unmapped=st.dictionaries(st.sampled_from(["Fly tip", "misc"]), ROWS),
    located_rows=ROWS,
    snapped=st.booleans(),
    on_edge_rows=ROWS,
    in_overlap_rows=ROWS,
    code_disagrees=ROWS,
    code_unknown=ROWS,
    unplaced_rows=ROWS,
    vintages=st.dictionaries(st.sampled_from(["lsoa11", "lsoa21"]), ROWS),
)


def of(notes, check):
    return [note for note in notes if note.check == check]


@given(PROFILES)
def test_every_published_number_of_rows_is_coarse_in_value_and_sentence(profile):
    for note in publishable_notes(profile):
        if note.measure == "rows":
            assert note.value == "<10" or int(note.value) % 10 == 0
        numbers = re.findall(r"([\d,]+) (?:rows?|records?)\b", note.sentence)
        assert all(int(number.replace(",", "")) % 10 == 0 for number in numbers)


@given(PROFILES)
def test_both_renderings_tell_of_the_same_checks(profile):
    assert {n.check for n in exact_notes(profile)} == {n.check for n in publishable_notes(profile)}


@given(PROFILES)
def test_every_note_has_a_field_a_value_and_a_sentence(profile):
    for note in exact_notes(profile) + publishable_notes(profile):
        assert note.source == "s"
        assert note.field
        assert note.value
        assert note.sentence.endswith(".")


def test_rows_are_never_published_finer_than_to_the_nearest_ten():
    with pytest.raises(ValueError, match="nearest 10"):
        publishable_notes(blank_profile(), step=5)


def test_repeats_counted_as_supplied_say_why():
    (note,) = exact_notes(blank_profile(repeats=3))
    assert "repeats of month and anonymised street are not duplicates" in note.sentence
    (dropped,) = exact_notes(blank_profile(repeats=3, repeats_dropped=True))
    assert "left out, as the recipe asks" in dropped.sentence


def test_a_label_of_ten_rows_in_a_code_list_is_named_and_a_rarer_one_is_not():
    profile = blank_profile(
        labels={"Misc": 30, "Mr Example's hedge": 4}, unmapped={"Misc": 30, "Mr Example's hedge": 4}
    )
    assert {n.field for n in of(exact_notes(profile), "unmapped-label")} == {"Misc", "Mr Example's hedge"}
    published = of(publishable_notes(profile), "unmapped-label")
    assert [(n.field, n.value) for n in published] == [("Misc", "30"), ("category", "<10")]
    assert not any("hedge" in n.sentence for n in published)


def test_no_label_of_free_text_is_named():
    labels = {f"words {i}": 50 for i in range(41)}
    published = of(publishable_notes(blank_profile(labels=labels, unmapped=labels)), "unmapped-label")
    assert [(n.field, n.value) for n in published] == [("category", "2050")]


def test_every_lookup_loss_is_named_exactly_and_small_ones_are_published_together():
    losses = (
        LookupLoss("lsoa11", "ward", "E2", 3, "it is split between areas"),
        LookupLoss("lsoa11", "ward", "E1", 40, "the lookup has no entry for it"),
    )
    profile = blank_profile(lookup_losses=losses)
    assert [(n.field, n.value) for n in exact_notes(profile)] == [("E1", "40"), ("E2", "3")]
    assert [(n.field, n.value) for n in publishable_notes(profile)] == [("E1", "40"), ("place", "<10")]


def test_anchor_points_are_said_not_to_be_addresses():
    (note,) = publishable_notes(blank_profile(snapped=True, located_rows=5000))
    assert note.check == "snapped-points"
    assert "not an address" in note.sentence


def test_codes_of_one_set_are_not_mixed():
    assert publishable_notes(blank_profile(vintages={"lsoa21": 500, "lsoa11": 0})) == []
    assert len(publishable_notes(blank_profile(vintages={"lsoa21": 500, "lsoa11": 60}))) == 2


def test_an_extract_is_told_the_least_fields_it_lacks():
    given_columns = frozenset({"date", "category", "longitude", "latitude"})
    notes = exact_notes(blank_profile(categories=("fire-deliberate",), columns_given=given_columns))
    assert [note.field for note in notes] == ["time of day"]
    assert "SI 2007/1831" in notes[0].sentence


def test_a_time_that_stands_with_the_date_is_not_said_to_be_lacking():
    columns = frozenset({"date", "category", "area"})
    profile = blank_profile(
        categories=("assault-attendance",), columns_given=columns, readable=9, filled={"Assault date and time": 9}
    )
    assert [note.check for note in exact_notes(profile)] == ["completeness"]


def test_half_a_point_is_no_place():
    columns = frozenset({"date", "time", "category", "longitude"})
    notes = exact_notes(blank_profile(categories=("fire-deliberate",), columns_given=columns))
    assert [note.field for note in notes] == ["place"]


def test_the_heading_that_police_uk_never_fills_is_not_asked_for():
    profile = blank_profile(reader="police-uk-street", readable=500, filled={"Context": 0, "Location": 0})
    assert [n.field for n in of(exact_notes(profile), "completeness")] == ["Location"]
    other = blank_profile(reader="table", readable=500, filled={"Context": 0})
    assert [n.field for n in of(exact_notes(other), "completeness")] == ["Context"]


def test_headings_that_are_full_are_published_in_one_note():
    profile = blank_profile(readable=500, filled={"Month": 500, "Place": 500, "Time": 300})
    assert [(n.field, n.value) for n in of(publishable_notes(profile), "completeness")] == [
        ("Time", "60"), ("Month, Place", "100"),
    ]  # fmt: skip
    assert len(of(exact_notes(profile), "completeness")) == 3
