"""Write a bundle that withstands the attack, and record it."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from django.db import transaction

from frankpledge.adapters.releases.refusal import ReleaseRefused
from frankpledge.adapters.releases.shelf import keep_bundle
from frankpledge.adapters.releases.write import write_release
from frankpledge.core.faults import Refused
from frankpledge.core.provenance import Audit
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.publication.earlier import released_folders
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.permissions import check_may_propose
from frankpledge.stages.publication.queries import bundles


def write_bundle(content: Audit, *, of: Partnership) -> str:
    """Write the bundle's files, attack them as an intruder would who has read all that was released before, keep them.

    Returns their digest. Takes seconds and touches no table, so that nobody waits for it.

    Raises
    ------
    Refused
        A withheld figure could be worked out from what was written.
    """
    bundles().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=bundles()) as stage:
        written = Path(stage) / "bundle"
        try:
            write_release(written, content, tables_only=False, earlier=released_folders(of))
        except ReleaseRefused as refused:
            raise Refused(
                "A figure that is withheld could be worked out from the rest, or from it and what was released before, "
                "so nothing is kept."
            ) from refused
        return keep_bundle(written, bundles())


@transaction.atomic
def prepare(*, title: str, bundle: str, by: Standing, at: datetime) -> ReleaseCandidate:
    """Record a bundle that was written and withstood the attack."""
    check_may_propose(by)
    candidate = ReleaseCandidate(
        partnership=by.partnership, title=title, bundle_digest=bundle, prepared_by=by.person, prepared_at=at
    )
    save_checked(candidate)
    record("release.prepared", subject=candidate, by=by, at=at, facts={"bundle": bundle})
    return candidate
