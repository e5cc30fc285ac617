"""Questionnaires, from draft to results."""

from __future__ import annotations

from typing import Any

from frankpledge.core.questionnaires import Kind
from tests.site.access.row import MEMBERS, Row
from tests.universe import questionnaires as made
from tests.universe.partnership import Universe

RUN = "CI"
"""The co-ordinator and the information officer run consultation."""
CHECK = "O"


def a_draft(universe: Universe) -> list[Any]:
    return [made.drafted(universe).pk]


def a_proposed_one(universe: Universe) -> list[Any]:
    return [made.proposed(universe).pk]


def a_signed_one(universe: Universe) -> list[Any]:
    return [made.signed_off(universe).pk]


def an_open_one(universe: Universe) -> list[Any]:
    return [made.opened(universe).pk]


def a_question(universe: Universe) -> list[Any]:
    draft = made.drafted(universe)
    return [draft.questions.get(kind=Kind.RANK).pk]


def an_open_question(universe: Universe) -> list[Any]:
    return [made.opened(universe).questions.get(kind=Kind.TEXT).pk]


ROWS = [
    Row("consultation:questionnaires", MEMBERS),
    Row("consultation:questionnaire-begin", RUN, RUN),
    Row("consultation:questionnaire", MEMBERS, arguments=a_draft),
    Row("consultation:questionnaire-amend", RUN, RUN, a_draft),
    Row("consultation:question-add", RUN, RUN, a_draft),
    Row("consultation:questions-bank", RUN, RUN, a_draft),
    Row("consultation:questionnaire-preview", MEMBERS, arguments=a_draft),
    Row("consultation:questionnaire-version", "", RUN, a_signed_one),
    Row("consultation:questionnaire-propose", "", RUN, a_draft),
    Row("consultation:questionnaire-sign-off", CHECK, CHECK, a_proposed_one),
    Row("consultation:questionnaire-return", CHECK, CHECK, a_proposed_one),
    Row("consultation:questionnaire-open", RUN, RUN, a_signed_one),
    Row("consultation:questionnaire-close", RUN, RUN, an_open_one),
    Row("consultation:kiosk-add", RUN, RUN, an_open_one),
    Row("consultation:collect", "", RUN, an_open_one),
    Row("consultation:key-in", RUN, RUN, an_open_one),
    Row("consultation:paper", MEMBERS, arguments=a_draft),
    Row("consultation:results", MEMBERS, arguments=an_open_one),
    Row("consultation:question", MEMBERS, arguments=a_question),
    Row("consultation:question-word", RUN, RUN, a_question),
    Row("consultation:question-answers", RUN, RUN, a_question),
    Row("consultation:question-when", RUN, RUN, a_question),
    Row("consultation:question-move", "", RUN, a_question),
    Row("consultation:question-remove", "", RUN, a_question),
    Row("consultation:comments", MEMBERS, arguments=an_open_question),
]
