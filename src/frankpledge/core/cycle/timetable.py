"""A timetable worked back from the statutory date, in calendar days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from frankpledge.core.cycle.step import Step, check_steps

DAY = timedelta(days=1)


@dataclass(frozen=True)
class PlannedStep:
    """A step with its days, first and last included.

    ``start`` and ``end`` are worked back from the statutory date: begin by ``start`` to be done by ``end``.
    ``earliest_start`` and ``earliest_end`` are the soonest possible from the day on which the plan was made.
    """

    step: Step
    start: date
    end: date
    earliest_start: date
    earliest_end: date

    @property
    def slack_days(self) -> int:
        """How many days the step can wait without harm to the plan; negative where it is already too late."""
        return (self.end - self.earliest_end).days


@dataclass(frozen=True)
class Plan:
    """The timetable of one round: the steps in order, worked back from the statutory date.

    The last steps end ``contingency_days`` before that date. Made by :func:`plan_back`.
    """

    steps: tuple[PlannedStep, ...]
    statutory_date: date
    contingency_days: int
    made_on: date

    @property
    def finish_by(self) -> date:
        """The day by which the plan is done, the contingency left unspent."""
        return self.statutory_date - self.contingency_days * DAY

    @property
    def days_there(self) -> int:
        """Calendar days from the day the plan was made to the statutory date, both included."""
        return (self.statutory_date - self.made_on).days + 1

    @property
    def days_needed(self) -> int:
        """Calendar days that the longest chain of steps takes at the minimum times, without contingency."""
        return (max(planned.earliest_end for planned in self.steps) - self.made_on).days + 1

    @property
    def short_by_days(self) -> int:
        """How many days are lacking for the minimum times and the contingency; 0 where they fit."""
        return max(0, self.days_needed + self.contingency_days - self.days_there)

    @property
    def overrun_days(self) -> int:
        """How many days past the statutory date the minimum times reach even without contingency."""
        return max(0, self.days_needed - self.days_there)

    @property
    def is_too_tight(self) -> bool:
        """Whether the minimum times and the contingency do not fit into the days there are."""
        return self.short_by_days > 0

    @property
    def tight_steps(self) -> tuple[PlannedStep, ...]:
        """The steps that would have had to begin before the plan was made."""
        return tuple(planned for planned in self.steps if planned.slack_days < 0)

    def planned(self, key: str) -> PlannedStep:
        """Return a step of the plan; ``KeyError`` where it has none by that key."""
        return {planned.step.key: planned for planned in self.steps}[key]


def plan_back(steps: Sequence[Step], statutory_date: date, contingency_days: int, today: date) -> Plan:
    """Work a timetable back from the statutory date.

    A step that others require ends the day before the first of them begins; a step that none requires ends
    ``contingency_days`` before the statutory date. Continuing steps have no place in it.

    Parameters
    ----------
    steps : sequence of Step
        In order, each after those it requires.
    statutory_date : date
        The last day on which the last step may end.
    contingency_days : int
        Calendar days kept unspent before that date.
    today : date
        The day on which the plan is made; no step can begin earlier.

    Returns
    -------
    Plan
        Unit: calendar days. Too little time is told by the plan (``is_too_tight``), not raised: the days it then
        gives are those on which the steps would have had to begin.

    Raises
    ------
    UnplannableSteps
        Where the steps cannot be put in order; names every fault.
    ValueError
        Where the contingency is negative, or no step has an end.

    References
    ----------
    The backward and forward passes of the critical path method: Kelley and Walker, "Critical-path planning and
    scheduling", Proceedings of the Eastern Joint Computer Conference, 1959, pages 160 to 173.

    Examples
    --------
    >>> from frankpledge.core.cycle.examples import example_steps
    >>> plan = plan_back(example_steps(), date(1999, 4, 1), 14, date(1998, 9, 30))
    >>> [(p.step.key, p.start.isoformat(), p.end.isoformat(), p.slack_days) for p in plan.steps]
    [('audit', '1998-11-27', '1998-12-24', 58),
     ('consult', '1998-12-25', '1999-02-18', 58),
     ('strategy', '1999-02-19', '1999-03-18', 58)]
    """
    check_steps(steps)
    ending = [step for step in steps if not step.is_continuing]
    if contingency_days < 0 or not ending:
        raise ValueError("a plan needs a step that ends, and a contingency of no days or more.")
    latest = _latest_ends(ending, statutory_date - contingency_days * DAY)
    earliest = _earliest_ends(ending, today)
    planned = tuple(_planned(step, latest[step.key], earliest[step.key]) for step in ending)
    return Plan(planned, statutory_date, contingency_days, today)


def last_day(step: Step, start: date) -> date:
    """Return the last day of a step that takes its minimum time from a day on."""
    return start + (step.recommended_minimum_days - 1) * DAY


def first_day(step: Step, end: date) -> date:
    """Return the first day of a step that takes its minimum time up to a day."""
    return end - (step.recommended_minimum_days - 1) * DAY


def _planned(step: Step, end: date, earliest_end: date) -> PlannedStep:
    return PlannedStep(step, first_day(step, end), end, first_day(step, earliest_end), earliest_end)


def _latest_ends(steps: Sequence[Step], finish_by: date) -> Mapping[str, date]:
    ends: dict[str, date] = {}
    for step in reversed(steps):
        after = [first_day(other, ends[other.key]) for other in steps if step.key in other.requires]
        ends[step.key] = min(after) - DAY if after else finish_by
    return ends


def _earliest_ends(steps: Sequence[Step], today: date) -> Mapping[str, date]:
    ends: dict[str, date] = {}
    for step in steps:
        ends[step.key] = last_day(step, max((ends[key] + DAY for key in step.requires), default=today))
    return ends
