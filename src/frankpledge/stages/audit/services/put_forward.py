"""Put an issue forward for an audit, and decide whether its scope takes it in (R180)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.evidence.models import Item
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.citing_put_forward import cite_put_forward
from frankpledge.stages.audit.events import put_forward as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit, IssueDecision, PutForward, Question
from frankpledge.stages.audit.models.scope import Weight
from frankpledge.stages.audit.permissions import check_may_put_forward
from frankpledge.stages.audit.queries.put_forward import candidates
from frankpledge.stages.audit.rules.put_forward import Origin
from frankpledge.stages.audit.services.audits import change_scope, check_may_change, check_open
from frankpledge.stages.audit.services.scope import ask_question
from frankpledge.stages.partnership.services.membership import check_take_part


@transaction.atomic
def put_forward(
    *, audit: Audit, origin: Origin | str, title: str, words: str, by: Standing, at: datetime,
    agency: Agency | None = None, told_by: str = "",
) -> PutForward:  # fmt: skip
    """Put an issue forward: for one's own agency, for the partnership, or as the public told it."""
    by.check_owns(audit)
    check_may_put_forward(by, Origin(origin), agency.pk if agency else None)
    check_open(audit)
    if agency:
        check_take_part(by, [agency])
    issue = PutForward(
        partnership=by.partnership, audit=audit, origin=str(origin), agency=agency, title=title.strip(),
        told_by=told_by.strip() if origin == Origin.PUBLIC else "", words=words.strip(), put_on=by.today,
    )  # fmt: skip
    refuse_if_any(_faults(issue))
    save_checked(issue)
    issue.item = cite_put_forward(issue, by=by, at=at).item
    save_checked(issue)
    facts = {"audit": audit.pk, "origin": issue.origin, "agency": issue.agency_id}
    record("audit.issue-put-forward", subject=issue, by=by, at=at, facts=facts)
    return issue


def _faults(issue: PutForward) -> dict[str, list[str]]:
    same = PutForward.objects.filter(audit=issue.audit, title__iexact=issue.title)
    is_unsaid = issue.origin == Origin.PUBLIC and not issue.told_by
    return {
        "title": ["This issue is put forward already."] if same.exists() else [],
        "told_by": ["Say which group, meeting or kind of letter told it. Name no private person."] if is_unsaid else [],
    }


@transaction.atomic
def decide_issue(
    *, audit: Audit, item: Item, is_in: bool, reason: str, by: Standing, at: datetime,
    question: Question | None = None, new_question: str = "",
) -> IssueDecision:  # fmt: skip
    """Take an issue into the scope, as a question that is there or a new one, or say why not; said anew, it is so."""
    check_may_change(audit, by)
    by.check_owns(item, question)
    if not candidates(by, audit).filter(pk=item.pk).exists():
        raise Refused("This issue was not put forward for this audit.")
    refuse_if_any(_faults_of_decision(audit, question, new_question.strip(), reason, is_in=is_in))
    if is_in and question is None:
        question = ask_question(
            audit=audit, text=new_question.strip(), weight=Weight.SOME, is_in=True, reason=reason, by=by, at=at
        )
    decision = IssueDecision.objects.filter(audit=audit, item=item).first()
    decision = decision or IssueDecision(partnership=by.partnership, audit=audit, item=item)
    decision.is_in, decision.question, decision.reason = is_in, question if is_in else None, reason.strip()
    decision.decided_on = by.today
    save_checked(decision)
    change_scope(audit)
    facts = {"audit": audit.pk, "item": item.number, "in": is_in, "question": decision.question_id}
    record("audit.issue-decided", subject=decision, by=by, at=at, facts=facts)
    return decision


def _faults_of_decision(
    audit: Audit, question: Question | None, new_question: str, reason: str, *, is_in: bool
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"question": [], "new_question": [], "reason": []}
    if not reason.strip():
        found["reason"].append("Say why it is taken in or not.")
    if is_in and not (question or new_question):
        found["question"].append("Choose the question as which it is taken in, or write a new one.")
    if is_in and question and new_question:
        found["new_question"].append("Choose a question or write a new one, not both.")
    if is_in and question and question.audit_id != audit.pk:
        found["question"].append("Choose among the questions of this audit.")
    if is_in and question and not question.is_in:
        found["question"].append("That question is left out of the scope. Choose one that is taken in.")
    return found
