"""Extracts that nobody's submission refers to: an upload that was interrupted, or refused after its bytes were kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.store import extracts

KEPT = timedelta(days=1)
"""So long an upload may take between its bytes and its record."""


def discard_unclaimed(*, at: datetime) -> int:
    """Delete the extracts that no submission refers to and that are older than a day; return how many.

    The bytes are set aside before the last look, so that the same file sent again at this moment is kept.
    """
    store, before = extracts(), (at - KEPT).timestamp()
    old = store.older_than(before)
    return sum(store.discard_unless(sha256, is_claimed, before) for sha256 in old if not is_claimed(sha256))


def is_claimed(sha256: str) -> bool:
    """Say whether any submission refers to an extract."""
    return Submission.objects.filter(sha256=sha256).exists()
