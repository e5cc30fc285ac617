"""The inbox in a copy: a SQLite file that the public site writes to meanwhile, copied as of one moment.

An inbox on PostgreSQL is copied with that server. What was taken in already stands in the rows as well; the copy is for
what was thanked for and not taken in yet.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings

from frankpledge.adapters.inbox.box import FILE
from frankpledge.adapters.inbox.database import SHARED_WITH_GROUP, address_of
from frankpledge.site.backup.manifest import Manifest
from frankpledge.site.backup.places import copy_file, sha256_of

NAME = f"inbox/{FILE}"


def copy_inbox(stage: Path, manifest: Manifest) -> None:
    """Copy the inbox into a backup, where it is a file and there is one."""
    source = address_of(settings.INBOX, FILE)
    if not isinstance(source, Path) or not source.exists():
        return
    target = stage / NAME
    target.parent.mkdir()
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target)) as copy:
        there.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, whole in itself
    manifest.files[NAME] = sha256_of(target)


def restore_inbox(folder: Path, manifest: Manifest) -> Path | None:
    """Put the inbox back, and return where; one that is there has more in it than any copy, and is left alone."""
    target = address_of(settings.INBOX, FILE)
    if NAME not in manifest.files or not isinstance(target, Path) or target.exists():
        return None
    copy_file(folder / NAME, target)
    target.chmod(SHARED_WITH_GROUP)
    return target
