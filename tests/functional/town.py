"""The made-up town's partnership in the middle of its cycle, built once, and served from copies."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frankpledge.foundation.accounts.roles import Role
from tests.functional.serving import ROOT, Home, free_port, new_home, serve_public, serve_site, work
from tests.universe.thread import town_files

PASSWORD = "each answers for the other"
TITLE = "Tithingham Community Safety Partnership"

LOG_INS = {
    Role.COORDINATOR: "coordinator",
    Role.INFORMATION_OFFICER: "analyst",
    Role.AGENCY_REPRESENTATIVE: "police",
    Role.DATA_LIAISON: "liaison",
    Role.OUTPUT_CHECKER: "checker",
    Role.CHAIR: "chair",
    Role.CONTRACTOR: "contractor",
    Role.OBSERVER: "observer",
}
"""Who signs in for each role, as the demonstration prints it."""


def build_town(folder: Path) -> Home:
    """Build the town's partnership through its services, as the demonstration does."""
    home = new_home(folder)
    maker = ROOT / "examples" / "town" / "make_partnership.py"
    built = subprocess.run(
        [sys.executable, str(maker), str(town_files())],
        env=home.environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr[-3000:]
    assert PASSWORD in built.stdout
    return home


def copy_town(built: Home, folder: Path) -> Home:
    """Copy the town's home, to be served at addresses of its own."""
    shutil.copytree(built.folder, folder)
    return Home(folder, free_port(), free_port())


@contextmanager
def serve_town(built: Home, folder: Path) -> Iterator[Home]:
    """Serve a copy of the town while the block runs: working site, public site and worker."""
    home = copy_town(built, folder)
    with serve_site(home), serve_public(home), work(home):
        yield home


def email_of(who: str) -> str:
    """Return the address by which somebody of the town signs in."""
    return f"{who}@tithingham.example"
