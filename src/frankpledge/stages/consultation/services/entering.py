"""Enter the answers to the closed questions of a questionnaire as evidence, once nobody can answer it any more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.core.quantities import FEW
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.evidence.models import Version
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.citing import cite_answers, cite_questionnaire
from frankpledge.stages.consultation.definition import state_of
from frankpledge.stages.consultation.events import issues as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import EnteredAnswers, Questionnaire
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.queries.results import tally
from frankpledge.stages.consultation.rules.questionnaires import State
from frankpledge.stages.consultation.tallies import told_of


@transaction.atomic
def enter_answers(*, questionnaire: Questionnaire, by: Standing, at: datetime) -> list[Version]:
    """Enter an item of evidence a question, each resting on the questionnaire, and that on its exercise.

    Entered again, two counts stand in the ledger for ever: so it is only done once enough more have answered that
    taking one count from the other tells of nobody.
    """
    check_may_run_consultation(by)
    by.check_owns(questionnaire)
    if state_of(questionnaire, by.today) is not State.CLOSED:
        raise Refused("People can still answer it. Enter the answers once it is closed.")
    counted = tally(by, questionnaire)
    entered = EnteredAnswers.objects.select_for_update().filter(questionnaire=questionnaire).first()
    if entered and counted.responses < entered.responses + FEW:
        raise Refused(f"They are entered. Enter them again once at least {FEW} more responses have been keyed in.")
    kept = entered or EnteredAnswers(partnership=by.partnership, questionnaire=questionnaire)
    kept.responses, kept.on = counted.responses, by.today
    save_checked(kept)
    asked = cite_questionnaire(questionnaire, counted.responses, by=by, at=at)
    found = [
        cite_answers(questionnaire, told, asked, by=by, at=at)
        for told in told_of(questionnaire.questions.all(), counted)
    ]
    record("answers.entered", subject=questionnaire, by=by, at=at, facts={"responses": counted.responses})
    return found
