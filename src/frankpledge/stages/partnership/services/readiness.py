"""The only writer of reasons recorded in answer to readiness findings (R082)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import readiness as events  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Answer
from frankpledge.stages.partnership.permissions import check_may_answer_members
from frankpledge.stages.partnership.rules import RULES

KNOWN = frozenset(rule.id for rule in RULES)


@transaction.atomic
def answer_finding(
    *, rule: str, subject: str, reason: str, by: Standing, at: datetime, known: Collection[str] = KNOWN
) -> Answer:
    """Record why a finding is left as it is. It stays on the page, as answered, with the reason.

    ``known`` are the rules that there are: this stage knows its own, and whoever asks those of later stages names them.
    """
    check_may_answer_members(by)
    if rule not in known:
        raise Refused("There is no such rule.")
    if not reason.strip():
        raise Refused({"reason": ["Say why the partnership leaves this as it is."]})
    if Answer.objects.filter(partnership=by.partnership, rule=rule, subject=subject, withdrawn_on=None).exists():
        raise Refused("A reason is recorded already. Withdraw it before you record another.")
    answer = Answer(
        partnership=by.partnership, rule=rule, subject=subject, reason=reason.strip(), on=by.today,
        answered_by=by.person,
    )  # fmt: skip
    save_checked(answer)
    record("finding.answered", subject=answer, by=by, at=at, facts={"rule": rule})
    return answer


@transaction.atomic
def withdraw_answer(*, answer: Answer, by: Standing, at: datetime) -> Answer:
    """Take a reason back: the finding is open again. What was said stays on record."""
    check_may_answer_members(by)
    by.check_owns(answer)
    if answer.withdrawn_on:
        raise Refused("It has been withdrawn already.")
    answer.withdrawn_on = by.today
    save_checked(answer)
    record("finding.answer-withdrawn", subject=answer, by=by, at=at, facts={"rule": answer.rule})
    return answer
