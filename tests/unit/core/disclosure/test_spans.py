"""Days, months and the pieces periods cut each other into."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.disclosure.spans import days_counted, month_span, pieces

DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))
SPANS = st.tuples(DAYS, st.integers(0, 800)).map(lambda p: (p[0].isoformat(), (p[0] + timedelta(p[1])).isoformat()))


def length(span: tuple[str, str]) -> int:
    return (date.fromisoformat(span[1]) - date.fromisoformat(span[0])).days + 1


@given(st.lists(SPANS, min_size=1, max_size=6))
def test_the_pieces_of_a_run_cover_it_once(spans: list[tuple[str, str]]) -> None:
    for span, parts in pieces(spans).items():
        assert sum(length(part) for part in parts) == length(span)
        assert parts[0][0] == span[0]
        assert parts[-1][1] == span[1]


@given(st.lists(SPANS, min_size=1, max_size=6))
def test_pieces_of_all_runs_never_overlap(spans: list[tuple[str, str]]) -> None:
    every = sorted({part for parts in pieces(spans).values() for part in parts})
    assert all(one[1] < other[0] for one, other in pairwise(every))


def test_a_month_at_the_edge_counts_only_the_days_of_its_period() -> None:
    assert days_counted("2024-01", [("2024-01-15", "2024-12-31")], 0, 1) == ("2024-01-15", "2024-01-31")


def test_a_month_that_two_periods_share_stands_twice_with_its_own_days() -> None:
    periods = [("2023-01-15", "2024-01-14"), ("2024-01-15", "2025-01-14")]
    found = [days_counted("2024-01", periods, turn, 2) for turn in (0, 1)]
    assert found == [("2024-01-01", "2024-01-14"), ("2024-01-15", "2024-01-31")]


def test_a_whole_month_is_its_days() -> None:
    assert days_counted("2024-02", [("2024-01-01", "2024-12-31")], 0, 1) == month_span("2024-02")
