"""Record what an exercise was worth once it is over, and which meeting was told (R196, R198, R202)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import exercises as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Evaluation, Exercise
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.partnership.models import Meeting


@transaction.atomic
def evaluate_exercise(
    *, exercise: Exercise, responded: int, cost: Decimal, hours: int, influence: str, changed: str, lessons: str,
    by: Standing, at: datetime, reached: int | None = None, contacts: str = "", told_at: Meeting | None = None,
) -> Evaluation:  # fmt: skip
    """Record reach, response, cost and influence, or write them anew; a closed cycle's exercises are evaluated too."""
    check_may_run_consultation(by)
    by.check_owns(exercise, told_at)
    _check(exercise, by, reached, responded, told_at)
    found = Evaluation.objects.select_for_update().filter(exercise=exercise).first()
    worth = found or Evaluation(partnership=by.partnership, exercise=exercise)
    worth.on, worth.reached, worth.responded, worth.cost, worth.hours = by.today, reached, responded, cost, hours
    worth.influence, worth.changed, worth.lessons, worth.contacts = influence, changed, lessons, contacts
    worth.told_at = told_at
    save_checked(worth)
    facts = {"responded": responded, "influence": influence, "told_at": told_at.pk if told_at else None}
    record("consultation.evaluated", subject=exercise, by=by, at=at, facts=facts)
    return worth


def _check(
    exercise: Exercise, by: Standing, reached: int | None, responded: int, told_at: Meeting | None
) -> None:  # fmt: skip
    if exercise.called_off_on:
        raise Refused("This exercise was called off: there is nothing to evaluate.")
    if exercise.closes >= by.today:
        raise Refused("People are still asked. Evaluate the exercise once it is over.")
    told = told_at.on if told_at else None
    refuse_if_any(
        {
            "responded": ["More cannot have answered than were reached."] if (reached or responded) < responded else [],
            "told_at": ["That meeting is not over, or was before the exercise."]
            if told and not exercise.closes <= told <= by.today else [],
        }
    )  # fmt: skip
