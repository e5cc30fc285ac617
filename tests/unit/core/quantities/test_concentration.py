"""Shares, and how far a thing lies in few hands."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from frankpledge.core.quantities import Concentration, Share, concentration

COUNTS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=4), st.integers(0, 500), min_size=1, max_size=12)


def of(counts: dict[str, int]) -> Concentration:
    found = concentration(counts)
    assert found is not None
    return found


def test_four_firms_of_30_30_20_and_20_per_cent_have_the_published_index_of_2600() -> None:
    # United States Department of Justice, "Herfindahl-Hirschman Index"; ours times 10,000 is theirs
    assert of({"a": 30, "b": 30, "c": 20, "d": 20}).index * 10_000 == pytest.approx(2_600)


def test_the_worked_figure_of_the_method_page() -> None:
    found = of({"Police": 5, "Council": 2, "Charity": 1})
    assert (round(found.index, 2), round(found.as_if_shared_by, 1)) == (0.47, 2.1)


@given(COUNTS.filter(lambda counts: any(counts.values())))
def test_the_index_lies_between_all_alike_and_all_with_one(counts: dict[str, int]) -> None:
    found = of(counts)
    assert 1 / found.holders - 1e-12 <= found.index <= 1
    assert 1 - 1e-12 <= found.as_if_shared_by <= found.holders + 1e-9


@given(COUNTS.filter(lambda counts: any(counts.values())), st.integers(2, 9))
def test_the_index_is_the_same_when_everybody_holds_so_many_times_as_much(counts: dict[str, int], times: int) -> None:
    assert of({name: count * times for name, count in counts.items()}).index == pytest.approx(of(counts).index)


@given(COUNTS)
def test_what_two_hold_is_never_more_spread_when_one_takes_it_over(counts: dict[str, int]) -> None:
    assume(len(counts) > 1 and any(counts.values()))
    first, second, *others = sorted(counts)
    merged = {first: counts[first] + counts[second]} | {name: counts[name] for name in others}
    assert of(merged).index >= of(counts).index - 1e-12


@given(COUNTS.filter(lambda counts: any(counts.values())))
def test_the_largest_hold_at_least_as_much_as_anybody(counts: dict[str, int]) -> None:
    found = of(counts)
    assert {counts[name] for name in found.largest} == {max(counts.values())}
    assert found.largest_count * len(found.largest) <= found.total


def test_those_who_hold_nothing_leave_the_index_and_are_counted() -> None:
    few, more = of({"a": 2, "b": 2}), of({"a": 2, "b": 2, "c": 0})
    assert (few.index, few.among, more.index, more.among, more.holders) == (0.5, 2, 0.5, 3, 2)


def test_nobody_can_hold_fewer_than_none_and_everyone_who_does_is_named() -> None:
    with pytest.raises(ValueError, match=r"a, c\."):
        concentration({"a": -1, "b": 1, "c": -2})


def test_words_name_several_that_hold_alike_and_caution_where_there_are_few() -> None:
    assert of({"Council": 2, "Police": 2, "Charity": 0}).words == (
        "Council and Police hold 2 of 4 each: as uneven as if 2.0 of 3 shared alike. "
        "Small numbers: one more or fewer is a quarter."
    )


def test_of_fewer_than_four_the_words_say_nothing_of_concentration() -> None:
    assert of({"Council": 2, "Police": 1}).words == "Council holds 2 of 3: too few to say how concentrated."


def test_words_give_a_percentage_and_no_caution_where_there_are_enough() -> None:
    assert of({"Council": 15, "Police": 5}).words == (
        "Council holds 15 of 20 (75%): as uneven as if 1.6 of 2 shared alike."
    )


@given(st.integers(0, 9), st.integers(1, 9))
def test_no_percentage_is_given_of_fewer_than_ten(part: int, whole: int) -> None:
    share = Share(min(part, whole), whole)
    assert "%" not in share.words
    assert share.caution


@pytest.mark.parametrize(("part", "whole"), [(-1, 3), (4, 3)])
def test_what_is_less_than_none_or_more_than_all_is_no_share(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="share"):
        Share(part, whole)
