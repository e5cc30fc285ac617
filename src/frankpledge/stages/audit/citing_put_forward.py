"""How an issue put forward for an audit stands in the ledger of evidence.

Between the colons of its key stands the audit: no exercise of consultation heard it.
"""

from __future__ import annotations

from datetime import datetime

from frankpledge.foundation.eventlog.services import Actor
from frankpledge.foundation.evidence.content import Content
from frankpledge.foundation.evidence.models import Kind, Version
from frankpledge.foundation.evidence.services import enter
from frankpledge.foundation.evidence.ways import answer_at, lead
from frankpledge.stages.audit.models import PutForward
from frankpledge.stages.audit.permissions import may_read_audit
from frankpledge.stages.audit.rules.put_forward import HAND, ORIGINS, Origin


def put_forward_by(issue: PutForward) -> str:
    """Say who puts an issue forward: the agency, or of the public who told it."""
    return str(issue.agency or issue.told_by or ORIGINS[Origin(issue.origin)])


def cite_put_forward(issue: PutForward, *, by: Actor, at: datetime) -> Version:
    """Enter an issue put forward: what it is, and whose."""
    content = Content(
        title=issue.title, text=issue.words,
        facts=[
            ("From", ORIGINS[Origin(issue.origin)]), ("Put forward by", put_forward_by(issue)),
            ("Put forward on", f"{issue.put_on:%-d %B %Y}"), ("For", str(issue.audit)),
        ],
    )  # fmt: skip
    return enter(
        kind=Kind.ISSUE, key=f"{HAND}:audit-{issue.audit_id}:{issue.pk}", content=content,
        leads_to=issue.audit_id, by=by, at=at,
    )  # fmt: skip


lead({HAND: ("audit:put-forward", lambda standing, item: may_read_audit(standing))})
answer_at({HAND: "audit:put-forward"})
