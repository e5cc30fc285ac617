"""An extract that comes in parts: begun under a permit, each part sealed as it arrives, received when it is whole."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone

from frankpledge.adapters.intake import SealBroken, SealedReader
from frankpledge.adapters.intake.rows import READABLE
from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission, SupplyToken, Upload, UploadPart
from frankpledge.foundation.datasets.services.naming import safe_name
from frankpledge.foundation.datasets.services.receiving import GONE, Sealed, WrongDigest, receive, seal
from frankpledge.foundation.datasets.store import spool_folder
from frankpledge.foundation.eventlog.services import Actor, record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.gate import Act, issue_permit

LARGEST = 2 << 30
"""Bytes of one extract."""
PART = 8 << 20
"""Bytes of one sealed part: so much, at most, comes again when the process is killed."""
CHUNK = 1 << 18
MOST_UNDER_WAY = 10
"""Uploads of one agency that may be under way at once."""
LASTS = timedelta(days=1)
"""So long an upload waits for its next part."""

SHA256 = re.compile(r"[0-9a-f]{64}")

Read = Callable[[int], bytes]


class UploadRefused(Refused):
    """What was asked of an upload cannot be done; ``code`` says to programs why, the sentence to people."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def begin_upload(
    *, token: SupplyToken, dataset: str, file_name: str, size: int, sha256: str, by: Standing, at: datetime,
    once_key: str = "",
) -> Upload:  # fmt: skip
    """Declare an extract that is to come in parts. Asked for again, it is the same upload.

    Raises
    ------
    NotPermitted
        The token is not for these data, or no live signed protocol covers them.
    Refused
        What is declared cannot be, or the key was used for something else.
    """
    check_bears(token, by)
    check_covers(token, dataset)
    issue_permit(by, token.agency, dataset, Act.SUPPLY)
    _check_declared(file_name, size, sha256)
    wanted = Upload(
        partnership=by.partnership, agency=token.agency, dataset=dataset, token=token, name=secrets.token_hex(16),
        once_key=once_key or f"{dataset}:{sha256}", file_name=safe_name(file_name), sha256=sha256, size=size,
        begun_at=at, last_at=at,
    )  # fmt: skip
    try:
        return _earlier(wanted) or _begun(wanted, by, at)
    except (IntegrityError, Refused):  # asked for twice at one moment
        earlier = _earlier(wanted)
        if earlier is None:
            raise
        return earlier


def _check_declared(file_name: str, size: int, sha256: str) -> None:
    kind, digest = file_name.lower().endswith(READABLE), SHA256.fullmatch(sha256)
    refuse_if_any(
        {
            "filename": [] if kind else [f"The file must be one of: {', '.join(READABLE)}."],
            "size": [] if 0 < size <= LARGEST else [f"An extract has between 1 and {LARGEST:,} bytes."],
            "sha256": [] if digest else ["Give the SHA-256 of the file, 64 hexadecimal digits in lower case."],
        }
    )


def _earlier(wanted: Upload) -> Upload | None:
    same = Upload.objects.filter(
        partnership=wanted.partnership, agency=wanted.agency, once_key=wanted.once_key, ended=""
    )
    found = same.exclude(submission__status__in=GONE).first()
    parts = ("dataset", "size", "sha256")
    if found and any(getattr(found, part) != getattr(wanted, part) for part in parts):
        raise UploadRefused("key-used", "This idempotency key was used for another extract. Choose another key.")
    return found


@transaction.atomic
def _begun(wanted: Upload, by: Standing, at: datetime) -> Upload:
    under_way = Upload.objects.filter(
        partnership=wanted.partnership, agency=wanted.agency, submission=None, ended=""
    ).count()
    if under_way >= MOST_UNDER_WAY:
        raise UploadRefused("too-many-uploads", f"{MOST_UNDER_WAY} uploads are under way. Finish or withdraw one.")
    save_checked(wanted)
    SupplyToken.objects.filter(pk=wanted.token_id).update(last_used_at=at)
    facts = {"token": wanted.token_id, "sha256": wanted.sha256, "bytes": wanted.size}
    record("upload.begun", subject=wanted, by=by, at=at, facts=facts)
    return wanted


def check_bears(token: SupplyToken, by: Standing) -> None:
    """Refuse whoever does not act by this token, or by one that was revoked or has run out meanwhile."""
    now = SupplyToken.objects.filter(pk=token.pk, made_by=by.person, partnership=by.partnership).first()
    if now is None or not now.is_good_on(by.today):
        raise NotPermitted("This token opens nothing any more. Ask for a new one.")


def check_covers(token: SupplyToken, dataset: str) -> None:
    """Refuse data for which the token was not made."""
    if dataset not in token.datasets:
        raise NotPermitted("This token was not made for that dataset.")


def _check_goes_on(upload: Upload, token: SupplyToken, by: Standing) -> None:
    check_bears(token, by)
    check_covers(token, upload.dataset)
    if (upload.partnership_id, upload.agency_id) != (token.partnership_id, token.agency_id):
        raise NotPermitted("That upload is another agency's.")


def add_bytes(
    *, upload: Upload, token: SupplyToken, starts: int, length: int, read: Read, by: Standing, at: datetime
) -> Upload:
    """Seal what comes, a part at a time. What had come whole when a connection breaks stays.

    Raises
    ------
    Refused
        It does not begin where the last part ended, or is more than was declared.
    """
    _check_goes_on(upload, token, by)
    _check_place(upload, starts)
    if starts + length > upload.size:
        raise UploadRefused("too-long", f"That is more than the {upload.size:,} bytes declared. Nothing of it is kept.")
    ends = starts + length
    while starts < ends:
        sealed = seal(_chunks(read, min(PART, ends - starts)))
        if sealed.size == 0:
            sealed.path.unlink(missing_ok=True)
            break
        upload = _kept(upload, token, starts, sealed, by, at)
        starts += sealed.size
    return upload


def _check_place(upload: Upload, starts: int) -> None:
    if not upload.is_under_way:
        raise UploadRefused("upload-over", "This upload is over: nothing more is taken under it.")
    if starts != upload.arrived:
        raise UploadRefused("wrong-offset", f"The next byte wanted is {upload.arrived}. Ask for the offset and go on.")


def _chunks(read: Read, size: int) -> Iterator[bytes]:
    while size and (chunk := read(min(CHUNK, size))):
        size -= len(chunk)
        yield chunk


def _kept(upload: Upload, token: SupplyToken, starts: int, sealed: Sealed, by: Standing, at: datetime) -> Upload:
    """Record a part that is sealed, if it is still wanted; one that is not leaves nothing."""
    try:
        with transaction.atomic():
            locked = Upload.objects.select_for_update().get(pk=upload.pk)
            check_bears(token, by)  # it may have been revoked while the bytes came
            _check_place(locked, starts)
            UploadPart.objects.create(
                upload=locked, starts=starts, size=sealed.size, name=sealed.path.name, key=sealed.key
            )
            locked.arrived, locked.last_at = starts + sealed.size, at
            save_checked(locked)
            SupplyToken.objects.filter(pk=token.pk).update(last_used_at=at)
    except BaseException:
        sealed.path.unlink(missing_ok=True)
        raise
    return locked


def finish_upload(*, upload: Upload, token: SupplyToken, by: Standing, at: datetime) -> Submission:
    """Receive an upload that is whole, under a permit asked for anew. Done twice, or by two, it is done once.

    Raises
    ------
    NotPermitted
        The protocol has ended meanwhile; nothing is kept.
    Refused
        What arrived is not what was declared, or cannot be read; nothing is kept.
    """
    _check_goes_on(upload, token, by)
    upload = Upload.objects.select_related("agency", "submission").get(pk=upload.pk)
    if upload.submission:
        return upload.submission
    if not upload.is_under_way or upload.arrived != upload.size:
        raise UploadRefused("not-whole", "Not all of it has arrived.")
    try:
        permit = issue_permit(by, upload.agency, upload.dataset, Act.SUPPLY)
        made = receive(permit=permit, name=upload.file_name, chunks=bytes_of(upload), by=by, at=at,
                       declared=upload.sha256)  # fmt: skip
    except (NotPermitted, Refused, SealBroken, FileNotFoundError) as fault:
        _ended_by(fault, upload, by, at)
        raise
    return _finished(upload, made)


def _ended_by(fault: Exception, upload: Upload, by: Standing, at: datetime) -> None:
    why = {NotPermitted: Upload.End.NOT_COVERED, WrongDigest: Upload.End.WRONG_DIGEST, Refused: Upload.End.UNREADABLE}
    end_upload(upload=upload, why=why.get(type(fault), Upload.End.LOST), by=by, at=at)
    if isinstance(fault, SealBroken | FileNotFoundError):
        raise UploadRefused("lost", "What had arrived did not survive here. Send it again.") from fault


def bytes_of(upload: Upload) -> Iterator[bytes]:
    """Yield what has arrived, in order, opening one sealed part at a time."""
    for part in upload.parts.order_by("starts"):
        with SealedReader(spool_folder() / part.name, bytes(part.key)) as file:
            yield from iter(lambda file=file: file.read(CHUNK), b"")  # type: ignore[misc]


@transaction.atomic
def _finished(upload: Upload, made: Submission) -> Submission:
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    if locked.is_under_way:
        locked.submission = made
        save_checked(locked)
        destroy_parts(locked)
    return made


@transaction.atomic
def end_upload(*, upload: Upload, why: str, by: Actor, at: datetime) -> None:
    """End an upload without an extract, and destroy what had come of it."""
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    if not locked.is_under_way:
        return
    locked.ended = why
    save_checked(locked)
    record("upload.ended", subject=locked, by=by, at=at, facts={"why": why})
    destroy_parts(locked)


def withdraw_upload(*, upload: Upload, token: SupplyToken, by: Standing, at: datetime) -> None:
    """End one's own upload."""
    _check_goes_on(upload, token, by)
    if not upload.is_under_way:
        raise UploadRefused("upload-over", "This upload is over.")
    end_upload(upload=upload, why=Upload.End.WITHDRAWN, by=by, at=at)


def destroy_parts(upload: Upload) -> None:
    """Destroy the keys of an upload's parts now, and the files when that is saved."""
    for part in UploadPart.objects.filter(upload=upload):
        path: Path = spool_folder() / part.name
        part.delete()
        transaction.on_commit(lambda path=path: path.unlink(missing_ok=True))  # type: ignore[misc]


def expires_at(upload: Upload) -> datetime:
    """Return until when the next part is waited for."""
    return timezone.localtime(upload.last_at + LASTS)
