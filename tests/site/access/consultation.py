"""Consultation: members read it; the co-ordinator and the information officer plan and run it.

The chair of a group answers for it, representatives reply for their agency and enter its forums.
"""

from __future__ import annotations

from typing import Any

from tests.site.access.row import MEMBERS, Row
from tests.universe import asked_before as past
from tests.universe import consultation as made
from tests.universe.partnership import Universe

RUNS = "CI"
CHAIR = "H"
REPLIES = "CIR"


def put_to_the_board(universe: Universe) -> list[Any]:
    return [made.put_to_board(universe).pk]


def a_strategy(universe: Universe) -> list[Any]:
    return [made.a_strategy(universe).pk]


def a_group_to_hear(universe: Universe) -> list[Any]:
    return [made.a_group_to_hear(universe).pk]


def a_forum(universe: Universe) -> list[Any]:
    return [made.a_forum(universe).pk]


def a_forum_of_the_police(universe: Universe) -> list[Any]:
    return [made.a_forum(universe, "Police and community group", agency=universe.agency(made.POLICE)).pk]


def asked_before(universe: Universe) -> list[Any]:
    return [past.asked_before(universe).pk]


def an_exercise(universe: Universe) -> list[Any]:
    return [made.an_exercise(universe).pk]


def an_exercise_that_is_over(universe: Universe) -> list[Any]:
    return [made.over(universe).pk]


def a_sitting(universe: Universe) -> list[Any]:
    return [made.a_sitting(universe).pk]


def a_consultee(universe: Universe) -> list[Any]:
    return [made.a_consultee(universe).pk]


def a_late_consultee(universe: Universe) -> list[Any]:
    return [made.late(universe).pk]


def a_distribution(universe: Universe) -> list[Any]:
    return [made.a_distribution(universe).pk]


ROWS = [
    Row("consultation:overview", MEMBERS),
    Row("consultation:calendar", MEMBERS),
    Row("consultation:share", MEMBERS),
    Row("consultation:share-calendar", MEMBERS),
    Row("consultation:share-bank", MEMBERS),
    Row("consultation:share-take-in", RUNS, RUNS),
    Row("consultation:asked-before", MEMBERS),
    Row("consultation:asked-before-enter", REPLIES, REPLIES),
    Row("consultation:asked-before-one", MEMBERS, arguments=asked_before),
    Row("consultation:asked-before-amend", REPLIES, REPLIES, asked_before),
    Row("consultation:strategy", MEMBERS),
    Row("consultation:strategy-write", RUNS, RUNS),
    Row("consultation:strategy-put", RUNS, RUNS, a_strategy),
    Row("consultation:strategy-answer", CHAIR, CHAIR, put_to_the_board),
    Row("consultation:groups", MEMBERS),
    Row("consultation:group-name", RUNS, RUNS),
    Row("consultation:group", MEMBERS, arguments=a_group_to_hear),
    Row("consultation:group-amend", RUNS, RUNS, a_group_to_hear),
    Row("consultation:forums", MEMBERS),
    Row("consultation:forum-enter", REPLIES, REPLIES),
    Row("consultation:forum", MEMBERS, arguments=a_forum),
    Row("consultation:forum-amend", REPLIES, REPLIES, a_forum_of_the_police),
    Row("consultation:exercises", MEMBERS),
    Row("consultation:exercise-plan", RUNS, RUNS),
    Row("consultation:exercise", MEMBERS, arguments=an_exercise),
    Row("consultation:exercise-amend", RUNS, RUNS, an_exercise),
    Row("consultation:exercise-call-off", RUNS, RUNS, an_exercise),
    Row("consultation:sitting-plan", RUNS, RUNS, an_exercise),
    Row("consultation:sitting-amend", RUNS, RUNS, a_sitting),
    Row("consultation:bodies", MEMBERS),
    Row("consultation:consultees", MEMBERS, arguments=an_exercise),
    Row("consultation:consultees-ask", RUNS, RUNS, an_exercise),
    Row("consultation:consultee-ask", RUNS, RUNS, an_exercise),
    Row("consultation:consultee-reply", REPLIES, REPLIES, a_consultee),
    Row("consultation:consultee-remind", RUNS, RUNS, a_late_consultee),
    Row("consultation:consultee-silent", RUNS, RUNS, a_late_consultee),
    Row("consultation:distribution", MEMBERS, arguments=an_exercise),
    Row("consultation:distribution-log", RUNS, RUNS, an_exercise),
    Row("consultation:distribution-amend", RUNS, RUNS, a_distribution),
    Row("consultation:evaluate", RUNS, RUNS, an_exercise_that_is_over),
    Row("consultation:lessons", MEMBERS),
]
