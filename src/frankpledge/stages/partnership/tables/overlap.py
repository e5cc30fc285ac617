"""The rows of who does what, and of what groups have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import reading_of
from frankpledge.stages.partnership.permissions import may_coordinate
from frankpledge.stages.partnership.queries.overlap import TopicInCommon
from frankpledge.stages.partnership.rules.functions import Held, Holding
from frankpledge.stages.partnership.rules.overlap import Makeup, Pair, Suggestion
from frankpledge.stages.partnership.rules.structure import STATUTORY_FUNCTIONS
from frankpledge.stages.partnership.tables.group_cells import (
    action,
    address,
    group_links,
    joined,
    link,
    plan_address,
    tag,
)
from frankpledge.ui.cells import cell_markup
from frankpledge.ui.formats import percent_text, plural

Row = list[Any]
COLOURS = {Held.BY_NONE: "red", Held.BY_ONE: "green", Held.BY_SEVERAL: "orange", Held.APART: "blue"}
SUGGESTED = {
    Suggestion.SET_APART: tag("Same function", "red"),
    Suggestion.MERGE: tag("Could merge", "orange"),
    Suggestion.MEET_JOINTLY: tag("Could meet jointly", "yellow"),
}


def holding_rows(holdings: Iterable[Holding], standing: Standing) -> list[Row]:
    """Return a row a function: how it is held, by which groups, and what to do about it."""
    return [
        [
            reading_of(holding.function), tag(holding.held.value.capitalize(), COLOURS[holding.held]),
            group_links(holding.groups, standing), *_to_settle(holding, standing),
        ]
        for holding in holdings
    ]  # fmt: skip


def other_rows(holdings: Iterable[Holding], standing: Standing) -> list[Row]:
    """Return a row a function that the law does not ask for and some group has: which, and which groups."""
    return [[reading_of(each.function), group_links(each.groups, standing)] for each in holdings if each.groups]


def _to_settle(holding: Holding, standing: Standing) -> Row:
    if not may_coordinate(standing):
        return []
    if holding.held is Held.BY_NONE:
        return [action("Choose a group", f"for {reading_of(holding.function)}", address("groups", standing))]
    is_open = holding.held is Held.BY_SEVERAL
    return [joined((_apart(group, standing) for group in holding.groups if is_open and not group.is_set_apart), "; ")]


def _apart(group: Makeup, standing: Standing) -> Any:
    href = address("group-apart", standing, group.key)
    return cell_markup({"text": f"Say what sets {group.name} apart", "href": href})


def matrix_rows(makeups: Iterable[Makeup], standing: Standing) -> list[Row]:
    """Return a row a group: yes under each statutory function that it holds, and its other functions."""
    return [
        [
            link(each.name, "group", standing, each.key),
            *("Yes" if function in each.functions else "" for function in STATUTORY_FUNCTIONS),
            ", ".join(sorted(reading_of(code) for code in each.functions.difference(STATUTORY_FUNCTIONS))),
        ]
        for each in makeups
    ]  # fmt: skip


def pair_rows(pairs: Iterable[Pair], standing: Standing) -> list[Row]:
    """Return a row a pair of groups: what share of members and topics both have, and what that suggests."""
    return [
        [
            group_links([pair.one, pair.other], standing), percent_text(pair.posts), percent_text(pair.agencies),
            percent_text(pair.topics), ", ".join(reading_of(function) for function in pair.functions),
            _suggested(pair), *([_to_do(pair, standing)] if may_coordinate(standing) else []),
        ]
        for pair in pairs
    ]  # fmt: skip


def _suggested(pair: Pair) -> Any:
    one, other = pair.one, pair.other
    joint = "They meet jointly." if _meet(pair) else ""
    apart = "Set apart." if one.is_set_apart or other.is_set_apart else ""
    return joined([SUGGESTED.get(pair.suggestion, ""), joint, apart], " ")


def _meet(pair: Pair) -> bool:
    return pair.other.key in pair.one.meets_with or pair.one.key in pair.other.meets_with


def _plan(groups: Iterable[int], about: str, standing: Standing) -> Any:
    return action("Plan a joint meeting", about, plan_address(groups, standing))


def _to_do(pair: Pair, standing: Standing) -> Any:
    one, other = pair.one, pair.other
    if pair.suggestion is Suggestion.NOTHING:
        return _plan([one.key, other.key], f"of {one.name} and {other.name}", standing) if _meet(pair) else ""
    merge = f"{address('group-merge', standing, other.key)}?into={one.key}"
    jointly = f"{address('group-joint', standing, one.key)}?with={other.key}"
    both = f"{one.name} and {other.name}"
    settle = [
        action("Merge", both, merge),
        action("Meet jointly", both, jointly),
        action("Set apart", both, address("group-apart", standing, one.key)),
    ]
    return joined(settle if pair.functions else settle[:2])


def topic_rows(found: Iterable[TopicInCommon], standing: Standing) -> list[Row]:
    """Return a row a topic that several groups deal with apart: which groups, and at how many meetings each."""
    return [
        [
            each.topic.name,
            joined((joined([group_links([group], standing), f"({plural(held, 'meeting')})"], " ")
                    for group, held in each.groups), "; "),
            _together(each, standing),
        ]
        for each in found
    ]  # fmt: skip


def _together(found: TopicInCommon, standing: Standing) -> Any:
    if not may_coordinate(standing):
        return "One joint item"
    names = " and ".join(group.name for group, _ in found.groups)
    plan = _plan([group.pk for group, _ in found.groups], f"of {names} on {found.topic}", standing)
    return joined(["One joint item:", plan], " ")
