"""The shared calendar: agencies' exercises beside the cycle's steps, and what is to be seen to (R013)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.core.cycle import ForecastStep
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import OtherExercise
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.cycle import Timetable, open_cycle, timetable_of
from frankpledge.stages.partnership.rules.calendar import Days, Exercise, ExerciseKind, Occurrence, occurrences
from frankpledge.stages.partnership.rules.calendar_flags import NEAR_DAYS, Flag, flags

CONSULT = "consult"
"""The key under which every regime has its step of consulting."""
AROUND = timedelta(days=NEAR_DAYS)
AHEAD = timedelta(days=364)
"""How far a partnership without a cycle looks ahead."""


@dataclass(frozen=True)
class Calendar:
    """What goes on between two days: the cycle's steps, where one is planned, agencies' exercises, and flags."""

    first: date
    last: date
    timetable: Timetable | None
    steps: dict[str, Days]
    occurrences: list[Occurrence]
    entered: dict[int, OtherExercise]
    flags: list[Flag]

    @property
    def consultation(self) -> Days | None:
        """The days of the cycle's own consultation, where a cycle is planned."""
        return self.steps.get(CONSULT)


def exercises(standing: Standing, *, agency: Agency | None = None, kind: str = "") -> QuerySet[OtherExercise]:
    """Return what agencies entered, in the order of their first days."""
    check_may_read_business(standing)
    chosen = (Q(agency=agency) if agency else Q()) & (Q(kind=kind) if kind else Q())
    return OtherExercise.objects.filter(chosen, partnership=standing.partnership).select_related("agency")


def find_exercise(standing: Standing, pk: int) -> OtherExercise:
    """Return one exercise, or answer that it is not there."""
    return get_object_or_404(exercises(standing), pk=pk)


def calendar_of(standing: Standing) -> Calendar:
    """Return the days of the cycle under way and what lies near them; without a cycle, the year ahead. 3 queries."""
    found = open_cycle(standing)
    timetable = timetable_of(found, standing.today) if found else None
    steps = {one.step.key: _days_of(one.step) for one in timetable.position.steps} if timetable else {}
    first, last = _window(timetable, steps, standing.today)
    entered = {each.pk: each for each in exercises(standing)}
    there = occurrences(map(_as_value, entered.values()), first, last)
    told = flags(there, steps.get(CONSULT), standing.today)
    return Calendar(first, last, timetable, steps, there, entered, told)


def flags_of(calendar: Calendar, exercise: OtherExercise) -> list[Flag]:
    """Return what is flagged of one exercise."""
    return [flag for flag in calendar.flags if exercise.pk in flag.keys]


def _days_of(step: ForecastStep) -> Days:
    """Return the days of a step: those recorded, and for what was not recorded those forecast."""
    return Days(step.planned.step.label, step.start or step.end, step.end)


def _window(timetable: Timetable | None, steps: dict[str, Days], today: date) -> tuple[date, date]:
    if timetable is None:
        return today, today + AHEAD
    ends = [timetable.cycle.statutory_date, today, *(step.last for step in steps.values())]
    begins = min(step.first for step in steps.values()) - AROUND
    return min(begins, today), max(ends) + AROUND


def _as_value(each: OtherExercise) -> Exercise:
    return Exercise(
        each.pk, each.agency_id, str(each.agency), each.name, ExerciseKind(each.kind), each.begins, each.ends,
        each.is_yearly, each.cancelled_on,
    )  # fmt: skip
