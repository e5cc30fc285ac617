"""The inbox keeps what it has acknowledged: after a kill, on a full disk, on either database; once each."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from frankpledge.adapters.inbox.box import FILE, Entry, Inbox, Outlet
from frankpledge.adapters.inbox.database import Address, Unavailable, connect
from frankpledge.adapters.inbox.drafts import Drafts
from frankpledge.adapters.inbox.postgresql import make
from tests.postgres import new_database

ROOT = Path(__file__).parents[2]
PLACE = "tithingham/1"

WRITING = """
import sys, threading, itertools
from pathlib import Path
from frankpledge.adapters.inbox.box import Entry, Inbox
inbox = Inbox(Path(sys.argv[1]))
numbers = itertools.count()
told = threading.Lock()
def write():
    while True:
        own = f"{sys.argv[2]}-{next(numbers)}"
        inbox.put(Entry(own, "tithingham/1", "2026-03-02", b"x" * 300))
        with told:
            print(own, flush=True)
for _ in range(6):
    threading.Thread(target=write, daemon=True).start()
threading.Event().wait()
"""

ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from frankpledge.adapters.inbox.box import Entry, Inbox
from frankpledge.adapters.inbox.database import Unavailable
inbox = Inbox(Path(sys.argv[1]))
inbox.begin()
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
taken = refused = 0
for number in range(600):
    try:
        inbox.put(Entry(f"n{number}", "tithingham/1", "2026-03-02", b"x" * 3000))
        taken += 1
    except Unavailable:
        refused += 1
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
inbox.put(Entry("after", "tithingham/1", "2026-03-02", b"x"))
print(taken + 1, refused)
"""


def entry(name: str = "one", content: bytes = b"sealed") -> Entry:
    return Entry(name, PLACE, "2026-03-02", content)


def ids_in(address: Address) -> list[str]:
    with closing(Outlet(address)) as outlet:
        return outlet.ids(PLACE)


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "src")}


@pytest.mark.parametrize("round_", range(3))
def test_a_killed_process_loses_nothing_it_has_acknowledged(tmp_path: Path, round_: int) -> None:
    command = [sys.executable, "-c", WRITING, str(tmp_path / FILE), str(round_)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as process:
        assert process.stdout
        acknowledged = [process.stdout.readline().strip() for _ in range(200)]
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read().split("\n")[:-1]  # whole lines only: the last may be cut
    assert set(acknowledged) <= set(ids_in(tmp_path / FILE))


def test_a_full_disk_refuses_and_what_it_refused_is_not_there(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ON_A_FULL_DISK, str(tmp_path / FILE)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=True)
    taken, refused = map(int, done.stdout.split())
    assert refused > 0
    assert taken > 10
    assert len(ids_in(tmp_path / FILE)) == taken


def test_many_who_send_at_once_are_all_taken_in_once(tmp_path: Path) -> None:
    with closing(Inbox(tmp_path / FILE)) as inbox:
        sending = [threading.Thread(target=inbox.put, args=(entry(f"n{n % 40}"),)) for n in range(80)]
        for each in sending:
            each.start()
        for each in sending:
            each.join()
    assert sorted(ids_in(tmp_path / FILE)) == sorted(f"n{n}" for n in range(40))


def test_no_other_database_can_be_reached_through_the_connection(tmp_path: Path) -> None:
    (tmp_path / "working.sqlite3").touch()
    opened = closing(connect(tmp_path / FILE, ["CREATE TABLE IF NOT EXISTS a (b)"]))
    with opened as connection, pytest.raises(sqlite3.OperationalError, match="too many attached"):
        connection.execute("ATTACH DATABASE ? AS working", [str(tmp_path / "working.sqlite3")])


@pytest.fixture
def as_public(postgres: str) -> tuple[str, str]:
    """Addresses of an inbox on PostgreSQL: its owner's, and that of the public site's role."""
    import psycopg

    owner = new_database(postgres, f"inbox_{os.urandom(4).hex()}")
    role = f"public_{os.urandom(4).hex()}"
    with psycopg.connect(owner.replace("postgres://", "postgresql://"), autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN".encode())
    make(owner, role)
    make(owner, role)  # once more harms nothing
    return owner, owner.replace("postgres://frankpledge@", f"postgres://{role}@")


def test_on_postgresql_the_public_role_adds_responses_once_and_can_do_nothing_else_with_them(
    as_public: tuple[str, str],
) -> None:
    import psycopg

    owner, public = as_public
    with closing(Inbox(public)) as inbox:
        inbox.begin()
        inbox.put(entry())
        inbox.put(entry())
        inbox.put(entry("two", b"other"))
    with psycopg.connect(public.replace("postgres://", "postgresql://"), autocommit=True) as connection:
        for statement in ("SELECT * FROM response", "DELETE FROM response", "UPDATE response SET day = ''",
                          "TRUNCATE response", "CREATE TABLE own (a int)", "SELECT * FROM pg_authid"):  # fmt: skip
            with pytest.raises(psycopg.Error, match=r"permission denied|must be owner"):
                connection.execute(statement.encode())
    assert ids_in(owner) == ["one", "two"]
    with closing(Outlet(owner)) as outlet:
        assert [each.sealed for each in outlet.entries(PLACE, ["two"])] == [b"other"]


def test_on_postgresql_not_even_the_owner_changes_a_response(as_public: tuple[str, str]) -> None:
    import psycopg

    owner, public = as_public
    with closing(Inbox(public)) as inbox:
        inbox.put(entry())
    with psycopg.connect(owner.replace("postgres://", "postgresql://"), autocommit=True) as connection:
        for statement in ("DELETE FROM response", "UPDATE response SET day = ''", "TRUNCATE response"):
            with pytest.raises(psycopg.Error, match="append-only"):
                connection.execute(statement.encode())


def test_on_postgresql_drafts_are_kept_found_replaced_and_dropped(as_public: tuple[str, str]) -> None:
    from datetime import date

    today, later = date(2026, 3, 2), date(2026, 3, 30)
    with closing(Drafts(as_public[1])) as drafts:
        drafts.keep("code", b"first", place=PLACE, expires=later, today=today)
        drafts.keep("code", b"second", place=PLACE, expires=later, today=today)
        assert drafts.find("code", place=PLACE, today=today) == b"second"
        assert drafts.find("code", place="hundredbury/1", today=today) is None
        assert drafts.find("code", place=PLACE, today=date(2026, 4, 1)) is None
        drafts.drop("code")
        assert drafts.find("code", place=PLACE, today=today) is None


def test_a_server_that_is_not_there_is_told_without_its_address() -> None:
    with closing(Inbox("postgres://public:secret@127.0.0.1:1/inbox")) as inbox, pytest.raises(Unavailable) as refused:
        inbox.put(entry())
    assert "secret" not in str(refused.value)
