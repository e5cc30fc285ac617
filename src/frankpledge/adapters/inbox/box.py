"""The inbox: responses in, sealed, once each, never changed, and on the disk before anybody is thanked."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from frankpledge.adapters.inbox.database import Address, Database, Unavailable, is_postgresql

FILE = "inbox.sqlite3"
SCHEMA = (
    """CREATE TABLE IF NOT EXISTS response (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, exercise TEXT NOT NULL, day TEXT NOT NULL,
    sealed BLOB NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS response_by_exercise ON response (exercise, id)",
    """CREATE TRIGGER IF NOT EXISTS response_no_update BEFORE UPDATE ON response
    BEGIN SELECT RAISE(ABORT, 'the inbox is append-only'); END""",
    """CREATE TRIGGER IF NOT EXISTS response_no_delete BEFORE DELETE ON response
    BEGIN SELECT RAISE(ABORT, 'the inbox is append-only'); END""",
)
INSERT = "INSERT INTO response (id, exercise, day, sealed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
"""The same response twice is one: a repeat is as good as a first, and is thanked alike."""
AT_ONCE = 500


@dataclass(frozen=True)
class Entry:
    """A response on its way in: its id, the questionnaire's place, the day it came, and what nobody here can read."""

    id: str
    exercise: str
    day: str
    sealed: bytes


@dataclass
class _Waiting:
    entry: Entry
    is_done: bool = False
    fault: Unavailable | None = field(default=None)


class Inbox:
    """Takes responses in from many threads through one connection: those that wait together are committed together."""

    def __init__(self, address: Address) -> None:
        self._database = Database(address, () if is_postgresql(address) else SCHEMA)
        self._waiting: list[_Waiting] = []
        self._door, self._writing = threading.Lock(), threading.Lock()

    def begin(self) -> None:
        """Open the connection, and make the file where there is none."""
        with self._writing:
            self._database.read("SELECT 1")

    def put(self, entry: Entry) -> None:
        """Store a response; when this returns it stands on the disk.

        Raises
        ------
        Unavailable
            It was not stored.
        """
        mine = _Waiting(entry)
        with self._door:
            self._waiting.append(mine)
        with self._writing:  # whoever gets here first writes for all who wait
            if not mine.is_done:
                with self._door:
                    batch, self._waiting = self._waiting, []
                self._write(batch)
        if mine.fault is not None:
            raise Unavailable(str(mine.fault))

    def _write(self, batch: list[_Waiting]) -> None:
        fault: Unavailable | None = Unavailable("interrupted")
        try:
            self._database.write(INSERT, [(e.entry.id, e.entry.exercise, e.entry.day, e.entry.sealed) for e in batch])
            fault = None
        except Unavailable as found:
            fault = found
        finally:
            for each in batch:
                each.is_done, each.fault = True, fault

    def close(self) -> None:
        """Close the connection."""
        self._database.close()


class Outlet:
    """Reads the inbox, for the working site."""

    def __init__(self, address: Address) -> None:
        self._is_there = is_postgresql(address) or Path(address).exists()
        self._database = Database(address, ())

    def ids(self, exercise: str) -> list[str]:
        """Return the ids of all responses to one questionnaire, in the order in which they came."""
        if not self._is_there:
            return []
        return [
            row[0]
            for row in self._database.read("SELECT id FROM response WHERE exercise = ? ORDER BY number", [exercise])
        ]

    def entries(self, exercise: str, ids: Sequence[str]) -> Iterator[Entry]:
        """Yield responses by their ids."""
        for first in range(0, len(ids), AT_ONCE):
            some = ids[first : first + AT_ONCE]
            marks = ", ".join("?" * len(some))
            statement = (
                f"SELECT id, exercise, day, sealed FROM response WHERE exercise = ? AND id IN ({marks}) ORDER BY number"
            )
            for row in self._database.read(statement, [exercise, *some]):
                yield Entry(row[0], row[1], str(row[2]), bytes(row[3]))

    def close(self) -> None:
        """Close the connection."""
        self._database.close()
