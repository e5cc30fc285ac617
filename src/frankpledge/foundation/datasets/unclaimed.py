"""Files that nobody's submission refers to: what was interrupted, returned, or refused after its bytes were kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from frankpledge.foundation.datasets.models import Spool, UploadPart
from frankpledge.foundation.datasets.services.retaining import is_held
from frankpledge.foundation.datasets.store import snapshots, spool_folder

KEPT = timedelta(days=1)
"""So long an upload may take between its bytes and its record."""


def discard_unclaimed(*, at: datetime) -> int:
    """Delete the snapshots and sealed files, older than a day, that no submission refers to; return how many.

    The bytes are set aside before the last look, so that the same file sent again at this moment is kept.
    """
    store, before = snapshots(), (at - KEPT).timestamp()
    old = store.older_than(before)
    gone = sum(store.discard_unless(sha256, is_held, before) for sha256 in old if not is_held(sha256))
    return gone + _discard_spools(before)


def _discard_spools(before: float) -> int:
    known = {name for model in (Spool, UploadPart) for name in model.objects.values_list("name", flat=True)}
    left = [path for path in spool_folder().iterdir() if path.name not in known and path.stat().st_mtime < before]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
