"""Objections, briefings, issues, and what elected members are told."""

from __future__ import annotations

from typing import Any

from tests.site.access.row import COORDINATOR, MEMBERS, Row
from tests.universe import means_and_voice as made
from tests.universe.partnership import Universe

ANSWERING = "CH"
"""The co-ordinator and the chair answer members."""


def an_objection(universe: Universe) -> list[Any]:
    return [made.objection(universe).pk]


def a_briefing(universe: Universe) -> list[Any]:
    return [made.briefing(universe).pk]


def an_audience(universe: Universe) -> list[Any]:
    return [made.audience(universe).pk]


def an_issue(universe: Universe) -> list[Any]:
    return [made.issue(universe).pk]


ROWS = [
    Row("partnership:voice", MEMBERS),
    Row("partnership:objections", MEMBERS),
    Row("partnership:objection-raise", "CR", "CR"),
    Row("partnership:objection", MEMBERS, arguments=an_objection),
    Row("partnership:objection-answer", ANSWERING, ANSWERING, an_objection),
    Row("partnership:briefings", MEMBERS),
    Row("partnership:briefing-send", COORDINATOR, COORDINATOR),
    Row("partnership:briefing-coverage", MEMBERS),
    Row("partnership:briefing", MEMBERS, arguments=a_briefing),
    Row("partnership:briefing-widen", COORDINATOR, COORDINATOR, a_briefing),
    Row("partnership:briefing-acknowledge", "R", "R", an_audience),
    Row("partnership:issues", MEMBERS),
    Row("partnership:issue-raise", "CRD", "CRD"),
    Row("partnership:issue", MEMBERS, arguments=an_issue),
    Row("partnership:issue-reply", ANSWERING, ANSWERING, an_issue),
    Row("partnership:member-briefings", MEMBERS),
    Row("partnership:member-briefing-text", MEMBERS),
    Row("partnership:member-briefing-record", COORDINATOR, COORDINATOR),
]
