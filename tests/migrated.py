"""An empty database with all its tables, made once for all processes of a run: making takes long, copying does not."""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import new_database

ROOT = Path(__file__).parents[1]
DATABASE = "frankpledge.sqlite3"


@cache
def migrated_file() -> Path:
    """Return the file of an SQLite database with all its tables and no rows, made by the first that asks for it."""
    folder = Path(tempfile.gettempdir()) / f"frankpledge-migrated-{os.geteuid()}-{_made_of()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    assert folder.stat().st_uid == os.geteuid()
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / DATABASE).exists():
            migrate(f"sqlite:///{folder}/making")
            (folder / "making").replace(folder / DATABASE)
    return folder / DATABASE


def _made_of() -> str:
    """Return a digest of all that tables are made from: migrations, and the versions of what brings some."""
    told = hashlib.sha256((ROOT / "requirements" / "web.txt").read_bytes())
    for each in sorted((ROOT / "src").rglob("migrations/*.py")):
        told.update(each.relative_to(ROOT).as_posix().encode() + each.read_bytes())
    return told.hexdigest()[:16]


@cache
def migrated_database(server: str) -> str:
    """Return the name of a database with all its tables on a running server, which others are copied from."""
    migrate(new_database(server, "migrated"))
    return "migrated"


def migrate(address: str) -> None:
    """Give a database its tables, by the program that does so everywhere."""
    with tempfile.TemporaryDirectory(prefix="frankpledge-migrating-") as home:
        dropped = ("DJANGO_", "FRANKPLEDGE_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        told = {"PYTHONPATH": str(ROOT / "src"), "FRANKPLEDGE_MODE": "demo", "FRANKPLEDGE_HOME": home}
        command = [sys.executable, "-m", "frankpledge.site.manage", "migrate", "--verbosity", "0"]
        done = subprocess.run(
            command, env=kept | told | {"DATABASE_URL": address}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]


def fill_memory(patch: pytest.MonkeyPatch) -> None:
    """Have each database that tests keep in memory begin as a copy of the migrated file."""
    from django.db.backends.sqlite3.creation import DatabaseCreation

    create, held = DatabaseCreation._create_test_db, []

    def filled(self: Any, *arguments: Any, **options: Any) -> str:
        name = create(self, *arguments, **options)
        held.append(sqlite3.connect(name, uri=name.startswith("file:")))  # open, so that the memory is kept
        with sqlite3.connect(f"file:{migrated_file()}?mode=ro", uri=True) as source:
            source.backup(held[-1])
        source.close()
        return str(name)

    patch.setattr(DatabaseCreation, "_create_test_db", filled)
