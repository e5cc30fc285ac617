"""Groups, seats, what groups have in common, topics.

Who the partnership is, everybody who works in it or for it may see; what stood on agendas and was decided is for
members alone. The co-ordinator alone changes groups.
"""

from __future__ import annotations

from typing import Any

from frankpledge.stages.partnership.models import Group, Topic
from tests.site.access.row import COORDINATOR, MEMBERS, MEMBERS_AND_CONTRACTOR, Row
from tests.universe import groups as made
from tests.universe.partnership import Universe


def another_group(universe: Universe) -> Group:
    return made.a_group(universe, f"Group {Group.objects.count()}")


def a_group(universe: Universe) -> list[Any]:
    return [another_group(universe).pk]


def a_seat(universe: Universe) -> list[Any]:
    return [made.a_seat(universe, another_group(universe)).pk]


def an_expected_seat(universe: Universe) -> list[Any]:
    return [made.an_expected_seat(universe, another_group(universe)).pk]


def a_topic(universe: Universe) -> list[Any]:
    return [made.a_topic(universe, f"Topic {Topic.objects.count()}").pk]


ROWS = [
    Row("partnership:groups", MEMBERS_AND_CONTRACTOR),
    Row("partnership:group-set-up", COORDINATOR, COORDINATOR),
    Row("partnership:functions", MEMBERS_AND_CONTRACTOR),
    Row("partnership:overlap", MEMBERS),
    Row("partnership:board", MEMBERS),
    Row("partnership:group", MEMBERS_AND_CONTRACTOR, arguments=a_group),
    Row("partnership:group-amend", COORDINATOR, COORDINATOR, a_group),
    Row("partnership:group-terms", COORDINATOR, COORDINATOR, a_group),
    Row("partnership:group-joint", COORDINATOR, COORDINATOR, a_group),
    Row("partnership:group-apart", COORDINATOR, COORDINATOR, a_group),
    Row("partnership:group-merge", COORDINATOR, COORDINATOR, a_group),
    Row("partnership:group-end", COORDINATOR, COORDINATOR, a_group),
    Row("partnership:seat-give", COORDINATOR, COORDINATOR, a_group),
    Row("partnership:seats-fill", COORDINATOR, COORDINATOR, a_group),
    Row("partnership:seat-expect", COORDINATOR, COORDINATOR, a_group),
    Row("partnership:seats-template", COORDINATOR, COORDINATOR, a_group),
    Row("partnership:seat-amend", COORDINATOR, COORDINATOR, a_seat),
    Row("partnership:seat-deputy", COORDINATOR, COORDINATOR, a_seat),
    Row("partnership:seat-end", COORDINATOR, COORDINATOR, a_seat),
    Row("partnership:seat-drop", COORDINATOR, COORDINATOR, an_expected_seat),
    Row("partnership:topics", MEMBERS_AND_CONTRACTOR),
    Row("partnership:topic-add", COORDINATOR, COORDINATOR),
    Row("partnership:topic-rename", COORDINATOR, COORDINATOR, a_topic),
    Row("partnership:topic-merge", COORDINATOR, COORDINATOR, a_topic),
]
