"""How much two groups have in common, and what follows: merge them, let them meet jointly, or set them apart.

Shares are Jaccard's: of all that either of two groups has, how much both have. Two empty sets have nothing in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from frankpledge.core.readiness.case import Function, Level
from frankpledge.stages.partnership.rules.structure import ALIKE, STATUTORY_FUNCTIONS, alike

# Half of all who sit in either group sit in both: one meeting instead of two frees a seat-holder for each of them.
SAME_PEOPLE = 0.5
# A third of all topics: on a usual agenda of six items two come up again, enough for one joint meeting.
RELATED = 1 / 3


class Suggestion(StrEnum):
    """What the overlap of two groups suggests; the partnership decides."""

    SET_APART = "set-apart"
    MERGE = "merge"
    MEET_JOINTLY = "meet-jointly"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Makeup:
    """What a group is made of on a day: who sits in it, what it deals with, what it is there to do.

    ``topics`` are those on its agenda as a rule and those of its recent meetings. ``meets_with`` holds the groups
    with which it is to meet jointly, ``is_set_apart`` whether a reason is recorded for its standing beside others.
    """

    key: int
    name: str
    level: Level
    posts: frozenset[int] = frozenset()
    agencies: frozenset[int] = frozenset()
    topics: frozenset[int] = frozenset()
    functions: frozenset[Function] = frozenset()
    meets_with: frozenset[int] = frozenset()
    is_set_apart: bool = False


@dataclass(frozen=True)
class Pair:
    """Two groups, and the share of posts, agencies and topics (0 to 1) that both have."""

    one: Makeup
    other: Makeup
    posts: float
    agencies: float
    topics: float
    functions: tuple[Function, ...]
    suggestion: Suggestion

    @property
    def have_something_in_common(self) -> bool:
        """Whether any share is above nothing, or a statutory function is held by both."""
        return bool(self.posts or self.agencies or self.topics or self.functions)


def pairs_of(makeups: Iterable[Makeup]) -> list[Pair]:
    """Return every pair of groups, those with most in common first.

    >>> board = Makeup(1, "Board", Level.STRATEGIC, frozenset({1, 2}), frozenset({7}), frozenset({4, 5}))
    >>> forum = Makeup(2, "Forum", Level.STRATEGIC, frozenset({1}), frozenset({7}), frozenset({4, 5}))
    >>> [(pair.posts, pair.topics, pair.suggestion.value) for pair in pairs_of([board, forum])]
    [(0.5, 1.0, 'merge')]
    """
    found = [_pair(one, other) for one, other in combinations(sorted(makeups, key=lambda m: (m.name, m.key)), 2)]
    return sorted(found, key=_weight)


def _weight(pair: Pair) -> tuple[int, float, str, str]:
    shares = pair.posts + pair.agencies + pair.topics
    return list(Suggestion).index(pair.suggestion), -shares, pair.one.name, pair.other.name


def _pair(one: Makeup, other: Makeup) -> Pair:
    posts, agencies = alike(one.posts, other.posts), alike(one.agencies, other.agencies)
    topics = alike(one.topics, other.topics)
    functions = tuple(f for f in STATUTORY_FUNCTIONS if f in one.functions and f in other.functions)
    same_members = posts >= SAME_PEOPLE or agencies >= ALIKE
    suggestion = _suggest(one, other, functions, same_members=same_members, topics=topics)
    return Pair(one, other, posts, agencies, topics, functions, suggestion)


def _suggest(
    one: Makeup, other: Makeup, functions: tuple[Function, ...], *, same_members: bool, topics: float
) -> Suggestion:
    is_settled = one.is_set_apart or other.is_set_apart
    meet_already = other.key in one.meets_with or one.key in other.meets_with
    if functions and not is_settled:
        return Suggestion.SET_APART
    if meet_already:
        return Suggestion.NOTHING
    if same_members and topics >= ALIKE and one.level is other.level and not is_settled:
        return Suggestion.MERGE
    return Suggestion.MEET_JOINTLY if topics >= RELATED else Suggestion.NOTHING


@dataclass(frozen=True)
class Dealt:
    """A topic that stood on the agenda of one meeting of some groups."""

    topic: int
    meeting: int
    groups: frozenset[int]


def topics_in_common(dealt: Iterable[Dealt]) -> dict[int, Mapping[int, int]]:
    """Return each topic that two or more groups dealt with in meetings of their own, with how many meetings of each.

    A meeting of several groups duplicates nothing and is left out.

    >>> apart = [Dealt(5, 1, frozenset({1})), Dealt(5, 2, frozenset({2})), Dealt(6, 3, frozenset({1, 2}))]
    >>> topics_in_common(apart)
    {5: {1: 1, 2: 1}}
    """
    meetings: defaultdict[int, defaultdict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for each in dealt:
        if len(each.groups) == 1:
            meetings[each.topic][min(each.groups)].add(each.meeting)
    return {
        topic: {group: len(held) for group, held in sorted(by_group.items())}
        for topic, by_group in sorted(meetings.items())
        if len(by_group) > 1
    }
