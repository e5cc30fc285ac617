"""Groups, seats and topics for tests, built as the co-ordinator builds them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.partnership.models import ExpectedSeat, Group, Seat, Topic
from frankpledge.stages.partnership.services.agenda import add_item
from frankpledge.stages.partnership.services.groups import meet_jointly, set_up_group
from frankpledge.stages.partnership.services.mergers import merge_groups
from frankpledge.stages.partnership.services.seats import expect_seat, give_seat
from frankpledge.stages.partnership.services.topics import add_topic
from tests.universe.meetings import action, decided, held, held_post
from tests.universe.partnership import AT, BEGAN, Universe

TODAY: date = AT.date()


def a_group(universe: Universe, name: str = "Steering group", **given: Any) -> Group:
    """Set up a group."""
    wanted = {"level": "strategic", "started": BEGAN} | given
    return set_up_group(name=name, by=universe.coordinator, at=AT, **wanted)


def a_seat(universe: Universe, group: Group | None = None, post: Post | None = None, **given: Any) -> Seat:
    """Give a post a seat."""
    wanted = {"since": BEGAN} | given
    return give_seat(
        group=group or a_group(universe), post=post or universe.post(), by=universe.coordinator, at=AT, **wanted
    )


def an_expected_seat(universe: Universe, group: Group | None = None, name: str = "Fire officer") -> ExpectedSeat:
    """Say that a group should have a seat."""
    return expect_seat(group=group or a_group(universe), name=name, by=universe.coordinator, at=AT)


def a_topic(universe: Universe, name: str = "Burglary") -> Topic:
    """Add a topic."""
    return add_topic(name=name, by=universe.coordinator, at=AT)


def busy(universe: Universe, groups: int = 12, seats: int = 8) -> list[Group]:
    """Set up many groups that share posts, topics, functions and meetings; the last merged into the first."""
    posts = [held_post(universe, list(Role)[each % len(Role)], title=f"Officer {each}") for each in range(2 * seats)]
    made = [_busy_group(universe, number, posts[number % seats :][:seats]) for number in range(groups)]
    for one, other in pairwise(made):
        meet_jointly(group=one, others=[other], by=universe.coordinator, at=AT)
        _busy_meetings(universe, one, other)
    merge_groups(group=made[-1], into=made[0], on=TODAY, by=universe.coordinator, at=AT)
    return made


def _busy_group(universe: Universe, number: int, posts: list[Post]) -> Group:
    group = a_group(
        universe, f"Group {number:02}", functions=["audit", "delivery"], new_topics=f"Topic {number % 4}\nTopic all",
        template="statutory-group-1998",
    )  # fmt: skip
    chair, *others = posts
    first = a_seat(universe, group, chair, role="chair", fills=group.expected_seats.first())
    for post in others:
        a_seat(universe, group, post, deputy_for=first if post is others[-1] else None)
    return group


def _busy_meetings(universe: Universe, one: Group, other: Group) -> None:
    for groups in ([one], [one, other]):
        meeting = held(universe, *groups)
        add_item(meeting=meeting, title="Report", topic=one.topics.first(), by=universe.coordinator, at=AT)
        decided(universe, meeting, pounds=500, authority="Terms of reference", group=one)
        action(universe, meeting=meeting, due=TODAY - timedelta(days=1))
