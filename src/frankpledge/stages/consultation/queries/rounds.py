"""Core questions as each of the latest questionnaires found them."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.core.opinion import WeightedShare
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.models import Questionnaire
from frankpledge.stages.consultation.queries.respondents import opened_before
from frankpledge.stages.consultation.queries.weighted import Round, rounds
from frankpledge.stages.consultation.rules.shares import HEADLINE, is_asked_alike, shares_of_single


@dataclass(frozen=True)
class Found:
    """What one questionnaire found of core questions, by key: the share followed, weighted where it could be."""

    questionnaire: Questionnaire
    is_weighted: bool
    shares: dict[str, WeightedShare]


def core_rounds(standing: Standing) -> list[Found]:
    """Return the latest questionnaires that asked a core question and were answered, the earliest first."""
    found = (_found(each) for each in rounds(standing, opened_before(standing)))
    return [each for each in found if each.shares]


def _found(told: Round) -> Found:
    if told.weighed is None:
        return Found(told.questionnaire, False, {})
    shares = {
        row.key: shares_of_single(told.weighed.raked, asked_of(row), told.people.single(row.key))[HEADLINE]
        for row in told.questions
        if row.is_from_bank and not row.only_if and is_asked_alike(asked_of(row))
    }
    return Found(told.questionnaire, told.weighed.is_weighted, shares)
