"""Times of day and amounts of money are taken as people type them."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.ui.formats import money_text, time_text
from frankpledge.ui.forms import GovukForm, MoneyField, TimeField


class CostForm(GovukForm):
    at = TimeField(label="Starting time", required=False)
    cost = MoneyField(label="Cost of the room", required=False)


def cleaned(**typed: str) -> dict[str, object]:
    form = CostForm(typed)
    assert form.is_valid(), form.errors
    return form.cleaned_data


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2:30pm", time(14, 30)), ("2.30 PM", time(14, 30)), ("14:30", time(14, 30)), ("9am", time(9)),
        ("9 a.m.", time(9)), ("midday", time(12)), ("12am", time(0)), ("12pm", time(12)), ("00:05", time(0, 5)),
    ],
)  # fmt: skip
def test_a_time_is_taken_as_people_type_it(typed: str, at: time) -> None:
    assert cleaned(at=typed)["at"] == at


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_time_as_the_pages_write_it_is_taken_back(at: time) -> None:
    assert cleaned(at=str(time_text(at)))["at"] == at


@pytest.mark.parametrize("typed", ["2", "25:00", "13pm", "0am", "2:75pm", "soon", "2:3pm", "１４:３０pm"])
def test_what_could_be_two_times_or_none_is_not_taken(typed: str) -> None:
    form = CostForm({"at": typed})
    assert form.errors["at"] == ["Starting time must be a time, like 2:30pm or 14:30"]


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [("1200", "1200"), ("£1,200", "1200"), ("1 200.50", "1200.50"), ("£ 1,200.5", "1200.50"), ("-3", "-3")],
)
def test_money_is_taken_as_people_type_it(typed: str, pounds: str) -> None:
    assert cleaned(cost=typed)["cost"] == Decimal(pounds)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_money_as_the_pages_write_it_is_taken_back(pounds: Decimal) -> None:
    assert cleaned(cost=str(money_text(pounds)))["cost"] == pounds


@pytest.mark.parametrize("typed", ["about 1200", "NaN", "Infinity", "1e400", "£"])
def test_what_is_not_an_amount_is_not_taken(typed: str) -> None:
    form = CostForm({"cost": typed})
    assert not form.is_valid() or form.cleaned_data["cost"] is None


def test_a_third_decimal_of_a_pound_is_named() -> None:
    assert CostForm({"cost": "1.234"}).errors["cost"] == ["Cost of the room must have no more than 2 decimal places"]
