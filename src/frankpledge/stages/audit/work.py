"""What the audit asks of each person."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.timezone import localdate

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.queries import submissions
from frankpledge.stages.audit.permissions import may_analyse, may_read_audit
from frankpledge.stages.audit.queries.circulation import waiting_circulations
from frankpledge.stages.audit.queries.work import (
    overdue_agreements,
    overdue_deliveries,
    own_agreements,
    own_improvements,
    strategy_to_review,
)
from frankpledge.stages.partnership.meeting_states import due_state
from frankpledge.stages.partnership.queries.work import shortened
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import plural

MOST = 20


def audit_work(standing: Standing) -> list[WorkItem]:
    """Return what waits: to count, agree, comment, improve, and what others owe and is late. A query each at most."""
    if not may_read_audit(standing):
        return []
    parts = (_extracts, _to_agree, _late, _to_comment, _to_improve, _owed, _strategy)
    return [item for part in parts for item in part(standing)]


def _extracts(standing: Standing) -> Iterator[WorkItem]:
    """The extracts received and not yet counted, the oldest first."""
    if not may_analyse(standing):
        return
    waiting = submissions(standing).filter(countings=None).order_by("received_at")[:MOST]
    for each in waiting:
        yield WorkItem(
            f"Count the extract: {each}",
            reverse("audit:count", args=[standing.partnership.slug, each.pk]),
            None,
            "new",
            f"Received on {localdate(each.received_at):%-d %B %Y}",
        )


def _to_agree(standing: Standing) -> Iterator[WorkItem]:
    """What one's own agency is asked to agree to (R093)."""
    for each in own_agreements(standing):
        href = reverse("audit:agreement-answer", args=[standing.partnership.slug, each.pk])
        state = due_state(each.wanted_by, standing.today)
        text = f"Say whether {each.agency} agrees to the {each.matter} of {each.audit}"
        yield WorkItem(text, href, each.wanted_by, state, "Audit")


def _late(standing: Standing) -> Iterator[WorkItem]:
    """For the co-ordinator: agencies that have not answered by the day."""
    for audit, title, matter, count, since in overdue_agreements(standing):
        href = reverse("audit:agreement", args=[standing.partnership.slug, audit, matter])
        text = f"Remind {plural(count, 'agency', 'agencies')} to agree to the {matter} of {title}"
        yield WorkItem(text, href, since, "overdue", "Audit")


def _to_comment(standing: Standing) -> Iterator[WorkItem]:
    """Interim findings that one's own agency was shown and has said nothing of (R097)."""
    for each, agency in waiting_circulations(standing):
        href = reverse("audit:circulation", args=[standing.partnership.slug, each.pk])
        state = due_state(each.comments_by, standing.today)
        yield WorkItem(f"Comment for {agency} on interim findings: {each}", href, each.comments_by, state, "Audit")


def _to_improve(standing: Standing) -> Iterator[WorkItem]:
    """Improvements in the hands of a post that the person holds (R156)."""
    for each in own_improvements(standing):
        href = reverse("audit:improvements", args=[standing.partnership.slug, each.audit_id])
        yield WorkItem(shortened(each.what), href, each.due, due_state(each.due, standing.today), "Improvement")


def _owed(standing: Standing) -> Iterator[WorkItem]:
    """What contractors owe and is late (R163)."""
    for each in overdue_deliveries(standing)[:MOST]:
        href = reverse("audit:commission", args=[standing.partnership.slug, each.commission_id])
        yield WorkItem(f"Ask for what is late: {each}", href, each.due, "overdue", f"Commission: {each.commission}")


def _strategy(standing: Standing) -> Iterator[WorkItem]:
    """The data strategy, where it is to be looked at again or its lead's post is empty (R158)."""
    found = strategy_to_review(standing)
    if found:
        href = reverse("audit:data-strategy", args=[standing.partnership.slug])
        led = found.is_led  # type: ignore[attr-defined]
        text = "Look at the data strategy again" if led else "Name a post that leads on information and is filled"
        yield WorkItem(text, href, found.review_by, due_state(found.review_by, standing.today), "Data strategy")
