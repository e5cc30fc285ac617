"""The site's suite once more, on PostgreSQL: what works on one database works on the other."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.migrated import migrated_database
from tests.postgres import new_database

THE_SAME_ON_EITHER = (
    "test_access_matrix.py",
    "test_gate_holds.py",
    "test_nothing_slips_out.py",
    "test_hostile_files.py",
    "test_kept.py",
)
"""What judges roles, steps and files, thousands of times, by the same few statements that all else uses too.

Every page is opened on PostgreSQL by ``test_busy_pages.py``, with more rows and as each role.
"""


def test_the_sites_suite_passes_on_postgresql(root: Path, postgres: str) -> None:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST_", "DJANGO_", "FRANKPLEDGE_HOME"))
    }
    told = kept | {
        "DATABASE_URL": new_database(postgres, "suite"), "TEMPLATE_DATABASE": migrated_database(postgres),
        "PYTHONPATH": str(root / "src"),
    }  # fmt: skip
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile"]
    left_out = [f"--ignore=tests/site/{name}" for name in THE_SAME_ON_EITHER]
    assert all((root / "tests" / "site" / name).is_file() for name in THE_SAME_ON_EITHER)
    done = subprocess.run(
        [*command, "--tb=short", *left_out, "tests/site"],
        cwd=root,
        env=told,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert re.search(r"[1-9]\d* passed", done.stdout)
