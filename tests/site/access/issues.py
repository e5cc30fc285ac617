"""What people raise: members read it; those who run consultation enter it; the co-ordinator and agencies answer.

An information officer proposes what those who were asked are told.
"""

from __future__ import annotations

from typing import Any

from tests.site.access.row import MEMBERS, Row
from tests.universe import issues as made
from tests.universe.consultation import over
from tests.universe.partnership import Universe

RUN = "CI"
ANSWER = "CR"
PROPOSE = "I"


def an_issue(universe: Universe) -> list[Any]:
    return [made.an_issue(universe).pk]


def an_exercise_that_is_over(universe: Universe) -> list[Any]:
    return [over(universe).pk]


def a_closed_questionnaire(universe: Universe) -> list[Any]:
    return [made.asked_and_closed(universe).pk]


ROWS = [
    Row("consultation:issues", MEMBERS),
    Row("consultation:issues-left-out", MEMBERS),
    Row("consultation:issues-comments", MEMBERS),
    Row("consultation:issues-ideas", MEMBERS),
    Row("consultation:issues-corrections", MEMBERS),
    Row("consultation:issues-standing", MEMBERS),
    Row("consultation:issue", MEMBERS, arguments=an_issue),
    Row("consultation:issue-amend", RUN, RUN, an_issue),
    Row("consultation:issue-answer", ANSWER, ANSWER, an_issue),
    Row("consultation:issue-raise", RUN, RUN, an_exercise_that_is_over),
    Row("consultation:tell", PROPOSE, PROPOSE, an_exercise_that_is_over),
    Row("consultation:answers-enter", "", RUN, a_closed_questionnaire),
]
