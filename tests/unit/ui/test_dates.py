"""A day in three boxes: what is taken, and what is said of what is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.ui.forms import DateField, GovukForm
from frankpledge.ui.forms.dates import ENGLISH
from frankpledge.ui.forms.faults import faults_of

DAYS = st.dates(min_value=date(1000, 1, 1))


class MeetingForm(GovukForm):
    on = DateField(label="Date of the meeting", earliest=date(2026, 1, 1), latest=date(2026, 12, 31))


class AnyDayForm(GovukForm):
    on = DateField()


def boxes(day: object, month: object, year: object) -> dict[str, str]:
    return {"on-day": str(day), "on-month": str(month), "on-year": str(year)}


def error(**typed: Any) -> str:
    form = MeetingForm(boxes(**typed))
    assert not form.is_valid()
    return form.errors["on"][0]


@given(
    DAYS,
    st.sampled_from([str, lambda n: f"{n:02}", lambda n: ENGLISH[n - 1], lambda n: f" {ENGLISH[n - 1][:3].upper()}. "]),
)
def test_every_day_is_taken_however_its_month_is_written(day: date, write: Any) -> None:
    form = AnyDayForm(boxes(day.day, write(day.month), day.year))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == day


@given(DAYS)
def test_a_whole_day_in_one_value_is_taken_too(day: date) -> None:
    for text in (day.isoformat(), f"{day.day} {ENGLISH[day.month - 1].capitalize()} {day.year}"):
        form = AnyDayForm({"on": text})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["on"] == day


@given(DAYS)
def test_a_day_that_was_there_already_is_not_seen_as_changed(day: date) -> None:
    assert not AnyDayForm(boxes(day.day, day.month, day.year), initial={"on": day}).has_changed()


@given(st.text(max_size=6), st.text(max_size=10), st.text(max_size=6))
def test_whatever_is_typed_is_a_day_or_a_fault_and_never_a_crash(day: str, month: str, year: str) -> None:
    form = AnyDayForm(boxes(day, month, year))
    assert form.is_valid() == isinstance(form.cleaned_data.get("on"), date)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": "", "month": "", "year": ""}, "Enter the date of the meeting"),
        ({"day": 3, "month": 4, "year": ""}, "Date of the meeting must include a year"),
        ({"day": 3, "month": "", "year": ""}, "Date of the meeting must include a month and year"),
        ({"day": 31, "month": 2, "year": 2026}, "Date of the meeting must be a real date"),
        ({"day": 3, "month": "Ju", "year": 2026}, "Date of the meeting must be a real date"),
        ({"day": 3, "month": "ma", "year": 2026}, "Date of the meeting must be a real date"),
        ({"day": 3, "month": 4, "year": 26}, "Year must include 4 numbers"),
        ({"day": 31, "month": 12, "year": 2025}, "Date of the meeting must be on or after 1 January 2026"),
        ({"day": 1, "month": 1, "year": 2027}, "Date of the meeting must be on or before 31 December 2026"),
    ],
)
def test_the_fault_is_named_in_the_service_manuals_words(typed: dict[str, Any], said: str) -> None:
    assert error(**typed) == said


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        ({"day": "", "month": "", "year": ""}, "#id_on-day"),
        ({"day": 3, "month": 4, "year": ""}, "#id_on-year"),
        ({"day": 3, "month": "", "year": 2026}, "#id_on-month"),
        ({"day": 3, "month": 4, "year": 26}, "#id_on-year"),
        ({"day": 31, "month": 2, "year": 2026}, "#id_on-day"),
    ],
)
def test_the_summary_leads_to_the_first_box_at_fault(typed: dict[str, Any], box: str) -> None:
    assert [fault["href"] for fault in faults_of(MeetingForm(boxes(**typed)))] == [box]


def test_boxes_that_are_not_on_the_page_leave_a_day_alone() -> None:
    widget = AnyDayForm().fields["on"].widget
    assert widget.value_omitted_from_data({}, {}, "on")
    assert not widget.value_omitted_from_data({"on-day": ""}, {}, "on")


def test_a_plain_django_page_still_draws_three_boxes_and_escapes_what_was_typed() -> None:
    markup = forms.Form.__str__(AnyDayForm(boxes('"><b>', 1, 2026)))
    assert markup.count('name="on-') == 3
    assert "<b>" not in markup
