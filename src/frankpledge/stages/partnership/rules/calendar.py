"""What agencies do beside the cycle, and on which days of which years (R013)."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ExerciseKind(StrEnum):
    """What kind of exercise it is."""

    PLAN = "plan"
    CONSULTATION = "consultation"
    SURVEY = "survey"
    INSPECTION = "inspection"
    OTHER = "other"


ASKS_PEOPLE = frozenset({ExerciseKind.CONSULTATION, ExerciseKind.SURVEY})


@dataclass(frozen=True)
class Exercise:
    """An agency's exercise as it was entered: its first and last day, and whether it comes back each year."""

    key: int
    agency: int
    agency_name: str
    name: str
    kind: ExerciseKind
    first: date
    last: date
    is_yearly: bool = False
    cancelled_on: date | None = None


@dataclass(frozen=True)
class Days:
    """First and last day, both included, of something with a name: an exercise in one year, or a step of the cycle."""

    name: str
    first: date
    last: date

    def overlaps(self, other: Days) -> bool:
        """Say whether there is a day on which both go on."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True)
class Occurrence(Days):
    """An exercise in one year."""

    exercise: Exercise

    @property
    def asks_people(self) -> bool:
        """Whether it puts questions to people."""
        return self.exercise.kind in ASKS_PEOPLE

    @property
    def told(self) -> str:
        """The exercise with its agency."""
        return f"“{self.name}” ({self.exercise.agency_name})"


def occurrences(exercises: Iterable[Exercise], first: date, last: date) -> list[Occurrence]:
    """Return when exercises go on between two days, both included, in the order in which they begin.

    One that comes back each year does so from its first year on, on the same days. Of one that was cancelled, what was
    over by then stays.

    >>> survey = Exercise(1, 7, "Council", "Survey", ExerciseKind.SURVEY, date(2025, 5, 1), date(2025, 5, 9), True)
    >>> [found.first.isoformat() for found in occurrences([survey], date(2024, 1, 1), date(2026, 12, 31))]
    ['2025-05-01', '2026-05-01']
    """
    window = Days("", first, last)
    found = [each for exercise in exercises for each in _each_year(exercise, last) if each.overlaps(window)]
    return sorted(found, key=lambda each: (each.first, each.last, each.name, each.exercise.key))


def _each_year(exercise: Exercise, until: date) -> Iterator[Occurrence]:
    years = range(until.year - exercise.first.year + 1) if exercise.is_yearly else range(1)
    for year in years:
        each = Occurrence(exercise.name, _later(exercise.first, year), _later(exercise.last, year), exercise)
        if exercise.cancelled_on is None or each.last < exercise.cancelled_on:
            yield each


def _later(day: date, years: int) -> date:
    """Return the same day some years later; 29 February becomes 28 February where there is none."""
    year = day.year + years
    short = day.month == 2 and day.day == 29 and not isleap(year)
    return day.replace(year=year, day=28 if short else day.day)
