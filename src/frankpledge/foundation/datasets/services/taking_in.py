"""Take a sealed file in: write what the protocol covers, then destroy the key and with it everything else."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from frankpledge.adapters.intake import Areas, Covered, Door, SealBroken, write_covered
from frankpledge.adapters.store import Stored
from frankpledge.core.faults import BadInput, Fault
from frankpledge.foundation.accounts.services import System
from frankpledge.foundation.datasets.columns import known_names
from frankpledge.foundation.datasets.models import PseudonymKey, Spool, Submission
from frankpledge.foundation.datasets.services.quality import see_again
from frankpledge.foundation.datasets.store import snapshots, spool_folder
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.kept_faults import fault_row
from frankpledge.foundation.saving import save_checked

NEEDS_NAMES = ("headings-missing", "heading-missing")
"""Faults that the sender can mend without sending the file again, by saying which column is which."""


def take_in(*, submission: Submission, at: datetime) -> Submission:
    """Write the snapshot of a submission that waits; killed at any moment, it is done again from the start."""
    spool = Spool.objects.filter(submission=submission).first()
    if spool is None or submission.status != Submission.Status.RECEIVED:
        return submission
    kept: list[Stored] = []

    def keep(chunks: Iterator[bytes]) -> None:
        kept.append(snapshots().put(chunks))

    path = spool_folder() / spool.name
    try:
        done = write_covered(path, bytes(spool.key), submission.file_name, _door(submission, spool), keep)
    except BadInput as fault:
        return _unreadable(submission, fault.faults, at)
    except (SealBroken, FileNotFoundError):
        return _unreadable(
            submission, [Fault("spool-lost", "the file did not survive the way here: send it again.")], at
        )
    return _finish(submission, done, kept[0], at)


def _door(submission: Submission, spool: Spool) -> Door:
    areas = Areas(submission.area_field, frozenset(submission.area_codes), frozenset(spool.elsewhere))
    return Door(
        submission.described, frozenset(submission.flow.fields), pseudonym_key_of(submission),
        known_names(submission), sheet=submission.sheet, heading_row=submission.heading_row,
        areas=areas if submission.area_codes else None,
    )  # fmt: skip


def pseudonym_key_of(submission: Submission) -> bytes:
    """Return the partnership's key for identifiers; made when it is first needed."""
    found, _ = PseudonymKey.objects.get_or_create(
        partnership=submission.partnership, defaults={"key": secrets.token_bytes(32)}
    )
    return bytes(found.key)


@transaction.atomic
def _finish(submission: Submission, done: Covered, kept: Stored, at: datetime) -> Submission:
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.status != Submission.Status.RECEIVED:
        return submission  # another worker was quicker
    submission.status, submission.taken_in_at = Submission.Status.CHECKED, at
    submission.snapshot_sha256, submission.snapshot_size = kept.sha256, kept.size
    submission.kept, submission.dropped = done.kept, done.dropped
    submission.rows, submission.unreadable_rows, submission.screened = done.rows, done.unreadable, done.screened
    submission.outside = done.outside
    submission.faults = [fault_row(fault) for fault in done.faults]
    save_checked(submission)
    facts = {"snapshot": kept.sha256, "rows": done.rows, "dropped": len(done.dropped)}
    record("submission.taken-in", subject=submission, by=System(submission.partnership), at=at, facts=facts)
    see_again(submission=submission, at=at)
    destroy_spool(submission)
    return submission


@transaction.atomic
def _unreadable(submission: Submission, faults: Any, at: datetime) -> Submission:
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.status != Submission.Status.RECEIVED:
        return submission
    submission.status = Submission.Status.UNREADABLE
    submission.faults = [fault_row(fault) for fault in faults]
    save_checked(submission)
    record("submission.unreadable", subject=submission, by=System(submission.partnership), at=at)
    if not any(fault.code in NEEDS_NAMES for fault in faults):
        destroy_spool(submission)
    return submission


def give_up(*, submission: Submission, at: datetime) -> Submission:
    """End the taking in of a file at which the program itself failed again and again."""
    mend = "the program failed at this file again and again: tell whoever runs this site."
    return _unreadable(submission, [Fault("program-failed", mend)], at)


def destroy_spool(submission: Submission) -> None:
    """Destroy a submission's key to its sealed file now; the file goes when that is saved, with the last who has one.

    Without any key it holds nothing.
    """
    for spool in Spool.objects.select_for_update().filter(submission=submission):
        name = spool.name
        spool.delete()
        transaction.on_commit(lambda name=name: _unlink_unless_awaited(name))  # type: ignore[misc]


def _unlink_unless_awaited(name: str) -> None:
    if not Spool.objects.filter(name=name).exists():
        (spool_folder() / name).unlink(missing_ok=True)
