"""The site's whole suite once more, on PostgreSQL: what works on one database works on the other."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.postgres import new_database


def test_the_sites_suite_passes_on_postgresql(root: Path, postgres: str) -> None:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST_", "DJANGO_", "FRANKPLEDGE_HOME"))
    }
    told = kept | {"DATABASE_URL": new_database(postgres, "suite"), "PYTHONPATH": str(root / "src")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile"]
    done = subprocess.run(
        [*command, "--tb=short", "tests/site"], cwd=root, env=told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert re.search(r"[1-9]\d* passed", done.stdout)
