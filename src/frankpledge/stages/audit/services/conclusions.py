"""Write what an audit says, in what words, and on what each thing rests (R089, R094, R114, R115)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.citing import cite_conclusion
from frankpledge.stages.audit.events import conclusions as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Audit, Commission, Conclusion, Finding, Knowledge, Source, Wording
from frankpledge.stages.audit.services.audits import change_text, check_may_change
from frankpledge.stages.partnership.services.membership import check_took_part


@transaction.atomic
def write_conclusion(
    *, audit: Audit, part: str, theme: str, text: str, by: Standing, at: datetime,
    commission: Commission | None = None,
) -> Conclusion:  # fmt: skip
    """Write one thing that the audit says; a draft of a contractor's names the commission it comes from."""
    check_may_change(audit, by)
    by.check_owns(commission)
    conclusion = Conclusion(
        partnership=by.partnership, audit=audit, part=part, theme=" ".join(theme.split()), text=text,
        commission=commission, written_on=by.today,
    )  # fmt: skip
    save_checked(conclusion)
    change_text(audit)
    record("conclusion.written", subject=conclusion, by=by, at=at, facts={"audit": audit.pk, "part": part})
    cite_conclusion(conclusion, by=by, at=at)
    return conclusion


@transaction.atomic
def reword_conclusion(
    *, conclusion: Conclusion, text: str, reason: str, by: Standing, at: datetime, wished_by: Agency | None = None
) -> None:
    """Change the words, keeping how it read, at which agency's wish, and why."""
    check_stands(conclusion, by)
    check_took_part(by, wished_by=wished_by)
    if not reason.strip():
        raise Refused({"reason": ["Say why the words are changed."]})
    if text == conclusion.text:
        raise Refused({"text": ["These are the words as they stand."]})
    before = Wording(
        partnership=by.partnership, conclusion=conclusion, text=conclusion.text, changed_on=by.today,
        wished_by=wished_by, reason=reason,
    )  # fmt: skip
    save_checked(before)
    conclusion.text = text
    save_checked(conclusion)
    change_text(conclusion.audit)
    facts = {"agency": wished_by.pk if wished_by else None}
    record("conclusion.reworded", subject=conclusion, by=by, at=at, facts=facts)
    cite_conclusion(conclusion, by=by, at=at)


@transaction.atomic
def tie_conclusion(
    *, conclusion: Conclusion, by: Standing, at: datetime, findings: Iterable[Finding] = (),
    knowledge: Iterable[Knowledge] = (), sources: Iterable[Source] = (), rests_on: Iterable[Conclusion] = (),
) -> None:  # fmt: skip
    """Say what it rests on; what is given takes the place of what was said before."""
    check_stands(conclusion, by)
    findings, knowledge, sources, rests_on = list(findings), list(knowledge), list(sources), list(rests_on)
    by.check_owns(*findings, *knowledge, *sources, *rests_on)
    if any(each.audit_id != conclusion.audit_id for each in (*knowledge, *sources, *rests_on)):
        raise Refused("Choose among what belongs to this audit.")
    if any(each.pk == conclusion.pk for each in rests_on):
        raise Refused({"rests_on": ["Nothing rests on itself."]})
    conclusion.findings.set(findings)
    conclusion.knowledge.set(knowledge)
    conclusion.sources.set(sources)
    conclusion.rests_on.set(rests_on)
    change_text(conclusion.audit)
    facts = {
        "findings": len(findings), "knowledge": len(knowledge), "sources": len(sources), "conclusions": len(rests_on)
    }  # fmt: skip
    record("conclusion.tied", subject=conclusion, by=by, at=at, facts=facts)
    cite_conclusion(conclusion, by=by, at=at)


@transaction.atomic
def withdraw_conclusion(*, conclusion: Conclusion, by: Standing, at: datetime) -> None:
    """Take something back; it stays on record with its comments."""
    check_stands(conclusion, by)
    conclusion.withdrawn_on = by.today
    save_checked(conclusion)
    change_text(conclusion.audit)
    record("conclusion.withdrawn", subject=conclusion, by=by, at=at)
    cite_conclusion(conclusion, by=by, at=at)


def check_stands(conclusion: Conclusion, by: Standing) -> None:
    """Refuse whoever may not write what the audit says, and any change of what was taken back or is closed."""
    by.check_owns(conclusion)
    check_may_change(conclusion.audit, by)
    if conclusion.withdrawn_on:
        raise Refused("This was taken back. Write it anew.")
