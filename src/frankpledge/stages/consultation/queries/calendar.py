"""The partnership's own exercises beside those of other bodies: where they clash, and what could be asked together."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Exercise
from frankpledge.stages.consultation.queries.exercises import in_cycle
from frankpledge.stages.partnership.queries.calendar import Calendar, calendar_of
from frankpledge.stages.partnership.rules.calendar import Days
from frankpledge.stages.partnership.rules.calendar_flags import Flag, flags_beside


@dataclass(frozen=True)
class Beside:
    """An exercise that is not over, and what is to be seen to of it."""

    exercise: Exercise
    flags: tuple[Flag, ...]


@dataclass(frozen=True)
class OwnCalendar:
    """The agencies' calendar with the partnership's own exercises set beside it."""

    calendar: Calendar
    ours: tuple[Beside, ...]


def own_calendar(standing: Standing) -> OwnCalendar:
    """Return the calendar and, of each own exercise not over, what it clashes with or could join (R013, R227)."""
    found = calendar_of(standing)
    cycle = found.timetable.cycle if found.timetable else None
    ahead = [each for each in in_cycle(standing, cycle) if each.closes >= standing.today]
    ours = (Beside(each, tuple(flags_beside(days_of(each), found.occurrences, standing.today))) for each in ahead)
    return OwnCalendar(found, tuple(ours))


def days_of(exercise: Exercise) -> Days:
    """Return the days on which people are asked, under the exercise's name."""
    return Days(exercise.title, exercise.opens, exercise.closes)
