"""Names found in text."""

from __future__ import annotations

import pytest

from frankpledge.adapters.releases.attack.mentions import NameBook

BOOK = NameBook(
    {"W1": "Ormesby", "W2": "North Ormesby", "W3": "St Mary’s", "W4": "Ward 4"},
    {"burglary": "Burglary", "robbery": "Robbery", "other-theft": "Other theft", "asb": "Anti-social behaviour",
     "calls-asb": "Calls about anti-social behaviour", "violent-crime": "Violence and sexual offences"},
    ["police"],
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("three burglaries", "burglary"),
        ("ROBBERIES", "robbery"),
        ("other thefts", "other-theft"),
        ("Anti social behaviour", "asb"),
        ("violence and sexual offence", "violent-crime"),
        ("a call about anti-social behaviour", "calls-asb"),
        ("calls about anti-social behaviour", "calls-asb"),
    ],
)
def test_categories_are_found_in_any_case_and_number(words: str, category: str) -> None:
    assert category in BOOK.mentions(words).categories


def test_the_longest_name_wins() -> None:
    assert BOOK.mentions("In North Ormesby").areas == {"W2"}
    assert BOOK.mentions("In Ormesby and North Ormesby").areas == {"W1", "W2"}


def test_quotation_marks_of_either_kind_are_one() -> None:
    assert BOOK.mentions("St Mary's").areas == BOOK.mentions("St Mary’s").areas == {"W3"}


def test_a_code_is_a_name() -> None:
    assert BOOK.mentions("W1: 3").areas == {"W1"}


def test_a_number_inside_a_name_is_blotted_out() -> None:
    assert BOOK.without_names("Ward 4: withheld") == "~: withheld"


def test_an_area_is_not_found_inside_a_longer_word() -> None:
    assert BOOK.mentions("Ormesbyside").areas == frozenset()


@pytest.mark.parametrize("words", ["March 2024", "Mar 2024", "2024-03", "mar. 2024", "2024-03-31"])
def test_months_are_found(words: str) -> None:
    assert BOOK.mentions(words).months == {"2024-03"}
