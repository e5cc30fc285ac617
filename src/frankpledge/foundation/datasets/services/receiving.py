"""Receive a file: sealed under a key of its own while it arrives, and recorded when it is there whole."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import IntegrityError, transaction

from frankpledge.adapters.intake import SealedWriter, new_key
from frankpledge.adapters.intake.rows import READABLE
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import ColumnNames, Spool, Submission
from frankpledge.foundation.datasets.services.fulfilling import tie
from frankpledge.foundation.datasets.services.naming import safe_name
from frankpledge.foundation.datasets.store import spool_folder
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.gate import Act, Permit, check_still_holds
from frankpledge.foundation.sharing.models import Instalment


@dataclass(frozen=True)
class Share:
    """One partnership's share of a file: the permit for it, who sends it there, and which areas' rows it is to get."""

    permit: Permit
    by: Standing
    area_field: str = ""
    codes: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    serves: Instalment | None = None
    """What it was asked for under, where it was asked for."""


GONE = (Submission.Status.UNREADABLE, Submission.Status.RETURNED, Submission.Status.DELETED)
"""States of a submission after which the same file may come again."""


class WrongDigest(Refused):
    """What arrived is not the file whose SHA-256 was declared."""


def receive(
    *, permit: Permit, name: str, chunks: Iterable[bytes], by: Standing, at: datetime, declared: str = ""
) -> Submission:
    """Seal a file as it comes and record it; the worker takes it in as soon as this is saved.

    The same file twice is one submission. ``declared`` is the SHA-256 that the sender says it has, where they do.

    Raises
    ------
    NotPermitted
        The permit is for something else, or somebody else's.
    Refused
        The file is empty, of a kind that cannot be read, or another than was declared.
    """
    return receive_shared(shares=[Share(permit, by)], name=name, chunks=chunks, at=at, declared=declared)[0]


def receive_shared(
    *, shares: Sequence[Share], name: str, chunks: Iterable[bytes], at: datetime, declared: str = ""
) -> list[Submission]:
    """Seal one file for all who are to have a share of it: one submission each, in the order of the shares.

    It is sealed once, taken in once for each share with only that share's rows, and gone with the last of them.
    """
    for share in shares:
        check_still_holds(share.permit, share.by, Act.SUPPLY)
    if not name.lower().endswith(READABLE):
        raise Refused({"file": [f"The file must be one of: {', '.join(READABLE)}."]})
    sealed = seal(chunks)
    try:
        if declared not in ("", sealed.sha256):
            raise WrongDigest("What arrived has another SHA-256 than was declared. Nothing is kept: send it again.")
        return _recorded(shares, name, sealed, at)
    finally:
        if not Spool.objects.filter(name=sealed.path.name).exists():  # refused, or the same file was here already
            sealed.path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Sealed:
    """A file that was sealed as it came: where it stands, its key, its hash and its size."""

    path: Path
    key: bytes
    sha256: str
    size: int


def seal(chunks: Iterable[bytes]) -> Sealed:
    """Write chunks sealed under a new key."""
    path, key = spool_folder() / secrets.token_hex(16), new_key()
    digest, size = hashlib.sha256(), 0
    try:
        with SealedWriter(path, key) as file:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Sealed(path, key, digest.hexdigest(), size)


def _recorded(shares: Sequence[Share], name: str, sealed: Sealed, at: datetime) -> list[Submission]:
    if sealed.size == 0:
        raise Refused({"file": ["The file is empty. Choose the file again."]})
    try:
        with transaction.atomic():
            return [_tied(_same(share, sealed) or _new(share, name, sealed, at), share, at) for share in shares]
    except (IntegrityError, Refused):  # the same file came twice at one moment
        earlier = [_same(share, sealed) for share in shares]
        if None in earlier:
            raise
        with transaction.atomic():
            return [_tied(each, share, at) for each, share in zip(earlier, shares, strict=True) if each]


def _tied(submission: Submission, share: Share, at: datetime) -> Submission:
    if share.serves:
        tie(submission, share.serves, share.by, at)
    return submission


def _same(share: Share, sealed: Sealed) -> Submission | None:
    permit = share.permit
    same = Submission.objects.filter(
        partnership=permit.partnership, agency=permit.agency, dataset=permit.dataset.key, sha256=sealed.sha256
    )
    found = same.exclude(status__in=GONE).first()
    if found and (found.area_field, set(found.area_codes)) != (share.area_field, set(share.codes)):
        raise Refused({"file": ["This file was sent before, for other areas. Ask for that extract to be returned."]})
    return found


def _new(share: Share, name: str, sealed: Sealed, at: datetime) -> Submission:
    permit, by = share.permit, share.by
    size = None if share.codes else sealed.size
    made = Submission(
        partnership=by.partnership, agency=permit.agency, flow=permit.flow, dataset=permit.dataset.key,
        file_name=safe_name(name), sha256=sealed.sha256, size=size, received_at=at, received_from=by.person,
        keep_until=by.today + timedelta(days=permit.flow.keep_days), area_field=share.area_field,
        area_codes=sorted(share.codes),
    )  # fmt: skip
    save_checked(made)
    Spool.objects.create(
        submission=made, name=sealed.path.name, key=sealed.key, elsewhere=sorted(share.elsewhere)
    )  # fmt: skip
    facts = {"sha256": sealed.sha256} | ({"bytes": size} if size is not None else {"areas": len(share.codes)})
    record("submission.received", subject=made, by=by, at=at, facts=facts)
    from frankpledge.foundation.datasets.tasks import take_in_background

    transaction.on_commit(lambda: take_in_background.enqueue(made.pk))
    return made


@transaction.atomic
def name_columns(
    *, permit: Permit, submission: Submission, heading_row: int, names: Mapping[str, str], by: Standing, at: datetime,
    sheet: str = "",
) -> None:  # fmt: skip
    """Say which row holds the headings and which column is which field; it is remembered, and the file tried again."""
    check_still_holds(permit, by, Act.SUPPLY)
    by.check_owns(submission)
    if (permit.agency, permit.dataset.key) != (submission.agency, submission.dataset):
        raise NotPermitted("This permit does not cover that extract.")
    if not Spool.objects.filter(submission=submission).exists():
        raise Refused("The file was taken in already, or is gone. Send it again.")
    known = {each.key for each in permit.dataset.fields}
    chosen = {heading: key for heading, key in names.items() if key}
    if not set(chosen.values()) <= known or len(set(chosen.values())) < len(chosen):
        raise Refused("Choose each field for one column at most.")
    remembered, _ = ColumnNames.objects.get_or_create(
        partnership=by.partnership, agency=submission.agency, dataset=submission.dataset
    )
    remembered.names = remembered.names | chosen
    save_checked(remembered)
    submission.heading_row, submission.sheet, submission.faults = heading_row, sheet, []
    submission.status = Submission.Status.RECEIVED
    save_checked(submission)
    record("submission.columns-named", subject=submission, by=by, at=at, facts={"columns": len(chosen)})
    from frankpledge.foundation.datasets.tasks import take_in_background

    transaction.on_commit(lambda: take_in_background.enqueue(submission.pk))
