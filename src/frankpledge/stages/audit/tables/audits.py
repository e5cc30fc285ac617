"""The rows of the pages on audits as pieces of work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit
from frankpledge.stages.audit.tables.links import days_text, link
from frankpledge.ui.formats import money_text, period_text

Row = list[Any]


def audit_rows(found: Iterable[Audit], standing: Standing) -> list[Row]:
    """Return a row an audit."""
    return [
        [
            link(audit.title, "audit", standing, audit.pk), audit.get_kind_display(),
            period_text(audit.period_from, audit.period_to), str(audit.lead or "nobody yet"), audit.work_to,
            {"status": audit.state},
        ]
        for audit in found
    ]  # fmt: skip


def audit_facts(audit: Audit, meetings: tuple[int, int]) -> list[tuple[str, Any]]:
    """Return what is known of an audit: its resource plan stands here too (R109)."""
    held, coming = meetings
    overseen = f"{audit.oversight}: {held} held since the work began, {coming} to come" if audit.oversight else ""
    return [
        ("Kind", audit.get_kind_display()),
        ("How it stands", {"status": audit.state}),
        ("Period it looks at", period_text(audit.period_from, audit.period_to)),
        ("The work", period_text(audit.work_from, audit.work_to)),
        ("Led by", str(audit.lead or "nobody yet: name a post")),
        ("Overseen by", overseen or "no group yet"),
        ("Person-days there are", days_text(audit.person_days)),
        ("Money there is", money_text(audit.cost) if audit.cost is not None else "not said yet"),
    ]
