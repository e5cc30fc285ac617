"""Write an audit's scope: each question and source taken in or left out, with its reason (R116, R123)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.events import audits as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit, Question, Source
from frankpledge.stages.audit.services.audits import change_scope, check_may_change
from frankpledge.stages.partnership.services.membership import check_take_part


@transaction.atomic
def ask_question(
    *, audit: Audit, text: str, weight: int, is_in: bool, reason: str, by: Standing, at: datetime
) -> Question:
    """Put a question to the audit, or put on record that it is left out."""
    check_may_change(audit, by)
    question = Question(partnership=by.partnership, audit=audit)
    _save(question, {"text": text, "weight": weight, "is_in": is_in, "reason": reason})
    record("audit.question-asked", subject=question, by=by, at=at, facts={"audit": audit.pk, "in": is_in})
    return question


@transaction.atomic
def amend_question(
    *, question: Question, text: str, weight: int, is_in: bool, reason: str, by: Standing, at: datetime
) -> None:
    """Change a question, or take it in or leave it out after all."""
    by.check_owns(question)
    check_may_change(question.audit, by)
    _save(question, {"text": text, "weight": weight, "is_in": is_in, "reason": reason})
    record("audit.question-amended", subject=question, by=by, at=at, facts={"in": is_in})


@transaction.atomic
def weigh_source(
    *, audit: Audit, name: str, value: int, person_days: Decimal, is_in: bool, reason: str, by: Standing,
    at: datetime, agency: Agency | None = None, questions: Iterable[Question] = (),
) -> Source:  # fmt: skip
    """Weigh a source: what it is worth to the questions, what it costs, and whether it is taken in."""
    check_may_change(audit, by)
    if audit.sources.filter(name=name).exists():
        raise Refused({"name": ["This source has been weighed already. Change it in the list of sources."]})
    source = Source(partnership=by.partnership, audit=audit)
    given = {"name": name, "value": value, "person_days": person_days, "is_in": is_in, "reason": reason}
    _save_source(source, given | {"agency": agency}, list(questions), by)
    record("audit.source-weighed", subject=source, by=by, at=at, facts={"audit": audit.pk, "in": is_in})
    return source


@transaction.atomic
def amend_source(
    *, source: Source, name: str, value: int, person_days: Decimal, is_in: bool, reason: str, by: Standing,
    at: datetime, agency: Agency | None = None, questions: Iterable[Question] = (),
) -> None:  # fmt: skip
    """Weigh a source anew."""
    by.check_owns(source)
    check_may_change(source.audit, by)
    given = {"name": name, "value": value, "person_days": person_days, "is_in": is_in, "reason": reason}
    _save_source(source, given | {"agency": agency}, list(questions), by)
    record("audit.source-amended", subject=source, by=by, at=at, facts={"in": is_in})


def _save_source(source: Source, given: dict[str, Any], questions: list[Question], by: Standing) -> None:
    agency: Agency | None = given["agency"]
    if agency and agency.pk != source.agency_id:
        check_take_part(by, [agency])
    if any(question.audit_id != source.audit.pk for question in questions):
        raise Refused({"questions": ["Choose among the questions of this audit."]})
    _save(source, given)
    source.questions.set(questions)


def _save(thing: Question | Source, given: dict[str, Any]) -> None:
    if not given["reason"].strip():
        raise Refused({"reason": ["Say why it is taken in or left out."]})
    for field, value in given.items():
        setattr(thing, field, value)
    save_checked(thing)
    change_scope(thing.audit)
