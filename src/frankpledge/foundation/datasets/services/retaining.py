"""Delete what has been kept as long as its protocol allows, and prove it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.foundation.accounts.services import System
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services.taking_in import destroy_spool
from frankpledge.foundation.datasets.store import snapshots
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked

HOLDING = (Submission.Status.CHECKED, Submission.Status.ACCEPTED, Submission.Status.RECEIVED,
           Submission.Status.UNREADABLE)  # fmt: skip
"""States in which bytes of a submission may still stand somewhere."""


def delete_due(*, at: datetime) -> int:
    """Delete every submission's bytes whose time is over; return how many there were."""
    day = timezone.localdate(at)
    due = Submission.objects.filter(keep_until__lt=day, status__in=HOLDING).select_related("partnership")
    return sum(_delete(submission, at) for submission in due)


def _delete(submission: Submission, at: datetime) -> bool:
    """Delete one; the file goes before the row says so, so that the row never says more than is true."""
    sha256 = submission.snapshot_sha256
    if sha256 and not is_held(sha256, but=submission.pk):
        snapshots().discard(sha256)
    with transaction.atomic():
        locked = Submission.objects.select_for_update().get(pk=submission.pk)
        if locked.status not in HOLDING:
            return False
        destroy_spool(locked)
        locked.status, locked.deleted_at = Submission.Status.DELETED, at
        save_checked(locked)
        facts = {"snapshot": sha256 or None, "kept_until": locked.keep_until}
        record("submission.deleted", subject=locked, by=System(locked.partnership), at=at, facts=facts)
    return True


def is_held(sha256: str, *, but: int | None = None) -> bool:
    """Say whether any submission still holds a snapshot of that hash."""
    held = Submission.objects.filter(snapshot_sha256=sha256, status__in=HOLDING)
    return held.exclude(pk=but).exists()
