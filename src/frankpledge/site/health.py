"""Whether the site runs: each part in a word, for a machine that watches; no number, no name, nothing from records."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from frankpledge.site.heartbeats import ANY_WORKER, TICK, last_beat

OK = "ok"
LATE = timedelta(minutes=5)
LEAST_FREE = 500 << 20
"""Bytes that must be free, so that an extract and its counting find room."""


def look_at_health(at: datetime) -> dict[str, str]:
    """Return how each part is: ``ok``, or a word for what is wrong."""
    checks: dict[str, Callable[[], str]] = {
        "database": _database,
        "migrations": _migrations,
        "worker": lambda: _seen(ANY_WORKER, at),
        "tick": lambda: _seen(TICK, at),
        "disk": _disk,
        "shelf": _shelf,
    }
    return {name: _asked(check) for name, check in checks.items()}


def is_well(found: dict[str, str]) -> bool:
    """Say whether nothing is wrong. What has never run yet is not wrong: a site begins so."""
    return set(found.values()) <= {OK, "never"}


def _asked(check: Callable[[], str]) -> str:
    try:
        return check()
    except (DatabaseError, OSError):
        return "failed"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _migrations() -> str:
    return OK if _written() <= MigrationRecorder(connection).applied_migrations().keys() else "waiting"


@cache
def _written() -> set[tuple[str, str]]:
    """Return the program's migrations, which do not change while a process lives."""
    return set(MigrationLoader(None).disk_migrations)


def _seen(name: str, at: datetime) -> str:
    last = last_beat(name)
    if last is None:
        return "never"
    return OK if last > at - LATE else "silent"


def _disk() -> str:
    return OK if shutil.disk_usage(settings.HOME).free >= LEAST_FREE else "nearly-full"


def _shelf() -> str:
    shelf = Path(settings.RELEASES_ROOT)
    standing = next(folder for folder in (shelf, *shelf.parents) if folder.exists())
    return OK if os.access(standing, os.W_OK | os.X_OK) else "closed"
