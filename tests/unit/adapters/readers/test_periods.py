"""Periods of totals, as agencies write them."""

import pytest

from frankpledge.adapters.readers.periods import read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("3/2025", "2025-03-01", "2025-03-31"),
        ("mar 2025", "2025-03-01", "2025-03-31"),
        ("Sept-25", "2025-09-01", "2025-09-30"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("Q2 2025", "2025-04-01", "2025-06-30"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("31/01/2025", "2025-01-31", "2025-01-31"),
    ],
)
def test_a_period_is_read_however_it_is_written(text, first, last):
    assert tuple(day.isoformat() for day in read_period(text)) == (first, last)


@pytest.mark.parametrize("text", ["", "31/02/2025", "2025-13", "Q5 2025", "Smarch 2025", "1066", "last year"])
def test_what_names_no_period_is_not_guessed(text):
    assert read_period(text) is None
