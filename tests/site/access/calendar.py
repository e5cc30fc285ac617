"""The shared calendar: members read it, an agency's representative or the co-ordinator keeps it."""

from __future__ import annotations

from typing import Any

from tests.site.access.row import MEMBERS, Row
from tests.universe.calendar import exercise
from tests.universe.partnership import Universe

SPEAKS_FOR_IT = "CR"


def an_exercise(universe: Universe) -> list[Any]:
    """Something the police do."""
    return [exercise(universe).pk]


ROWS = [
    Row("partnership:calendar", MEMBERS),
    Row("partnership:exercises", MEMBERS),
    Row("partnership:exercise-enter", SPEAKS_FOR_IT, SPEAKS_FOR_IT),
    Row("partnership:exercise", MEMBERS, arguments=an_exercise),
    Row("partnership:exercise-amend", SPEAKS_FOR_IT, SPEAKS_FOR_IT, an_exercise),
    Row("partnership:exercise-cancel", SPEAKS_FOR_IT, SPEAKS_FOR_IT, an_exercise),
]
