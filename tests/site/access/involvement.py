"""Support is read by members; who offered to be involved, and what came of it, by those alone who run exercises."""

from __future__ import annotations

from typing import Any

from tests.site.access.row import MEMBERS, Row
from tests.universe import involvement as made
from tests.universe.partnership import Universe

RUNS = "CI"


def an_offer(universe: Universe) -> list[Any]:
    return [made.an_offer(universe).pk]


ROWS = [
    Row("consultation:support", MEMBERS),
    Row("consultation:offers", RUNS),
    Row("consultation:offer", RUNS, arguments=an_offer),
    Row("consultation:follow-up", RUNS, RUNS, an_offer),
]
