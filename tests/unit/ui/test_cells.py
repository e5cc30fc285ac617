"""Plain values become the cells of a table."""

from __future__ import annotations

from datetime import date

import pytest

from frankpledge.core.quantities import Withheld
from frankpledge.ui.cells import cell_markup, shape_table
from tests.unit.ui.page_parts import elements, rendered, text


def test_a_column_of_numbers_is_set_to_the_right_even_where_some_are_withheld_or_missing() -> None:
    shaped = shape_table("Burglary", ["Ward", "Count"], [["Mill", 12], ["Abbey", Withheld()], ["Unplaced", None]])
    assert [column.number for column in shaped.columns] == [False, True]


def test_words_days_and_statuses_are_not_numbers() -> None:
    rows = [["Mill", date(2026, 4, 1), {"status": "done"}, True]]
    assert not any(column.number for column in shape_table("x", ["a", "b", "c", "d"], rows).columns)


def test_the_numbers_of_a_column_stand_under_one_another() -> None:
    shaped = shape_table("Rates", ["Ward", "Rate"], [["Mill", 100.0], ["Abbey", 33.15], ["Quay", Withheld()]])
    assert [text(row[1]) for row in shaped.rows] == ["100.00", "33.15", "withheld small number"]


def test_a_heading_may_say_how_many_decimals() -> None:
    shaped = shape_table("Rates", ["Ward", {"text": "Rate", "decimals": 1}], [["Mill", 1 / 3]])
    assert shaped.rows[0][1] == "0.3"


@pytest.mark.parametrize(
    "value", ["<b>", {"text": "<b>", "href": "/"}, {"status": "<b>"}, {"text": "x", "href": '"><b>'}]
)
def test_nothing_a_person_typed_becomes_markup(value: object) -> None:
    assert "<b>" not in cell_markup(value)


def test_a_row_too_short_is_a_fault_and_not_an_empty_cell() -> None:
    with pytest.raises(ValueError, match="more or fewer values"):
        shape_table("x", ["a", "b"], [["one", "two"], ["only one"]])


def test_every_cell_of_a_table_that_stacks_knows_its_heading() -> None:
    markup = rendered('{{ ui.table("Burglary", ["Ward", "Count"], rows) }}', rows=[["Mill", 12]])
    assert elements(markup, "td") == [
        {"class": "govuk-table__cell govuk-table__cell--numeric", "role": "cell", "data-label": "Count"}
    ]
    assert elements(markup, "th")[-1]["scope"] == "row"


def test_a_table_that_scrolls_can_be_reached_and_is_named() -> None:
    markup = rendered('{{ ui.table("Burglary by ward", ["Ward"], [["Mill"]], narrow="scroll") }}')
    region, caption = elements(markup, "div")[0], elements(markup, "caption")[0]
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert region["aria-labelledby"] == caption["id"]


def test_an_empty_table_says_so_in_words() -> None:
    markup = rendered('{{ ui.table("Objections", ["Who"], [], empty_text="No member has objected.") }}')
    assert text(markup) == "No member has objected."
