"""What is said in public is read by members; who agreed to be asked again by those alone who run exercises."""

from __future__ import annotations

from typing import Any

from tests.site.access.row import MEMBERS, Row
from tests.universe import noticeboard as made
from tests.universe.consultation import a_sitting, an_exercise
from tests.universe.partnership import Universe

RUNS = "CI"


def announced(universe: Universe) -> list[Any]:
    return [made.an_announcement(universe).pk]


def a_sitting_to_come(universe: Universe) -> list[Any]:
    return [a_sitting(universe).pk]


def a_sitting_held(universe: Universe) -> list[Any]:
    return [made.held(universe).pk]


def somebody(universe: Universe) -> list[Any]:
    return [made.somebody(universe).pk]


def the_exercise(universe: Universe) -> list[Any]:
    return [an_exercise(universe).pk]


def a_hand(universe: Universe) -> list[Any]:
    return [made.a_hand(universe).pk]


ROWS = [
    Row("consultation:noticeboard", MEMBERS),
    Row("consultation:public-contact", RUNS, RUNS),
    Row("consultation:sitting-announce", RUNS, RUNS, a_sitting_to_come),
    Row("consultation:announced-call-off", RUNS, RUNS, announced),
    Row("consultation:people", RUNS),
    Row("consultation:person-enter", RUNS, RUNS),
    Row("consultation:person-amend", RUNS, RUNS, somebody),
    Row("consultation:person-withdraw", RUNS, RUNS, somebody),
    Row("consultation:sitting-people", RUNS, arguments=a_sitting_held),
    Row("consultation:sitting-person-enter", RUNS, RUNS, a_sitting_held),
    Row("consultation:hands", MEMBERS, arguments=the_exercise),
    Row("consultation:hand-name", RUNS, RUNS, the_exercise),
    Row("consultation:hand-drop", RUNS, RUNS, a_hand),
]
