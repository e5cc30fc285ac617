"""Groups: one for each function, each with its terms, none doing what another does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Set
from itertools import combinations

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Function, Group
from frankpledge.core.readiness.words import say_list, say_slug

# What sections 5 and 6 of the Act ask a partnership to do (report l.277).
STATUTORY_FUNCTIONS = (Function.AUDIT, Function.CONSULTATION, Function.STRATEGY, Function.ACTION_PLAN)
# Alike: at least half of all the agencies, and half of all the topics, that either of two groups has.
ALIKE = 0.5


@rule(
    "GROUP-FUNCTION-ONE",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.277, l.283",
    requirements=("R041", "R048"),
    mend="Retire one of the two groups, merge them, or record what sets them apart.",
)
def one_group_a_function(facts: Facts) -> Iterator[Told]:
    """Each statutory function rests with one group."""
    for one, other in combinations(facts.active_groups, 2):
        shared = [f for f in STATUTORY_FUNCTIONS if f in one.functions and f in other.functions]
        if shared:
            what = say_list(say_slug(function) for function in shared)
            yield Told(_pair(one, other), f"{one.name} and {other.name} both hold: {what}.", (one, other))


@rule(
    "GROUP-FUNCTION-NONE",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.277",
    requirements=("R041",),
    needs=("groups", "groups.functions"),
    mend="Give the function to one group and write it into its terms of reference.",
)
def a_group_for_each_function(facts: Facts) -> Iterator[Told]:
    """No statutory function is without a group."""
    held = {function for group in facts.active_groups for function in group.functions}
    for function in STATUTORY_FUNCTIONS:
        if function not in held:
            yield Told(f"function:{function}", f"No group is responsible for the {say_slug(function)}.")


@rule(
    "GROUP-OVERLAP",
    Severity.ADVICE,
    Head.RESOURCES,
    source="report l.283",
    requirements=("R047",),
    mend="Consider merging the two groups, or let them meet jointly.",
)
def overlapping_groups(facts: Facts) -> Iterator[Told]:
    """No two groups have much the same members and much the same agenda."""
    for one, other in combinations(facts.active_groups, 2):
        members = alike(_agencies(facts, one), _agencies(facts, other))
        topics = alike(set(one.topics), set(other.topics))
        if members >= ALIKE and topics >= ALIKE and not _meet_jointly(one, other):
            sentence = (
                f"{one.name} and {other.name} share {members:.0%} of their agencies and {topics:.0%} of their topics."
            )
            yield Told(_pair(one, other), sentence, (one, other))


@rule(
    "GROUP-TERMS",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.217",
    requirements=("R016", "R043"),
    needs=("groups.*",),
    mend="Agree terms of reference that say what the group is for and what it may decide, and record the day.",
)
def terms_of_reference(facts: Facts) -> Iterator[Told]:
    """Each group has a remit, powers and terms of reference that were agreed on a day."""
    for group in facts.active_groups:
        held = {
            "a remit": group.remit,
            "powers": group.powers,
            "agreed terms of reference": group.terms_agreed_on,
        }
        if wanting := [what for what, there in held.items() if not there]:
            yield Told(f"group:{group.id}", f"{group.name} is without {say_list(wanting)}.", (group,))


@rule(
    "MERGER-KEEPS",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.347",
    requirements=("R077",),
    mend="Give the functions to the group that took the other in, or record where they went.",
)
def what_a_merger_keeps(facts: Facts) -> Iterator[Told]:
    """A group that was merged into another has handed on every function."""
    for group in facts.case.groups:
        into = facts.groups.get(group.merged_into)
        if into and (lost := [say_slug(f) for f in group.functions if f not in into.functions]):
            sentence = f"{group.name} was merged into {into.name}, which does not hold its {say_list(lost)}."
            yield Told(f"group:{group.id}", sentence, (group,))


@rule(
    "GROUP-JOINT-ITEM",
    Severity.ADVICE,
    Head.RESOURCES,
    source="report l.356",
    requirements=("R083",),
    mend="Put the topic on one joint agenda, with one set of papers and minutes.",
)
def one_joint_item(facts: Facts) -> Iterator[Told]:
    """A topic that several groups dealt with in separate meetings becomes one joint item."""
    for topic, groups in sorted(_groups_by_topic(facts).items()):
        if len(groups) > 1:
            names = say_list(facts.groups[group].name for group in sorted(groups))
            sentence = f"{names} each dealt with “{say_slug(topic)}” in meetings of their own in the last year."
            yield Told(f"topic:{topic}", sentence)


@rule(
    "GROUP-JOINT-MEETING",
    Severity.ADVICE,
    Head.RESOURCES,
    source="report l.156, l.356",
    requirements=("R011",),
    needs=("meetings",),
    mend="Call a meeting of both groups, or record that they no longer meet jointly.",
)
def joint_meetings(facts: Facts) -> Iterator[Told]:
    """Groups that are to meet jointly did so in the last year."""
    for one, other in combinations(facts.active_groups, 2):
        met = any({one.id, other.id} <= set(meeting.groups) for meeting in facts.meetings.values())
        if _meet_jointly(one, other) and not met:
            sentence = f"{one.name} and {other.name} are to meet jointly and did not in the last year."
            yield Told(_pair(one, other), sentence, (one, other))


def _pair(one: Group, other: Group) -> str:
    return " ".join(sorted(f"group:{group.id}" for group in (one, other)))


def alike(one: Set[Hashable], other: Set[Hashable]) -> float:
    """Return the share of all members of two sets that are in both, from 0 to 1.

    >>> alike({1, 2, 3}, {2, 3, 4})
    0.5
    >>> alike(set(), set())
    0.0
    """
    return len(one & other) / len(one | other) if one | other else 0.0


def _agencies(facts: Facts, group: Group) -> set[str]:
    return {facts.posts[seat.post].agency for seat in facts.seats_of(group)}


def _meet_jointly(one: Group, other: Group) -> bool:
    return other.id in one.meets_jointly_with or one.id in other.meets_jointly_with


def _groups_by_topic(facts: Facts) -> dict[str, set[str]]:
    active = {group.id for group in facts.active_groups}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for item in facts.case.agenda_items:
        meeting = facts.meetings.get(item.meeting)
        if meeting and len(meeting.groups) == 1:
            found[item.topic] |= active & set(meeting.groups)
    return found
