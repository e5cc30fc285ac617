"""Numbers in words: found, and known for what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.adapters.releases.attack.numbers import BARE, COUNT, PERCENT, RANK, RATE, TIMES, figures_in

KINDS = {
    "3 burglaries": COUNT,
    "3 recorded burglary offences": COUNT,
    "1.4 per 1,000": RATE,
    "1.4 crimes per 1,000 people": RATE,
    "45 %": PERCENT,
    "45.2 per cent": PERCENT,
    "2 times as many": TIMES,
    "3rd": RANK,
    "~: 3": BARE,
    "three thefts": COUNT,
    "-67%": PERCENT,
}
NOT_FIGURES = [
    "in 2024",
    "2023/24",
    "from 1 January 2024 to 31 December 2024",
    "2024-03",
    "on 03/05/2024",
    "in March 2024",
    "12 months",
    "7 wards",
    "3 of the 7 wards",
    "Table 2 and figure 3",
    "the top 3",
    "per 1,000",
    "E05001234",
    "#fde123",
    "WCAG 2.2",
    "a 95% interval",
    "at 14:30",
]


@pytest.mark.parametrize("words", KINDS)
def test_a_number_is_known_by_the_words_round_it(words: str) -> None:
    assert [figure.kind for figure in figures_in(words)] == [KINDS[words]]


@pytest.mark.parametrize("words", NOT_FIGURES)
def test_dates_codes_and_counts_of_wards_are_no_figures(words: str) -> None:
    assert list(figures_in(words)) == []


@given(st.integers(0, 10**7))
def test_a_count_is_read_with_or_without_commas(count: int) -> None:
    plain = f"{count} crimes" if not 1900 <= count < 2100 else f"{count:,} crimes"  # else it reads as a year
    for words in (f"{count:,} crimes", plain, f"there were {count:,} crimes, all told"):
        assert [figure.value for figure in figures_in(words)] == [count]


@given(st.integers(0, 10**6), st.integers(1, 4))
def test_decimals_are_kept(whole: int, decimals: int) -> None:
    text = f"{whole / 10**decimals:.{decimals}f} per 1,000"
    assert [(figure.value, figure.decimals) for figure in figures_in(text)] == [(whole / 10**decimals, decimals)]


def test_both_ends_of_a_range_share_its_kind() -> None:
    assert [figure.kind for figure in figures_in("30.1 to 38.2 per 1,000")] == [RATE, RATE]
