"""Months that are missing or partial are found, and ordinary months are left alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.quality import incomplete_months, publishable_notes
from frankpledge.core.quality.blank import blank_profile
from frankpledge.core.quality.months import low_every_year, missing_months, partial_months

YEAR = tuple(f"2024-{m:02d}" for m in range(1, 13))


def monthly(counts, gaps=None):
    rows = dict(zip(YEAR, counts, strict=False))
    return blank_profile(source="s", month_rows=rows, months_expected=YEAR, longest_gap_days=gaps or {})


def test_a_month_without_records_is_missing_where_the_others_are_busy():
    assert missing_months(monthly([40, 50, 0, *[45] * 9])) == ("2024-03",)


def test_a_month_without_records_is_believed_where_the_others_hold_one_or_two():
    assert incomplete_months(monthly([1, 2, 0, *[1] * 9])) == frozenset()


def test_a_source_without_any_record_lacks_every_month():
    assert missing_months(monthly([0] * 12)) == YEAR


def test_a_month_that_was_not_expected_is_not_missed():
    profile = blank_profile(month_rows=dict.fromkeys(YEAR, 0) | {"2024-01": 50}, months_expected=("2024-01",))
    assert incomplete_months(profile) == frozenset()


def test_a_run_of_empty_days_makes_a_month_partial():
    assert partial_months(monthly([60] * 12, dict.fromkeys(YEAR, 2) | {"2024-05": 12})) == ("2024-05",)


def test_the_same_run_of_empty_days_is_chance_where_records_are_few():
    assert partial_months(monthly([4] * 12, dict.fromkeys(YEAR, 12))) == ()


def test_a_bank_holiday_weekend_does_not_make_a_month_partial():
    assert partial_months(monthly([300] * 12, dict.fromkeys(YEAR, 4))) == ()


def test_half_a_month_of_a_source_by_months_is_partial():
    assert partial_months(monthly([400, 420, 150, *[410] * 9])) == ("2024-03",)


TWO_YEARS = tuple(f"{year}-{m:02d}" for year in (2023, 2024) for m in range(1, 13))


def with_augusts(first, second, gaps=None):
    rows = dict.fromkeys(TWO_YEARS, 60) | {"2023-08": first, "2024-08": second}
    return blank_profile(source="s", month_rows=rows, months_expected=TWO_YEARS, longest_gap_days=gaps or {})


@pytest.mark.parametrize("few", [0, 2])
def test_a_month_as_low_in_every_year_is_a_season_and_is_told_as_one(few):
    profile = with_augusts(few, few)
    assert incomplete_months(profile) == frozenset()
    assert low_every_year(profile) == ("2023-08", "2024-08")
    assert [note.field for note in publishable_notes(profile) if note.check == "low-every-year"] == [
        "2023-08",
        "2024-08",
    ]


def test_a_month_low_in_one_year_alone_is_incomplete():
    assert incomplete_months(with_augusts(2, 60)) == {"2023-08"}
    assert incomplete_months(with_augusts(60, 0)) == {"2024-08"}


def test_a_month_far_lower_than_the_low_month_of_the_other_year_is_incomplete():
    assert incomplete_months(with_augusts(2, 25)) == {"2023-08"}


def test_a_month_empty_in_every_year_is_a_season_where_days_are_known_too():
    assert incomplete_months(with_augusts(0, 0, dict.fromkeys(TWO_YEARS, 2))) == frozenset()


@given(st.integers(0, 2**32), st.integers(1, 2000))
def test_steady_months_are_hardly_ever_called_incomplete(seed, mean):
    counts = np.random.default_rng(seed).poisson(mean * np.random.default_rng(seed).uniform(0.8, 1.2, 12)).tolist()
    assert len(incomplete_months(monthly(counts))) <= 1


@given(st.lists(st.integers(0, 5000), min_size=12, max_size=12))
def test_only_expected_months_are_called_incomplete_and_each_has_a_note(counts):
    profile = monthly(counts)
    noted = {note.field for note in publishable_notes(profile) if note.check.startswith("months-")}
    assert incomplete_months(profile) == noted <= set(YEAR)
