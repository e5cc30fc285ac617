"""The small databases of the public site: a SQLite file in a folder of its own, or PostgreSQL, told by the address."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

BUSY_SECONDS = 5
SHARED_WITH_GROUP = 0o660
"""The public site writes, the working site reads: two users of one group."""

Address = Path | str
"""A file of SQLite's, or ``postgres://user:password@host/name``."""


class Unavailable(Exception):
    """The database could not do it: full, away, or closed to us. What was asked was not done. Carries no values."""


def address_of(setting: str, file: str) -> Address:
    """Return where a database is: what the setting says if it is PostgreSQL's address, else a file in that folder."""
    return setting if is_postgresql(setting) else Path(setting).absolute() / file


def is_postgresql(address: Address) -> bool:
    """Say whether an address is PostgreSQL's."""
    return isinstance(address, str) and address.startswith(("postgres://", "postgresql://"))


class Database:
    """One connection, opened when it is first needed and again after it broke. For one thread at a time."""

    def __init__(self, address: Address, schema: Sequence[str]) -> None:
        self.address = address
        self._schema = schema
        self._connection: Any = None

    def write(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each row, all in one transaction that stands on the disk when this returns.

        Raises
        ------
        Unavailable
            Then no row of them is there.
        """
        told = list(rows)
        self._run(lambda cursor: cursor.executemany(self._said(statement), told), begin="BEGIN IMMEDIATE")

    def read(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows that a query finds."""

        def ask(cursor: Any) -> list[tuple[Any, ...]]:
            cursor.execute(self._said(statement), tuple(values))
            return list(cursor.fetchall())

        found: list[tuple[Any, ...]] = self._run(ask)
        return found

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _said(self, statement: str) -> str:
        return statement.replace("?", "%s") if is_postgresql(self.address) else statement

    def _run(self, do: Any, begin: str = "BEGIN") -> Any:
        """Do it; once more on a new connection where PostgreSQL's had been cut. What we write may be written twice."""
        was_open = self._connection is not None
        try:
            return self._tried(do, begin)
        except Unavailable:
            if not is_postgresql(self.address):
                raise
            self._forget()
            if not was_open:
                raise
        return self._tried(do, begin)

    def _tried(self, do: Any, begin: str) -> Any:
        faults = _faults(self.address)
        try:
            if self._connection is None:
                self._connection = connect(self.address, self._schema)
            cursor = self._connection.cursor()
            try:
                if not is_postgresql(self.address):
                    cursor.execute(begin)
                done = do(cursor)
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise
        except faults as fault:
            raise Unavailable(type(fault).__name__) from None
        return done

    def _forget(self) -> None:
        """Open anew next time: the server may have gone and come back."""
        lost, self._connection = self._connection, None
        if lost is not None:
            with suppress(Exception):
                lost.close()


def _faults(address: Address) -> tuple[type[Exception], ...]:
    if is_postgresql(address):
        import psycopg

        return (psycopg.Error, OSError)
    return (sqlite3.Error, OSError)


def connect(address: Address, schema: Sequence[str]) -> Any:
    """Open a connection; where there is a schema and the database is a file, make what is not there yet.

    What survives what, on SQLite: with the journal ahead of the file (WAL) and ``synchronous=FULL`` a commit has
    reached the disk, as far as the disk tells the truth, before it returns. So an acknowledged row survives a killed
    process, a killed machine and a power cut; a row whose commit did not return may or may not be there, and is sent
    again. ``synchronous=NORMAL`` would survive the killed process only. PostgreSQL does as much with its own usual
    settings. No other database can be attached to the connection.
    """
    if is_postgresql(address):
        import psycopg

        return psycopg.connect(str(address).replace("postgres://", "postgresql://", 1), connect_timeout=BUSY_SECONDS)
    if schema:
        _make_file(Path(address))
    connection = sqlite3.connect(address, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.execute("PRAGMA journal_mode=WAL") if schema else connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA synchronous=FULL")
    for statement in schema:
        connection.execute(statement)
    return connection


def _make_file(path: Path) -> None:
    """Make the file before SQLite would, with the right that its journals then take over from it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, SHARED_WITH_GROUP))
        path.chmod(SHARED_WITH_GROUP)
