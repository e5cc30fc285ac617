"""The public process cannot reach working data: tried from inside the real process, after it has shut itself in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ATTEMPTS = {
    "open the working database as a file": "open({database!r}, 'rb').read()",
    "open it through the operating system": "import os; os.open({database!r}, os.O_RDONLY)",
    "connect to it": "import sqlite3; sqlite3.connect({database!r})",
    "connect to it by another name": "import sqlite3; sqlite3.connect('file:{database}?mode=ro', uri=True)",
    "go on from its own store":
        "stores.inbox()._database._connection.execute('ATTACH DATABASE ' + repr({database!r}) + ' AS w')",
    "open its own store anew": "import sqlite3; sqlite3.connect({inbox!r})",
    "connect to memory and go on from there": "import sqlite3; sqlite3.connect(':memory:')",
    "connect to the working inbox's neighbour": "import sqlite3; sqlite3.connect({inbox!r} + '-other')",
    "read its own store's file otherwise than it should": "open({inbox!r}, 'rb').read()",
    "write beside its own store": "open({inbox!r} + '.txt', 'w')",
    "connect through Django": "from django.db.backends.sqlite3.base import DatabaseWrapper",
    "read an agency's extract": "open({extract!r}, 'rb').read()",
    "list the extracts": "import os; os.listdir({extracts!r})",
    "follow a link on the shelf to an extract": "open({link!r}, 'rb').read()",
    "load the driver of PostgreSQL": "import psycopg",
    "call the database server": "import socket; socket.create_connection(('127.0.0.1', {port}), 1)",
    "ask another program to": "import subprocess; subprocess.run(['cat', {database!r}], check=True)",
    "write on the shelf": "open({written!r}, 'w')",
    "take the guard away": "import sys; sys.audit; open({database!r}, 'rb')",
}  # fmt: skip

INSIDE = """
import os
os.environ.update(FRANKPLEDGE_MODE="demo", FRANKPLEDGE_RELEASES={shelf!r}, FRANKPLEDGE_PUBLIC_INBOX={own!r},
                  FRANKPLEDGE_PUBLIC_DRAFTS={own!r})
from frankpledge.public.wsgi import application
from frankpledge.public.confinement import OutOfReach
open({published!r}).read()  # what is published, it reads
from frankpledge.public import stores
from frankpledge.adapters.inbox.box import Entry
stores.inbox().put(Entry("one", "tithingham/1", "2026-03-02", b"sealed"))  # to its own store it adds
import sqlite3
try:
    exec({attempt!r})
except OutOfReach:
    print("out of reach")
except sqlite3.OperationalError as fault:
    print("out of reach" if "too many attached" in str(fault) else fault)
else:
    print("reached")
"""


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    home, shelf = tmp_path / "home", tmp_path / "shelf"
    (home / "extracts").mkdir(parents=True)
    shelf.mkdir()
    (home / "frankpledge.sqlite3").write_bytes(b"SQLite format 3\0")
    (home / "extracts" / "one.csv").write_text("a row\n")
    (shelf / "published.csv").write_text("a count\n")
    (shelf / "link.csv").symlink_to(home / "extracts" / "one.csv")
    return {
        "database": str(home / "frankpledge.sqlite3"), "extract": str(home / "extracts" / "one.csv"),
        "extracts": str(home / "extracts"), "shelf": str(shelf), "published": str(shelf / "published.csv"),
        "link": str(shelf / "link.csv"), "written": str(shelf / "new.csv"),
        "own": str(tmp_path / "own"), "inbox": str(tmp_path / "own" / "inbox.sqlite3"),
    }  # fmt: skip


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_the_public_process_cannot(attempt: str, places: dict[str, str]) -> None:
    tried = attempt.format(**places, port=5432)
    script = INSIDE.format(attempt=tried, **places)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    environment.pop("DATABASE_URL", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout.split("\n")[0] == "out of reach", done.stdout + done.stderr


def test_the_public_site_does_not_start_where_it_would_know_of_the_working_database() -> None:
    environment = {"PYTHONPATH": str(ROOT / "src"), "PATH": os.environ["PATH"], "DATABASE_URL": "postgres://somewhere"}
    environment |= {"FRANKPLEDGE_PUBLIC_SECRET_KEY": "k" * 50, "FRANKPLEDGE_PUBLIC_HOSTS": "example.org"}
    script = "import frankpledge.public.wsgi"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode != 0
    assert "DATABASE_URL must not be known to it" in done.stderr
