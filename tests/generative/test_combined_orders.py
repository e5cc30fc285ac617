"""One order from several: whatever is put together, nothing is filled in and no weights go unheard."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.opinion.combining import Order, combine, weightings

ISSUES = ["arson", "burglary", "drugs", "litter", "noise"]
orders_drawn = st.lists(
    st.dictionaries(st.sampled_from(ISSUES), st.integers(0, 9).map(float), min_size=2), min_size=1, max_size=4
).map(lambda drawn: [Order(f"order {number}", values) for number, values in enumerate(drawn)])


@given(orders_drawn, st.data())
def test_an_issue_has_a_place_where_every_order_that_counts_has_it_and_is_named_as_missing_elsewhere(
    orders: list[Order], data: st.DataObject
) -> None:
    weights = data.draw(st.lists(st.integers(0, 3), min_size=len(orders), max_size=len(orders)))
    found = combine(ISSUES, orders, weights)
    counting = [order for order, weight in zip(orders, weights, strict=True) if weight]
    placed = {one.issue for one in found.placed}
    assert placed == {issue for issue in ISSUES if counting and all(issue in order.values for order in counting)}
    if counting:
        assert set(found.missing) == set(ISSUES) - placed
    for issue, names in found.missing.items():
        assert list(names) == [order.name for order in counting if issue not in order.values]


@given(orders_drawn, st.data())
def test_a_place_lies_within_those_over_all_weights_and_each_order_alone_is_among_them(
    orders: list[Order], data: st.DataObject
) -> None:
    weights = data.draw(st.lists(st.integers(1, 7), min_size=len(orders), max_size=len(orders)))
    together = {one.issue: one for one in combine(ISSUES, orders, weights).placed}
    for one in together.values():
        assert one.from_place <= one.place <= one.to_place
        assert 0 <= one.score <= 1
        for alone in one.places:
            assert one.from_place <= alone <= one.to_place


@given(orders_drawn, st.integers(2, 50))
def test_only_the_proportion_of_weights_counts(orders: list[Order], times: int) -> None:
    once, often = (combine(ISSUES, orders, [weight] * len(orders)) for weight in (1, times))
    assert [(one.issue, one.place) for one in once.placed] == [(one.issue, one.place) for one in often.placed]


@given(orders_drawn)
def test_what_is_before_another_in_every_order_is_before_it_by_any_weights(orders: list[Order]) -> None:
    placed = combine(ISSUES, orders, [1] * len(orders)).placed
    for one in placed:
        for other in placed:
            if all(mine < theirs for mine, theirs in zip(one.places, other.places, strict=True)):
                assert one.place < other.place
                assert one.from_place <= other.from_place
                assert one.to_place <= other.to_place


@pytest.mark.parametrize(("orders", "step", "number"), [(1, 10, 1), (2, 10, 11), (3, 10, 66), (8, 10, 19_448)])
def test_weights_are_tried_in_tenths_and_each_sums_to_one(orders: int, step: int, number: int) -> None:
    shares, parts = weightings(orders)
    assert (len(shares), parts) == (number, step)
    assert all(isclose(total, 1.0) for total in shares.sum(axis=1))
    assert len({tuple(row) for row in shares.tolist()}) == number


def test_with_more_orders_the_parts_are_larger_and_never_too_many() -> None:
    for orders in range(9, 16):
        assert len(weightings(orders)[0]) <= 20_000


def test_a_weight_below_nothing_is_refused_and_no_weight_at_all_places_nothing() -> None:
    order = Order("people", {"noise": 1.0, "drugs": 2.0})
    with pytest.raises(ValueError, match="below 0"):
        combine(["noise", "drugs"], [order], [-1])
    assert combine(["noise", "drugs"], [order], [0]).placed == ()
