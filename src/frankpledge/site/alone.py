"""Let one process at a time do a thing, on whichever database; a killed one holds up nobody."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager

from django.conf import settings
from django.db import connection


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """Yield whether nobody else is at it; nobody else may begin while the block runs.

    The database server keeps the lock, or, beside a database that is a file, a file. Either lets go by itself when
    the process ends, however it ends.
    """
    holding = _held_by_server(name) if connection.vendor == "postgresql" else _held_by_file(name)
    with holding as is_ours:
        yield is_ours


@contextmanager
def _held_by_server(name: str) -> Iterator[bool]:
    key = zlib.crc32(f"frankpledge {name}".encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours and not connection.closed_in_transaction and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _held_by_file(name: str) -> Iterator[bool]:
    with closing(sqlite3.connect(settings.HOME / f"{name}.lock", timeout=0, isolation_level=None)) as file:
        try:
            file.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            yield False
        else:
            yield True
