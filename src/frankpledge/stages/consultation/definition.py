"""From rows to the questionnaire as it is read and answered, and its state on a day."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from frankpledge.core.questionnaires import Condition, Kind, Option, Scale
from frankpledge.core.questionnaires import Question as Asked
from frankpledge.core.questionnaires import Questionnaire as Definition
from frankpledge.stages.consultation.models import Question, Questionnaire
from frankpledge.stages.consultation.rules.questionnaires import State, state_of_days


def state_of(questionnaire: Questionnaire, today: date) -> State:
    """Return where a version stands on a day."""
    if questionnaire.opened_at is not None and questionnaire.opens and questionnaire.closes:
        return state_of_days(questionnaire.opens, questionnaire.closes, questionnaire.closed_early_on, today)
    if questionnaire.signed_at:
        return State.SIGNED_OFF
    if questionnaire.proposed_at:
        return State.PROPOSED
    return State.RETURNED if questionnaire.returned_at else State.DRAFT


def definition_of(questionnaire: Questionnaire) -> Definition:
    """Return a version as the public reads it: as it was proposed, or as it is being written."""
    if questionnaire.definition is not None:
        return Definition.read(questionnaire.definition)
    return drafted(questionnaire)


def drafted(questionnaire: Questionnaire) -> Definition:
    """Return a version as its rows have it."""
    return Definition(
        questionnaire.exercise.title, tuple(asked_of(row) for row in questionnaire.questions.all()),
        intro=questionnaire.intro, title_cy=questionnaire.title_cy, intro_cy=questionnaire.intro_cy,
        is_one_page=questionnaire.is_one_page,
    )  # fmt: skip


def asked_of(row: Question) -> Asked:
    """Return one question as it is asked."""
    return Asked(
        row.key, Kind(row.kind), row.text, row.text_cy, row.hint, row.hint_cy,
        options=tuple(Option(**option) for option in row.options), scale=Scale(**row.scale) if row.scale else None,
        unit=row.unit, limit=row.limit, is_about_you=row.is_about_you,
        only_if=Condition(row.only_if["question"], tuple(row.only_if["codes"])) if row.only_if else None,
    )  # fmt: skip


def fields_of(asked: Asked) -> dict[str, Any]:
    """Return a question as the fields of a row hold it."""
    written = asdict(asked)
    return written | {"kind": str(asked.kind), "options": [asdict(option) for option in asked.options]}
