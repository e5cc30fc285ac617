"""The pages' style, built for the tests that need it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def build_assets(root: Path) -> Path:
    """Build what is not built yet, and say where; skip where npm has installed nothing."""
    done = subprocess.run([sys.executable, "assets/build.py"], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode == 2 and "npm ci" in done.stderr:
        pytest.skip("the pages' style is not built: ./frankpledge test builds it, npm ci and assets/build.py do too")
    assert done.returncode == 0, done.stderr
    return root / "src" / "frankpledge" / "ui" / "static" / "ui"
