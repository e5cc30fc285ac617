"""Groups, seats and topics for tests, built as the co-ordinator builds them."""

from __future__ import annotations

from datetime import date
from typing import Any

from frankpledge.foundation.accounts.models import Post
from frankpledge.stages.partnership.models import ExpectedSeat, Group, Seat, Topic
from frankpledge.stages.partnership.services.groups import set_up_group
from frankpledge.stages.partnership.services.seats import expect_seat, give_seat
from frankpledge.stages.partnership.services.topics import add_topic
from tests.universe.partnership import AT, BEGAN, Universe


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


TODAY: date = AT.date()
