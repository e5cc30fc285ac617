"""Circulate interim findings, and keep what agencies say of them and what became of it (R097, R115, R185)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.events import conclusions as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit, Circulation, Comment, Conclusion
from frankpledge.stages.audit.permissions import check_may_comment_on_audit, check_may_run_audit
from frankpledge.stages.audit.services.audits import check_may_change, check_open
from frankpledge.stages.partnership.services.membership import check_take_part
from frankpledge.stages.partnership.services.telling import tell_representatives


@transaction.atomic
def circulate(
    *, audit: Audit, title: str, agencies: Iterable[Agency], conclusions: Iterable[Conclusion], comments_by: date,
    by: Standing, at: datetime,
) -> Circulation:  # fmt: skip
    """Show interim findings to agencies, whose representatives are told and may comment until the day."""
    check_may_change(audit, by)
    agencies, conclusions = list(agencies), list(conclusions)
    check_take_part(by, agencies, "agencies")
    by.check_owns(*conclusions)
    if any(each.audit_id != audit.pk or each.withdrawn_on for each in conclusions):
        raise Refused({"conclusions": ["Choose among what this audit says."]})
    if comments_by < by.today:
        raise Refused({"comments_by": ["Give a day that is still to come."]})
    sent = Circulation(partnership=by.partnership, audit=audit, title=title, sent_on=by.today, comments_by=comments_by)
    save_checked(sent)
    sent.agencies.set(agencies)
    sent.conclusions.set(conclusions)
    facts = {"audit": audit.pk, "agencies": len(agencies), "conclusions": len(conclusions), "by": comments_by}
    record("findings.circulated", subject=sent, by=by, at=at, facts=facts)
    tell_representatives(
        agencies, subject="Interim findings for your agency", by=by, at=at,
        text=f"{by.partnership} shows your agency interim findings of an audit. Please say what you think of them.",
        path=reverse("audit:circulation", args=[by.partnership.slug, sent.pk]),
    )  # fmt: skip
    return sent


@transaction.atomic
def comment(
    *, agency: Agency, text: str, by: Standing, at: datetime, is_to_follow_up: bool = False,
    conclusion: Conclusion | None = None, circulation: Circulation | None = None,
) -> Comment:  # fmt: skip
    """Comment for an agency on one thing the audit says, or on what was circulated as a whole."""
    check_may_comment_on_audit(by, agency)
    by.check_owns(conclusion, circulation)
    about = conclusion or circulation
    if about is None:
        raise Refused("Say what the comment is on.")
    check_open(about.audit)
    check_take_part(by, [agency])
    said = Comment(
        partnership=by.partnership, audit=about.audit, circulation=circulation, conclusion=conclusion, agency=agency,
        text=text, is_to_follow_up=is_to_follow_up, made_on=by.today,
    )  # fmt: skip
    save_checked(said)
    record("findings.commented", subject=said, by=by, at=at, facts={"agency": agency.pk, "issue": is_to_follow_up})
    return said


@transaction.atomic
def answer_comment(*, comment: Comment, answer: str, by: Standing, at: datetime) -> None:
    """Say what became of a comment: what was changed, looked into, or why not."""
    check_may_run_audit(by)
    by.check_owns(comment)
    if not answer.strip():
        raise Refused({"answer": ["Say what became of it."]})
    comment.answer, comment.answered_on = answer, by.today
    save_checked(comment)
    record("findings.comment-answered", subject=comment, by=by, at=at, facts={"agency": comment.agency_id})
