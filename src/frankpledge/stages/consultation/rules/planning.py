"""Who does the work of an exercise, and how long before it opens it must be planned."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from frankpledge.stages.consultation.rules.phases import Phase


class DoneBy(StrEnum):
    """Whether the work is done in house or contracted out, wholly or partly (R182)."""

    IN_HOUSE = "in-house"
    PARTLY = "partly"
    CONTRACTED = "contracted"


DONE_BY = {
    DoneBy.IN_HOUSE: "In house",
    DoneBy.PARTLY: "Partly contracted out",
    DoneBy.CONTRACTED: "Contracted out",
}


def days_wanted(usual: int, sensitive: int, *, is_sensitive: bool) -> int:
    """Return the days by which an exercise must be planned ahead: more where a group must be asked with care (R217).

    >>> days_wanted(28, 70, is_sensitive=False), days_wanted(28, 70, is_sensitive=True)
    (28, 70)
    """
    return max(usual, sensitive) if is_sensitive else usual


def days_ahead(planned_on: date, opens: date) -> int:
    """Return how many days there are to prepare an exercise.

    >>> days_ahead(date(1999, 1, 1), date(1999, 1, 29))
    28
    """
    return (opens - planned_on).days


def phases_without(said: Iterable[str]) -> tuple[Phase, ...]:
    """Return the phases for which nothing is said.

    >>> [phase.value for phase in phases_without(["planning", "audit", "action", "review"])]
    ['post-audit']
    """
    known = set(map(str, said))
    return tuple(phase for phase in Phase if str(phase) not in known)


class ExerciseState(StrEnum):
    """How an exercise stands on a day."""

    TO_COME = "to come"
    OPEN = "open"
    CLOSED = "closed"
    CALLED_OFF = "called off"


def exercise_state(opens: date, closes: date, called_off_on: date | None, today: date) -> ExerciseState:
    """Say how an exercise stands on a day; its last day still belongs to it.

    >>> days = date(1999, 1, 1), date(1999, 1, 31)
    >>> [exercise_state(*days, None, date(1999, 1, day)).value for day in (1, 31)]
    ['open', 'open']
    >>> exercise_state(*days, date(1998, 12, 1), date(1999, 1, 5)).value
    'called off'
    """
    if called_off_on:
        return ExerciseState.CALLED_OFF
    if today < opens:
        return ExerciseState.TO_COME
    return ExerciseState.OPEN if today <= closes else ExerciseState.CLOSED
