"""Headings are found, or the mend is said in a line."""

import pytest

from frankpledge.adapters.readers.headings import find_headings
from frankpledge.adapters.readers.layout import Layout
from frankpledge.core.faults import BadInput

LAYOUT = Layout(columns={"date": "Date of incident", "area": "Ward"}, needed=("date",))


def file(tmp_path, text):
    path = tmp_path / "asb.csv"
    path.write_text(text, encoding="utf-8")
    return path


def mend(tmp_path, text, layout=LAYOUT):
    with pytest.raises(BadInput) as caught:
        find_headings(file(tmp_path, text), layout, name="asb.csv")
    return str(caught.value.faults[0])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_the_headings_appear(tmp_path, delimiter):
    found = find_headings(file(tmp_path, f"Date of incident{delimiter}WARD {delimiter}x,y\n"), LAYOUT, name="asb.csv")
    assert (found.delimiter, found.positions) == (delimiter, {"date": 0, "area": 1})


def test_headings_below_titles_are_pointed_to(tmp_path):
    assert "set heading_row = 3" in mend(tmp_path, "Returns 2025\n\nDate of incident,Ward\n1/1/2025,Abbey\n")


def test_a_wrong_heading_is_answered_with_the_nearest(tmp_path):
    assert "the nearest is 'Date of incidents'" in mend(tmp_path, "Date of incidents,Ward\n")


def test_a_column_the_recipe_names_must_be_there(tmp_path):
    assert "column Ward: no such heading" in mend(tmp_path, "Date of incident,x\n")


def test_a_heading_that_stands_twice_is_refused(tmp_path):
    assert "stands twice" in mend(tmp_path, "Date of incident,Ward,Ward\n")


def test_a_needed_column_the_recipe_does_not_name_is_asked_for(tmp_path):
    assert "add date under columns" in mend(tmp_path, "Ward\n", Layout(columns={"area": "Ward"}, needed=("date",)))


def test_a_quotation_mark_left_open_near_the_top_is_told_and_never_a_crash(tmp_path):
    assert "quotation mark" in mend(tmp_path, 'Date of incident,Ward\n"' + "x" * 150_000 + "\n")
