"""What the audit asks of the information officer."""

from __future__ import annotations

from django.utils.timezone import localdate

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.queries import submissions
from frankpledge.stages.audit.permissions import may_analyse
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse

MOST = 20


def audit_work(standing: Standing) -> list[WorkItem]:
    """Return the extracts received and not yet counted, the oldest first. One query."""
    if not may_analyse(standing):
        return []
    waiting = submissions(standing).filter(countings=None).order_by("received_at")[:MOST]
    return [
        WorkItem(
            f"Count the extract: {each}",
            reverse("audit:count", args=[standing.partnership.slug, each.pk]),
            None,
            "new",
            f"Received on {localdate(each.received_at):%-d %B %Y}",
        )
        for each in waiting
    ]
