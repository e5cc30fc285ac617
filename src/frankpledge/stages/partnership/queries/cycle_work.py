"""What the timetable asks of the co-ordinator next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from frankpledge.core.cycle import Standing as Place
from frankpledge.core.cycle import StepStanding
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.meeting_states import due_state
from frankpledge.stages.partnership.permissions import may_coordinate
from frankpledge.stages.partnership.queries.cycle import Timetable
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse

LOOK_AHEAD = timedelta(days=28)


def cycle_work(standing: Standing, timetable: Timetable | None) -> list[WorkItem]:
    """Return the steps to begin and to finish, or that a cycle is to be planned; nothing for others."""
    if not may_coordinate(standing):
        return []
    if timetable is None:
        hint = "Worked back from the day the strategy is due. Or join midway from a workbook."
        return [WorkItem("Plan the cycle", _href(standing, "cycle"), None, "waiting", hint)]
    if all(one.standing is Place.ENDED for one in timetable.position.steps):
        href = _href(standing, "cycle-close", timetable.cycle.pk)
        return [WorkItem("Close the cycle and plan the next", href, None, "waiting", "Every step has ended.")]
    return list(_steps(standing, timetable))


def _steps(standing: Standing, timetable: Timetable) -> Iterator[WorkItem]:
    """Give each step that is ready to begin within four weeks, and each that is under way."""
    for one in timetable.position.standing(Place.READY, Place.BEGUN):
        begun = one.standing is Place.BEGUN
        due = one.step.planned.end if begun else one.step.planned.start
        if begun or due <= standing.today + LOOK_AHEAD:
            text = f"{'Finish' if begun else 'Begin'}: {one.step.planned.step.label}"
            href = _href(standing, "step-record", timetable.rows[one.step.key].pk)
            yield WorkItem(text, href, due, due_state(due, standing.today), _hint(timetable, one))


def _hint(timetable: Timetable, one: StepStanding) -> str:
    spare = timetable.forecast.days_to_spare(one.step.key)
    return f"Step of the cycle, {spare} days to spare" if spare >= 0 else "Step of the cycle; the due date is missed"


def _href(standing: Standing, name: str, *pk: int) -> str:
    return reverse(f"partnership:{name}", args=[standing.partnership.slug, *pk])
