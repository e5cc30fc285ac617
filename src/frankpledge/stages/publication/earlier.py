"""What a partnership has released already: beside all of it a new release must be safe."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.db.models import F, Q

from frankpledge.adapters.releases.attack import attack
from frankpledge.adapters.releases.earlier import read_earlier
from frankpledge.core.disclosure.earlier import EarlierRelease
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.queries import bundles


def released_folders(partnership: Partnership, *, since: datetime | None = None) -> list[Path]:
    """Return the bundles of everything that was released, oldest first; with ``since``, of what was after that.

    What is under embargo counts, for it will be public; what was withdrawn counts, for it was.
    """
    found = ReleaseCandidate.objects.filter(partnership=partnership, released_at__isnull=False).order_by("number")
    found = found.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("public_from")))
    later = found.filter(released_at__gte=since) if since else found
    return [bundles() / digest for digest in later.values_list("bundle_digest", flat=True)]


def what_was_released(partnership: Partnership) -> tuple[EarlierRelease, ...]:
    """Return what every release published, for a new one to be protected beside it."""
    return read_earlier(released_folders(partnership))


def check_safe_beside(candidate: ReleaseCandidate) -> None:
    """Refuse a bundle that would give a withheld figure away together with what was released after it was prepared.

    Beside what had been released before, it was protected and attacked when it was made.
    """
    if not released_folders(candidate.partnership, since=candidate.prepared_at):
        return
    report = attack(bundles() / candidate.bundle_digest, released_folders(candidate.partnership), every_line=False)
    if report.broken:
        raise Refused(
            "Together with what was published since it was prepared, a withheld figure could be worked out. Count it "
            "again: it is then protected beside that."
        )
