"""The only writer of the shared calendar of agencies' exercises (R013)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import calendar as events  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import OtherExercise
from frankpledge.stages.partnership.permissions import check_may_enter_exercise
from frankpledge.stages.partnership.rules.calendar import ExerciseKind
from frankpledge.stages.partnership.services.membership import check_take_part

DAYS_IN_A_YEAR = 365


@transaction.atomic
def enter_exercise(
    *, agency: Agency, name: str, kind: str, begins: date, ends: date, by: Standing, at: datetime,
    concerns: str = "", is_yearly: bool = False,
) -> OtherExercise:  # fmt: skip
    """Enter something an agency does, as its representative or the co-ordinator may."""
    check_may_enter_exercise(by, agency)
    check_take_part(by, [agency])
    made = OtherExercise(partnership=by.partnership, agency=agency)
    _fill(made, name, kind, begins, ends, concerns, is_yearly)
    record("exercise.entered", subject=made, by=by, at=at, facts=_facts(made))
    return made


@transaction.atomic
def amend_exercise(
    *, exercise: OtherExercise, name: str, kind: str, begins: date, ends: date, by: Standing, at: datetime,
    concerns: str = "", is_yearly: bool = False,
) -> None:  # fmt: skip
    """Correct what was entered, or move it; the agency stays."""
    by.check_owns(exercise)
    check_may_enter_exercise(by, exercise.agency)
    _check_not_cancelled(exercise)
    _fill(exercise, name, kind, begins, ends, concerns, is_yearly)
    record("exercise.amended", subject=exercise, by=by, at=at, facts=_facts(exercise))


@transaction.atomic
def cancel_exercise(*, exercise: OtherExercise, by: Standing, at: datetime) -> None:
    """Record that it will not take place, or not again; what was over by then stays in the calendar."""
    by.check_owns(exercise)
    check_may_enter_exercise(by, exercise.agency)
    _check_not_cancelled(exercise)
    exercise.cancelled_on = by.today
    save_checked(exercise)
    record("exercise.cancelled", subject=exercise, by=by, at=at, facts=_facts(exercise))


def _check_not_cancelled(exercise: OtherExercise) -> None:
    if exercise.cancelled_on:
        raise Refused("This was cancelled. Enter it again if it takes place after all.")


def _fill(
    made: OtherExercise, name: str, kind: str, begins: date, ends: date, concerns: str, is_yearly: bool
) -> None:  # fmt: skip
    reasons: dict[str, list[str]] = {
        "kind": [] if kind in set(ExerciseKind) else ["Choose what kind of exercise it is."],
        "ends": _faults_of(begins, ends, is_yearly),
    }
    refuse_if_any(reasons)
    made.name, made.kind, made.begins, made.ends = name.strip(), kind, begins, ends
    made.concerns, made.is_yearly = concerns.strip(), is_yearly
    save_checked(made)


def _faults_of(begins: date, ends: date, is_yearly: bool) -> list[str]:
    if ends < begins:
        return ["The last day cannot come before the first."]
    if is_yearly and (ends - begins).days >= DAYS_IN_A_YEAR:
        return ["What comes back each year must end before it begins again."]
    return []


def _facts(made: OtherExercise) -> dict[str, str | int | date | bool | None]:
    return {"agency": made.agency_id, "kind": made.kind, "begins": made.begins, "ends": made.ends}
