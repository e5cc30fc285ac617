"""Take in the question bank of another body, and put its questions into a questionnaire (R227)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.questionnaires import Question as Asked
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.definition import fields_of
from frankpledge.stages.consultation.events import sharing as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import TakenQuestion
from frankpledge.stages.consultation.permissions import check_may_run_consultation

KEPT = ("key", "kind", "text", "text_cy", "hint", "hint_cy", "options", "scale", "unit")


@transaction.atomic
def take_in_bank(*, body: str, questions: Sequence[Asked], by: Standing, at: datetime) -> int:
    """Keep the questions of another body; one that it had sent before is kept in the words it has now."""
    check_may_run_consultation(by)
    whose = body.strip()
    refuse_if_any({"body": [] if whose else ["Say whose bank it is."]})
    if not questions:
        raise Refused({"file": ["There is no question in it."]})
    known = {each.key: each for each in TakenQuestion.objects.filter(partnership=by.partnership, body=whose)}
    for asked in questions:
        row = known.get(asked.key) or TakenQuestion(partnership=by.partnership, body=whose)
        fields = fields_of(asked)
        for name in KEPT:
            setattr(row, name, fields[name])
        row.taken_on = by.today
        save_checked(row)
    record("bank.taken-in", subject=by.partnership, by=by, at=at, facts={"questions": len(questions)})
    return len(questions)
