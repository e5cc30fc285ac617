"""A timetable forecast anew from what has happened: which steps move, and what that does to the deadline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.core.cycle.actuals import Actual, actuals_by_step
from frankpledge.core.cycle.timetable import DAY, Plan, PlannedStep, last_day


class Progress(StrEnum):
    """How far a step has come."""

    ENDED = "ended"
    BEGUN = "begun"
    TO_COME = "to-come"


class Outlook(StrEnum):
    """What the forecast does to the deadline."""

    ON_TIME = "on-time"
    """The contingency is untouched."""
    USES_CONTINGENCY = "uses-contingency"
    """The statutory date is met, out of the contingency."""
    LATE = "late"
    """The statutory date is missed."""


@dataclass(frozen=True)
class ForecastStep:
    """A step with the days on which it was or will be taken, first and last included.

    ``start`` is ``None`` for a step of which only the end was recorded. ``pushed_by`` is the key of the required
    step whose end puts the start later than planned, if one does.
    """

    planned: PlannedStep
    progress: Progress
    start: date | None
    end: date
    pushed_by: str | None

    @property
    def key(self) -> str:
        """The step's key."""
        return self.planned.step.key

    @property
    def moved_days(self) -> int:
        """How many days later than planned the step ends; negative where earlier."""
        return (self.end - self.planned.end).days


@dataclass(frozen=True)
class Forecast:
    """The plan as it stands on a day. Made by :func:`reforecast`."""

    plan: Plan
    steps: tuple[ForecastStep, ...]
    made_on: date

    @property
    def finish(self) -> date:
        """The day on which the last step ends."""
        return max(step.end for step in self.steps)

    @property
    def days_late(self) -> int:
        """Days past the statutory date; 0 where it is met."""
        return max(0, (self.finish - self.plan.statutory_date).days)

    @property
    def contingency_left_days(self) -> int:
        """Days of the contingency not yet spent."""
        return min(self.plan.contingency_days, max(0, (self.plan.statutory_date - self.finish).days))

    @property
    def outlook(self) -> Outlook:
        """What this does to the deadline."""
        if self.days_late:
            return Outlook.LATE
        spent = self.contingency_left_days < self.plan.contingency_days
        return Outlook.USES_CONTINGENCY if spent else Outlook.ON_TIME

    @property
    def moved_steps(self) -> tuple[ForecastStep, ...]:
        """The steps not yet ended that will end later than planned."""
        return tuple(s for s in self.steps if s.moved_days > 0 and s.progress is not Progress.ENDED)

    def days_to_spare(self, key: str) -> int:
        """How many more days a step's end can move before the statutory date is missed; negative where it is.

        The steps after it are taken to need their minimum times.
        """
        step = self.forecast(key)
        return (step.planned.end - step.end).days + self.plan.contingency_days

    def forecast(self, key: str) -> ForecastStep:
        """Return a step of the forecast; ``KeyError`` where it has none by that key."""
        return {step.key: step for step in self.steps}[key]


def reforecast(plan: Plan, actuals: Sequence[Actual], today: date) -> Forecast:
    """Forecast the rest of a plan from what was recorded of it.

    A step not begun starts as planned, but not before today and not before the day after the last of those it
    requires ends. A step begun but not ended takes its minimum time from its beginning, and ends today at the
    earliest. What has ended stays as recorded.

    Parameters
    ----------
    plan : Plan
    actuals : sequence of Actual
        What was recorded of the plan's steps.
    today : date

    Returns
    -------
    Forecast
        Unit: calendar days.

    Raises
    ------
    UnusableActuals
        Where a recorded day cannot be; names every fault.

    Examples
    --------
    >>> from frankpledge.core.cycle.examples import example_steps
    >>> from frankpledge.core.cycle.timetable import plan_back
    >>> plan = plan_back(example_steps(), date(1999, 4, 1), 14, date(1998, 9, 30))
    >>> audited = [Actual("audit", date(1998, 11, 27), date(1999, 1, 10))]
    >>> forecast = reforecast(plan, audited, date(1999, 1, 10))
    >>> [(step.key, step.end.isoformat(), step.moved_days, step.pushed_by) for step in forecast.steps]
    [('audit', '1999-01-10', 17, None),
     ('consult', '1999-03-07', 17, 'audit'),
     ('strategy', '1999-04-04', 17, 'consult')]
    >>> forecast.outlook.value, forecast.days_late
    ('late', 3)
    """
    recorded = actuals_by_step(actuals, [planned.step.key for planned in plan.steps], today)
    done: dict[str, ForecastStep] = {}
    for planned in plan.steps:
        done[planned.step.key] = _forecast(planned, recorded[planned.step.key], done, today)
    return Forecast(plan, tuple(done.values()), today)


def _forecast(planned: PlannedStep, actual: Actual, done: Mapping[str, ForecastStep], today: date) -> ForecastStep:
    if actual.finished:
        return ForecastStep(planned, Progress.ENDED, actual.started, actual.finished, None)
    if actual.started:
        end = max(today, last_day(planned.step, actual.started))
        return ForecastStep(planned, Progress.BEGUN, actual.started, end, None)
    required = max((done[key] for key in planned.step.requires), key=lambda step: step.end, default=None)
    free = max(today, planned.start)
    start = max(free, required.end + DAY) if required else free
    pushed_by = required.key if required and start > free else None
    return ForecastStep(planned, Progress.TO_COME, start, last_day(planned.step, start), pushed_by)
