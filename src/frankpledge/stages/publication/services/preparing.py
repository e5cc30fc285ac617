"""Write a bundle that withstands the attack, and record it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from frankpledge.adapters.documents.plain import Document
from frankpledge.adapters.releases.plain import write_plain
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
from frankpledge.stages.publication.queries import bundles, status_of
from frankpledge.stages.publication.rules import Status, check_may_follow
from frankpledge.stages.publication.services.telling import locked


def write_bundle(content: Audit, *, of: Partnership) -> str:
    """Write the bundle's files, attack them as an intruder would who has read all that was released before, keep them.

    Returns their digest. Takes seconds and touches no table, so that nobody waits for it.

    Raises
    ------
    Refused
        A withheld figure could be worked out from what was written.
    """
    return _kept(lambda folder: write_release(folder, content, tables_only=False, earlier=released_folders(of)))


def write_plain_bundle(document: Document, account: Mapping[str, Any], *, of: Partnership) -> str:
    """Write a bundle of words and tables that is no audit; see ``write_bundle``. ``account``: where it comes from.

    Raises
    ------
    Refused
        It would give away a figure that was withheld before.
    """
    return _kept(lambda folder: write_plain(folder, document, account, earlier=released_folders(of)))


def _kept(write: Callable[[Path], object]) -> str:
    bundles().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=bundles()) as stage:
        written = Path(stage) / "bundle"
        try:
            write(written)
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


@transaction.atomic
def prepare_anew(*, candidate: ReleaseCandidate, bundle: str, by: Standing, at: datetime) -> ReleaseCandidate:
    """Record that a bundle which came back was written again; it is agreed to and signed off from the start."""
    check_may_propose(by)
    by.check_owns(candidate)
    candidate = locked(candidate)
    check_may_follow(status_of(candidate), Status.PROPOSED)
    candidate.bundle_digest, candidate.prepared_by, candidate.prepared_at = bundle, by.person, at
    save_checked(candidate)
    record("release.prepared", subject=candidate, by=by, at=at, facts={"bundle": bundle})
    return candidate
