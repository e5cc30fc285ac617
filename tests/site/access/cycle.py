"""The timetable: members and contractors read it, the co-ordinator keeps it."""

from __future__ import annotations

from datetime import date
from typing import Any

from frankpledge.stages.partnership.models import Cycle
from frankpledge.stages.partnership.queries.cycle import open_cycle
from frankpledge.stages.partnership.services.cycle import close_cycle
from tests.site.access.row import COORDINATOR, MEMBERS_AND_CONTRACTOR, NOBODY, Row
from tests.universe.cycle import a_cycle, step
from tests.universe.partnership import AT, Universe


def the_cycle(universe: Universe) -> Cycle:
    """One cycle at a time is under way: the same for every role."""
    return open_cycle(universe.coordinator) or a_cycle(universe)


def a_step(universe: Universe) -> list[Any]:
    return [step(the_cycle(universe), "review").pk]


def a_closed_cycle(universe: Universe) -> list[Any]:
    cycle = the_cycle(universe)
    close_cycle(cycle=cycle, closed_on=date(2026, 3, 1), unfinished=True, by=universe.coordinator, at=AT)
    return [cycle.pk]


def an_open_cycle(universe: Universe) -> list[Any]:
    return [the_cycle(universe).pk]


ROWS = [
    Row("partnership:cycle", MEMBERS_AND_CONTRACTOR),
    Row("partnership:cycle-plan", COORDINATOR, COORDINATOR),
    Row("partnership:cycle-change", COORDINATOR, COORDINATOR, an_open_cycle),
    Row("partnership:cycle-close", COORDINATOR, COORDINATOR, an_open_cycle),
    Row("partnership:cycle-closed", MEMBERS_AND_CONTRACTOR, arguments=a_closed_cycle),
    Row("partnership:step", MEMBERS_AND_CONTRACTOR, arguments=a_step),
    Row("partnership:cycle-inherited", MEMBERS_AND_CONTRACTOR, arguments=an_open_cycle),
    Row("partnership:join", COORDINATOR, COORDINATOR),
    Row("partnership:join-template", COORDINATOR),
    Row("partnership:join-accept", NOBODY, COORDINATOR),
    Row("partnership:step-record", COORDINATOR, COORDINATOR, a_step),
]
