"""What two groups have in common suggests merging, meeting jointly or setting apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.readiness.case import Function, Level
from frankpledge.stages.partnership.rules.functions import Held, who_does_what
from frankpledge.stages.partnership.rules.overlap import Dealt, Makeup, Suggestion, pairs_of, topics_in_common
from frankpledge.stages.partnership.rules.structure import STATUTORY_FUNCTIONS, alike

SETS = st.frozensets(st.integers(0, 9), max_size=6)
MAKEUPS = st.builds(
    Makeup,
    key=st.integers(1, 10**6),
    name=st.sampled_from(["Board", "Forum", "Team"]),
    level=st.sampled_from(list(Level)),
    posts=SETS,
    agencies=SETS,
    topics=SETS,
    functions=st.frozensets(st.sampled_from(list(Function)), max_size=4),
    is_set_apart=st.booleans(),
)
GROUPS = st.lists(MAKEUPS, max_size=5, unique_by=lambda makeup: makeup.key)

BOARD = Makeup(1, "Board", Level.STRATEGIC, frozenset({1, 2}), frozenset({7}), frozenset({1, 2}))
FORUM = replace(BOARD, key=2, name="Forum")


def suggestion(one: Makeup, other: Makeup) -> Suggestion:
    (pair,) = pairs_of([one, other])
    return pair.suggestion


@given(one=SETS, other=SETS)
def test_a_share_is_the_same_both_ways_between_nothing_and_all(one: frozenset[int], other: frozenset[int]) -> None:
    assert alike(one, other) == alike(other, one)
    assert 0 <= alike(one, other) <= 1
    assert (alike(one, other) == 0) == one.isdisjoint(other)
    assert (alike(one, other) == 1) == (one == other != frozenset())


@given(one=SETS, other=SETS, new=st.integers(10, 20))
def test_a_member_more_in_both_never_lowers_the_share(one: frozenset[int], other: frozenset[int], new: int) -> None:
    assert alike(one | {new}, other | {new}) >= alike(one, other)


@given(found=GROUPS)
def test_every_pair_of_groups_comes_once_whatever_the_order(found: list[Makeup]) -> None:
    pairs = pairs_of(found)
    keys = [{pair.one.key, pair.other.key} for pair in pairs]
    assert len(pairs) == len(found) * (len(found) - 1) // 2
    assert all(len(pair) == 2 and keys.count(pair) == 1 for pair in keys)
    assert pairs_of(reversed(found)) == pairs


@given(found=GROUPS)
def test_a_suggestion_never_comes_without_its_ground(found: list[Makeup]) -> None:
    for pair in pairs_of(found):
        settled = pair.one.is_set_apart or pair.other.is_set_apart
        if pair.suggestion is Suggestion.SET_APART:
            assert pair.functions
            assert not settled
        if pair.suggestion is Suggestion.MERGE:
            assert pair.topics >= 0.5
            assert max(pair.posts, pair.agencies) >= 0.5
            assert pair.one.level is pair.other.level
            assert not settled
        if pair.suggestion is Suggestion.MEET_JOINTLY:
            assert pair.topics >= 1 / 3


def test_two_groups_alike_in_members_and_topics_might_merge() -> None:
    assert suggestion(BOARD, FORUM) is Suggestion.MERGE


@pytest.mark.parametrize(
    "other",
    [
        replace(FORUM, level=Level.OPERATIONAL),
        replace(FORUM, posts=frozenset({8}), agencies=frozenset({9})),
        replace(FORUM, is_set_apart=True),
        replace(FORUM, topics=frozenset({1, 3})),
    ],
    ids=["of another level", "with other members", "set apart", "with a third of the topics"],
)
def test_groups_that_should_not_merge_might_meet_jointly_on_what_they_share(other: Makeup) -> None:
    assert suggestion(BOARD, other) is Suggestion.MEET_JOINTLY


def test_groups_that_meet_jointly_already_or_share_few_topics_are_left_alone() -> None:
    assert suggestion(replace(BOARD, meets_with=frozenset({2})), FORUM) is Suggestion.NOTHING
    assert suggestion(BOARD, replace(FORUM, topics=frozenset({1, 3, 4}))) is Suggestion.NOTHING


@pytest.mark.parametrize("function", STATUTORY_FUNCTIONS)
def test_one_statutory_function_in_two_groups_is_to_be_settled_before_all_else(function: Function) -> None:
    one, other = (replace(each, functions=frozenset({function})) for each in (BOARD, FORUM))
    assert suggestion(one, replace(other, meets_with=frozenset({1}))) is Suggestion.SET_APART
    assert suggestion(one, replace(other, is_set_apart=True)) is not Suggestion.SET_APART


def test_other_functions_may_rest_with_several_groups() -> None:
    one, other = (replace(each, functions=frozenset({Function.DELIVERY})) for each in (BOARD, FORUM))
    assert suggestion(one, other) is Suggestion.MERGE


@given(found=GROUPS)
def test_every_statutory_function_is_told_with_exactly_the_groups_that_hold_it(found: list[Makeup]) -> None:
    held = who_does_what(found)
    assert [each.function for each in held] == list(STATUTORY_FUNCTIONS)
    for each in held:
        assert {g.key for g in each.groups} == {m.key for m in found if each.function in m.functions}
        assert (each.held is Held.BY_NONE) == (len(each.groups) == 0)
        assert (each.held is Held.BY_ONE) == (len(each.groups) == 1)


def test_of_three_groups_with_one_function_two_need_a_reason() -> None:
    holders = [replace(BOARD, key=key, functions=frozenset({Function.AUDIT})) for key in (1, 2, 3)]
    apart = [replace(holder, is_set_apart=True) for holder in holders]
    assert who_does_what([*apart[:1], *holders[1:]])[0].held is Held.BY_SEVERAL
    assert who_does_what([*apart[:2], *holders[2:]])[0].held is Held.APART


@given(st.lists(st.builds(Dealt, st.integers(1, 3), st.integers(1, 9), st.frozensets(st.integers(1, 3), min_size=1))))
def test_a_topic_is_in_common_only_where_two_groups_had_it_in_meetings_of_their_own(dealt: list[Dealt]) -> None:
    found = topics_in_common(dealt)
    for topic in {each.topic for each in dealt}:
        alone = {(min(each.groups), each.meeting) for each in dealt if each.topic == topic and len(each.groups) == 1}
        by_group = {group: sum(g == group for g, _ in alone) for group in {g for g, _ in alone}}
        assert found.get(topic, {}) == (by_group if len(by_group) > 1 else {})
