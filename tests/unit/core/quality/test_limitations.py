"""The limitations of a source follow from its records, after those declared."""

import pytest

from frankpledge.core.quality import Limitation, limitations
from frankpledge.core.quality.blank import blank_profile

ALL_COLUMNS = frozenset({"date", "time", "category", "area"})


def sentences(profile, kind):
    return [one.sentence for one in limitations(profile, ()) if one.kind == kind]


def test_declared_limitations_come_first_and_none_comes_twice():
    declared = Limitation("s", "inaccessible", "all", "The card index may not leave the office.")
    found = limitations(blank_profile(source="s", basis="court"), [declared, declared])
    assert [one.kind for one in found] == ["inaccessible", "not-coterminous"]


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="not-recorded, incomplete"):
        Limitation("s", "vague", "all", "Something.")


def test_what_all_categories_lack_is_said_once_and_of_all():
    columns = frozenset({"date", "category", "longitude", "latitude"})
    profile = blank_profile(source="s", categories=("burglary", "robbery"), columns_given=columns)
    time = [one for one in limitations(profile, ()) if "time of day" in one.sentence]
    assert [(one.kind, one.applies_to) for one in time] == [("not-recorded", "all")]


def test_records_of_crime_without_costs_are_said_not_to_show_them():
    crimes = blank_profile(categories=("burglary",), columns_given=ALL_COLUMNS)
    assert [one.sentence[:31] for one in limitations(crimes, ())] == ["The extract does not hold costs"]


@pytest.mark.parametrize("given", [{"categories": ("school-exclusion",)}, {"filled": {"Cost of repair": 3}}])
def test_costs_are_not_asked_for_where_they_are_held_or_make_no_sense(given):
    profile = blank_profile(**{"categories": ("burglary",), "columns_given": ALL_COLUMNS} | given)
    assert not [one for one in limitations(profile, ()) if "costs" in one.sentence]


def test_what_one_category_lacks_is_said_of_that_category():
    profile = blank_profile(categories=("calls-asb", "burglary"), columns_given=ALL_COLUMNS)
    assert [one.applies_to for one in limitations(profile, ()) if "reference" in one.sentence] == ["calls-asb"]


def test_a_source_by_months_says_that_it_knows_no_days():
    assert "No days are given" in sentences(blank_profile(month_rows={"2024-01": 5}), "not-recorded")[0]
    by_day = blank_profile(month_rows={"2024-01": 5}, longest_gap_days={"2024-01": 3})
    assert sentences(by_day, "not-recorded") == []


def test_police_figures_are_said_to_leave_out_what_is_not_reported():
    profile = blank_profile(reader="police-uk-street", categories=("violent-crime",))
    found = [one for one in limitations(profile, ()) if "not reported to the police" in one.sentence]
    assert [one.applies_to for one in found] == ["violent-crime"]


def test_missing_months_are_limitations_of_that_month():
    months = tuple(f"2024-{m:02d}" for m in range(1, 7))
    rows = dict.fromkeys(months, 50) | {"2024-04": 0}
    found = limitations(blank_profile(months_expected=months, month_rows=rows, longest_gap_days={"2024-01": 1}), ())
    assert [(one.kind, one.applies_to) for one in found] == [("incomplete", "2024-04")]


def test_months_that_a_source_does_not_cover_are_limitations_and_not_missing():
    rows = {"2024-01": 0, "2024-02": 50, "2024-03": 55}
    profile = blank_profile(months_expected=("2024-02", "2024-03"), month_rows=rows, longest_gap_days={"2024-01": 31})
    assert [(one.applies_to, "does not cover" in one.sentence) for one in limitations(profile, ())] == [
        ("2024-01", True)
    ]


@pytest.mark.parametrize(("report_set", "main_set", "told"), [
    ("beat", "ward", True), ("ward", "ward", False), ("police-beat", "", True), ("ward", "", False),
])  # fmt: skip
def test_areas_other_than_those_of_the_report_are_said_to_be_so(report_set, main_set, told):
    profile = blank_profile(report_set=report_set, main_set=main_set)
    assert any(one.applies_to == report_set for one in limitations(profile, ())) is told


@pytest.mark.parametrize("basis", ["home", "institution", "court"])
def test_what_is_not_counted_where_it_happened_says_where(basis):
    (sentence,) = sentences(blank_profile(basis=basis), "not-coterminous")
    assert "not" in sentence
    assert sentences(blank_profile(basis="event"), "not-coterminous") == []


def test_small_numbers_are_not_told():
    (found,) = limitations(blank_profile(source="s", code_disagrees=3), ())
    assert "fewer than 10 rows" in found.sentence
    assert found.kind == "inaccurate"
