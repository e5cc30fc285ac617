"""Protocols, extracts, countings, findings, releases."""

from __future__ import annotations

from typing import Any

from tests.site.access.row import COORDINATOR, MEMBERS, Row
from tests.universe import thread
from tests.universe.partnership import Universe


def a_draft(universe: Universe) -> list[Any]:
    return [thread.drafted(universe).pk]


def a_signed_protocol(universe: Universe) -> list[Any]:
    return [thread.signed(universe).pk]


def an_extract(universe: Universe) -> list[Any]:
    return [thread.supplied(universe).pk]


def a_counting(universe: Universe) -> list[Any]:
    return [thread.asked(universe).pk]


def a_finding(universe: Universe) -> list[Any]:
    return [thread.found(universe).pk]


def a_candidate(universe: Universe) -> list[Any]:
    return [thread.proposed(universe).pk]


def a_signed_candidate(universe: Universe) -> list[Any]:
    return [thread.signed_off(universe).pk]


def a_file(universe: Universe) -> list[Any]:
    return [thread.proposed(universe).pk, "provenance.json"]


ROWS = [
    Row("partnership:protocols", MEMBERS),
    Row("partnership:protocol-draft", "CI", "CI"),
    Row("partnership:protocol", MEMBERS, arguments=a_draft),
    Row("partnership:protocol-sign", "R", "R", a_draft),
    Row("partnership:protocol-end", "CR", "CR", a_draft),
    Row("partnership:supply", "RD", "RD", a_signed_protocol),
    Row("audit:overview", MEMBERS),
    Row("audit:ground", "I", "I"),
    Row("audit:count", "I", "I", an_extract),
    Row("audit:counting", MEMBERS, arguments=a_counting),
    Row("audit:finding", MEMBERS, arguments=a_finding),
    Row("audit:draft", "I", "I", a_finding),
    Row("publication:candidates", MEMBERS),
    Row("publication:candidate", MEMBERS, arguments=a_candidate),
    Row("publication:sign-off", "O", "O", a_candidate),
    Row("publication:return", "O", "O", a_candidate),
    Row("publication:publish", COORDINATOR, COORDINATOR, a_signed_candidate),
    Row("publication:file", MEMBERS, arguments=a_file),
]
