"""The quicker migrating makes the tables that Django's own makes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.migrated import migrated_file

DJANGOS_OWN = """
from django.core.management import call_command
import django
django.setup()
from django.core.management.commands.migrate import Command
call_command(Command(), verbosity=0)
"""


def test_tables_constraints_and_triggers_are_those_of_djangos_own_command(tmp_path: Path) -> None:
    told = os.environ | {
        "DJANGO_SETTINGS_MODULE": "frankpledge.site.settings", "FRANKPLEDGE_MODE": "test",
        "DATABASE_URL": f"sqlite:///{tmp_path}/own", "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", DJANGOS_OWN], env=told, check=True)
    assert laid_out(tmp_path / "own") == laid_out(migrated_file())


def laid_out(file: Path) -> list[tuple[str, str, str | None]]:
    """Return every table, index and trigger as the database tells it, and what came with them."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    told = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    applied = connection.execute("SELECT app, name, '' FROM django_migrations ORDER BY app, name").fetchall()
    connection.close()
    assert len(told) > 500
    return told + applied
