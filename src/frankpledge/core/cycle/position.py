"""Where a partnership is in its cycle on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.core.cycle.actuals import Actual
from frankpledge.core.cycle.forecast import ForecastStep, Progress, reforecast
from frankpledge.core.cycle.timetable import Plan


class Standing(StrEnum):
    """Where one step stands."""

    ENDED = "ended"
    BEGUN = "begun"
    READY = "ready"
    """Not begun, and everything it requires has ended."""
    WAITING = "waiting"
    """Not begun, and something it requires has not ended."""


@dataclass(frozen=True)
class StepStanding:
    """A step, where it stands, and by how many days it is behind its plan: 0 where it is not."""

    step: ForecastStep
    standing: Standing
    overdue_days: int
    waits_for: tuple[str, ...]


@dataclass(frozen=True)
class Position:
    """Every step and where it stands, in order, with the days left to the statutory date (negative once past)."""

    steps: tuple[StepStanding, ...]
    days_left: int

    def standing(self, *standings: Standing) -> tuple[StepStanding, ...]:
        """Return the steps that stand so."""
        return tuple(step for step in self.steps if step.standing in standings)

    @property
    def overdue(self) -> tuple[StepStanding, ...]:
        """The steps that should have begun, or ended, before today and have not."""
        return tuple(step for step in self.steps if step.overdue_days)


def where_we_are(plan: Plan, actuals: Sequence[Actual], today: date) -> Position:
    """Return where each step of a plan stands on a day.

    Parameters
    ----------
    plan : Plan
    actuals : sequence of Actual
        What was recorded of the plan's steps.
    today : date

    Returns
    -------
    Position

    Raises
    ------
    UnusableActuals
        Where a recorded day cannot be; names every fault.

    Examples
    --------
    >>> from frankpledge.core.cycle.examples import example_steps
    >>> from frankpledge.core.cycle.timetable import plan_back
    >>> plan = plan_back(example_steps(), date(1999, 4, 1), 14, date(1998, 9, 30))
    >>> position = where_we_are(plan, [Actual("audit", date(1998, 11, 27))], date(1998, 12, 31))
    >>> [(step.step.key, step.standing.value, step.overdue_days) for step in position.steps]
    [('audit', 'begun', 7), ('consult', 'waiting', 6), ('strategy', 'waiting', 0)]
    >>> position.days_left
    91
    """
    forecast = reforecast(plan, actuals, today)
    by_key = {step.key: step for step in forecast.steps}
    return Position(
        tuple(_standing(step, by_key, today) for step in forecast.steps), (plan.statutory_date - today).days
    )


def _standing(step: ForecastStep, by_key: Mapping[str, ForecastStep], today: date) -> StepStanding:
    waits_for = tuple(key for key in step.planned.step.requires if by_key[key].progress is not Progress.ENDED)
    if step.progress is Progress.ENDED:
        return StepStanding(step, Standing.ENDED, 0, ())
    if step.progress is Progress.BEGUN:
        return StepStanding(step, Standing.BEGUN, max(0, (today - step.planned.end).days), waits_for)
    standing = Standing.WAITING if waits_for else Standing.READY
    return StepStanding(step, standing, max(0, (today - step.planned.start).days), waits_for)
