"""Themes of what people said: members read; those who run consultation code; an agency answers for itself."""

from __future__ import annotations

from typing import Any

from tests.site.access.row import MEMBERS, Row
from tests.universe import themes as made
from tests.universe.partnership import Universe

RUN = "CI"
POLICE = "R"
"""The representative of the police, whom the comment was sent to."""


def a_theme(universe: Universe) -> list[Any]:
    return [made.a_theme(universe).pk]


def a_remark(universe: Universe) -> list[Any]:
    return [made.a_remark(universe).pk]


def one_that_coders_differ_on(universe: Universe) -> list[Any]:
    return [made.differing(universe).pk]


def one_about_a_place(universe: Universe) -> list[Any]:
    return [made.placed(universe).pk]


def a_referral(universe: Universe) -> list[Any]:
    return [made.a_referral(universe).pk]


def an_area(universe: Universe) -> list[Any]:
    return [made.the_places(universe).area_id]


ROWS = [
    Row("consultation:themes", MEMBERS),
    Row("consultation:theme-add", RUN, RUN),
    Row("consultation:theme", MEMBERS, arguments=a_theme),
    Row("consultation:theme-amend", RUN, RUN, a_theme),
    Row("consultation:theme-end", RUN, RUN, a_theme),
    Row("consultation:theme-cite", "", RUN, a_theme),
    Row("consultation:coding", RUN),
    Row("consultation:comments-take-up", "", RUN),
    Row("consultation:remarks", MEMBERS),
    Row("consultation:remark-type-in", RUN, RUN),
    Row("consultation:remarks-file", RUN),
    Row("consultation:remark", MEMBERS, arguments=a_remark),
    Row("consultation:remark-code", RUN, RUN, a_remark),
    Row("consultation:remark-settle", RUN, RUN, one_that_coders_differ_on),
    Row("consultation:remark-refer", RUN, RUN, one_about_a_place),
    Row("consultation:referrals", MEMBERS),
    Row("consultation:referral-answer", POLICE, POLICE, a_referral),
    Row("consultation:places", MEMBERS),
    Row("consultation:places-write", RUN, RUN),
    Row("consultation:neighbourhoods", MEMBERS),
    Row("consultation:neighbourhood", MEMBERS, arguments=an_area),
]
