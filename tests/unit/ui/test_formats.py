"""Dates, numbers and money are written the British way, and what is withheld never as a number."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.quantities import Withheld
from frankpledge.ui import formats
from tests.unit.ui.page_parts import text


def test_a_day_is_written_without_leading_noughts() -> None:
    assert formats.date_text(date(2026, 4, 3)) == "3 April 2026"


def test_a_moment_is_told_in_the_sites_own_time() -> None:
    assert formats.datetime_text(datetime(2026, 7, 3, 13, 15, tzinfo=UTC)) == "3 July 2026 at 2:15pm"


def test_a_moment_near_midnight_falls_on_the_sites_own_day() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert formats.date_text(late) == "1 July 2026"
    assert formats.month_text(late) == "July 2026"


@pytest.mark.parametrize(
    ("at", "written"),
    [(time(9), "9am"), (time(14, 5), "2:05pm"), (time(12), "midday"), (time(0), "midnight"), (time(0, 30), "12:30am")],
)
def test_a_time_is_written_as_it_is_said(at: time, written: str) -> None:
    assert formats.time_text(at) == written


@pytest.mark.parametrize(
    ("pounds", "written"),
    [(1200, "£1,200"), (Decimal("1200.50"), "£1,200.50"), (-5, "−£5"), (0, "£0"), (Decimal("0.10"), "£0.10")],
)
def test_money_has_pence_only_where_there_are_some(pounds: Any, written: str) -> None:
    assert formats.money_text(pounds) == written


@pytest.mark.parametrize(
    ("number", "written"), [(12345, "12,345"), (1.5, "1.5"), (-3, "−3"), (1234567.25, "1,234,567.25"), (100.0, "100")]
)
def test_numbers_have_commas_and_a_proper_minus(number: Any, written: str) -> None:
    assert formats.number_text(number) == written


@given(st.sampled_from([formats.number_text, formats.money_text, formats.percent_text]), st.text(max_size=20))
def test_no_way_of_writing_a_withheld_figure_gives_a_digit_of_its_own(write: Any, reason: str) -> None:
    written = write(Withheld(reason))
    assert "withheld" in written
    assert not any(
        character.isdigit() for character in written.replace(formats.markup_for_withheld(Withheld(reason)), "")
    )


def test_why_a_figure_is_withheld_is_said_and_escaped() -> None:
    markup = formats.markup_for_withheld(Withheld("a <small> number"))
    assert text(markup) == "withheld a <small> number"
    assert "<small>" not in markup


@pytest.mark.parametrize(
    ("count", "written"), [(0, "no meetings"), (1, "1 meeting"), (2, "2 meetings"), (1200, "1,200 meetings")]
)
def test_how_many_is_said_in_words_that_agree(count: int, written: str) -> None:
    assert formats.plural(count, "meeting") == written


def test_words_with_their_own_plural_are_given_it() -> None:
    assert formats.plural(2, "body", "bodies") == "2 bodies"


def test_a_period_is_written_with_its_open_end() -> None:
    first, last = date(2026, 4, 1), date(2027, 3, 31)
    assert formats.period_text(first, last) == "1 April 2026 to 31 March 2027"
    assert formats.period_text(first, None) == "from 1 April 2026"
    assert formats.period_text(None, last) == "until 31 March 2027"


@pytest.mark.parametrize("write", [formats.date_text, formats.number_text, formats.money_text, formats.time_text])
def test_nothing_is_a_dash_for_the_eye_and_a_word_for_the_ear(write: Any) -> None:
    assert text(write(None)) == "– none"
