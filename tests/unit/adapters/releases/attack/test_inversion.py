"""What is made of a count gives the count back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.adapters.releases.attack.change_facts import after_from_ratio, before_from_ratio
from frankpledge.adapters.releases.attack.inversion import byar_high, byar_low
from frankpledge.adapters.releases.attack.rate_facts import count_from_rate

COUNTS = st.integers(0, 5000)
PEOPLE = st.integers(500, 20_000)


def row(column: str, value: float, people: int) -> dict[str, str]:
    return {column: f"{value:.4f}", "population": str(people), "per": "1000"}


@given(COUNTS, PEOPLE)
def test_a_published_rate_holds_its_count(count: int, people: int) -> None:
    found = count_from_rate(row("rate", count / people * 1000, people), "rate")
    assert found is not None
    assert found == (count, count)


@given(COUNTS, PEOPLE)
def test_byars_limits_hold_their_count(count: int, people: int) -> None:
    for column, limit in (("ci_low", byar_low), ("ci_high", byar_high)):
        found = count_from_rate(row(column, limit(count) / people * 1000, people), column)
        assert found is not None
        assert found[0] <= count <= found[1]


@given(st.integers(1, 400), st.integers(1, 400), st.integers(1, 24), st.integers(1, 24))
def test_a_published_ratio_holds_the_counts_it_was_made_from(before: int, after: int, first: int, second: int) -> None:
    ratio = round((after / second) / (before / first), 4)
    numbers = {"ratio": ratio, "months_before": float(first), "months_after": float(second)}
    found = after_from_ratio(numbers, before)
    assert found is not None
    assert found[0] <= after <= found[1]
    if ratio > 0.001:
        back = before_from_ratio(numbers, after)
        assert back is not None
        assert back[0] <= before <= back[1]


def test_a_rate_without_people_tells_no_count() -> None:
    assert count_from_rate({"rate": "1.2", "population": "", "per": "1000"}, "rate") is None
