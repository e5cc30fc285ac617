"""Who was heard, the people of the area, results by group and over the years, and how many to ask."""

from __future__ import annotations

from typing import Any

from tests.site.access.row import MEMBERS, Row
from tests.universe import consultation, weighted
from tests.universe.partnership import Universe

RUN = "CI"
"""The co-ordinator and the information officer enter the people of the area."""


def an_open_one(universe: Universe) -> list[Any]:
    return [weighted.asked_of_people(universe).pk]


def its_question(universe: Universe) -> list[Any]:
    return [weighted.asked_of_people(universe).questions.get(key="you-age").pk]


def a_group(universe: Universe) -> list[Any]:
    return [consultation.a_group_to_hear(universe).pk]


ROWS = [
    Row("consultation:questionnaire-heard", MEMBERS, arguments=an_open_one),
    Row("consultation:matches-audit", MEMBERS, arguments=an_open_one),
    Row("consultation:combined", MEMBERS, arguments=an_open_one),
    Row("consultation:combined-agree", RUN, RUN, an_open_one),
    Row("consultation:margin", RUN, RUN, its_question),
    Row("consultation:group-answers", RUN, RUN, a_group),
    Row("consultation:heard", MEMBERS),
    Row("consultation:core", MEMBERS),
    Row("consultation:sample", MEMBERS),
]
