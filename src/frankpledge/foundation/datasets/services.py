"""Take extracts in, and open them: both only with a permit from the gate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path, PurePath

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets import events  # noqa: F401 -- registers its words
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.store import extracts
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.gate import Permit, Purpose

ODD = re.compile(r"[^\w.() -]+")
SUFFIXES = (".csv", ".csv.gz", ".zip")


def receive(*, permit: Permit, name: str, chunks: Iterable[bytes], by: Standing, at: datetime) -> Submission:
    """Keep a file under its hash and record it; the same file twice is one submission."""
    if permit.purpose is not Purpose.SUPPLY or permit.partnership != by.partnership:
        raise NotPermitted("This permit is not for supplying data to this partnership.")
    if not name.lower().endswith(SUFFIXES):
        raise Refused({"file": ["The street file must be a .csv, .csv.gz or .zip file."]})
    stored = extracts().put(chunks)
    if stored.size == 0:
        raise Refused({"file": ["The file is empty. Choose the file that data.police.uk gave you."]})
    with transaction.atomic():
        earlier = Submission.objects.filter(
            partnership=by.partnership, agency=permit.agency, sha256=stored.sha256
        ).first()
        if earlier:
            return earlier
        made = Submission(
            partnership=by.partnership, agency=permit.agency, protocol_id=permit.protocol_id,
            category=permit.category, file_name=safe_name(name), sha256=stored.sha256, size=stored.size,
            received_at=at, received_from=by.person,
        )  # fmt: skip
        save_checked(made)
        record("submission.received", subject=made, by=by, at=at, facts={"sha256": stored.sha256, "bytes": stored.size})
        return made


def open_submission(*, permit: Permit, submission: Submission, by: Standing, at: datetime) -> Path:
    """Return where the bytes stand, for whoever has the gate's permit to analyse them; the opening is recorded."""
    fits = (permit.purpose, permit.partnership, permit.agency, permit.category) == (
        Purpose.ANALYSE, submission.partnership, submission.agency, submission.category,
    )  # fmt: skip
    if not fits:
        raise NotPermitted("This permit does not cover that extract.")
    with transaction.atomic():
        record("submission.opened", subject=submission, by=by, at=at, facts={"protocol": permit.protocol_id})
    return extracts().path(submission.sha256)


def safe_name(name: str) -> str:
    """Return a file's own name without its folders and odd characters.

    >>> safe_name("../../etc/2025-01 street;.csv")
    '2025-01 street_.csv'
    """
    return ODD.sub("_", PurePath(name.replace("\\", "/")).name)[-150:]
