"""Files of documents on disk: under names of our own, whole or not at all."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.core.files import File
from django.core.files.storage import Storage
from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.stages.partnership.models import Document
from frankpledge.stages.partnership.rules.file_names import ending_of

LARGEST_BYTES = 25 * 2**20


@dataclass(frozen=True)
class StoredFile:
    """Where a file lies under the private folder, and its SHA-256; both empty where there is none."""

    name: str = ""
    digest: str = ""


@contextmanager
def kept_file(upload: File[bytes] | None, at: datetime) -> Iterator[StoredFile]:
    """Store an upload; where what follows fails, take it away again."""
    if upload is None:
        yield StoredFile()
        return
    _check_size(upload)
    stored = _store(upload, at)
    try:
        yield stored
    except BaseException:
        _storage().delete(stored.name)
        raise


def forget_file(name: str) -> None:
    """Delete a file that has been replaced, once the change holds."""
    if name:
        transaction.on_commit(lambda: _storage().delete(name))


def _storage() -> Storage:
    return Document._meta.get_field("file").storage


def _check_size(upload: File[bytes]) -> None:
    if not upload.size:
        raise Refused({"file": ["The selected file is empty."]})
    if upload.size > LARGEST_BYTES:
        raise Refused({"file": ["The selected file must be 25 MB or smaller."]})


def _store(upload: File[bytes], at: datetime) -> StoredFile:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    name = f"documents/{at:%Y}/{secrets.token_hex(16)}{ending_of(upload.name or '')}"
    try:
        return StoredFile(_storage().save(name, upload), digest.hexdigest())
    except OSError:
        _storage().delete(name)
        sentence = "The file could not be stored, and nothing was changed. Try again, or tell whoever runs the site."
        raise Refused({"file": [sentence]}) from None
