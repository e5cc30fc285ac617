"""Starting the launcher in a small copy of the checkout whose lists of packages are empty: no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

LAUNCHER = Path(__file__).parents[2] / "frankpledge"

PROGRAM = """
import json, os, sys
print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd()}))
sys.exit(3 if "refuse" in sys.argv else 0)
"""


def make_small_copy(copy: Path) -> Path:
    """Make a checkout with the real launcher, a program that prints its arguments, and nothing to install."""
    (copy / "requirements").mkdir(parents=True)
    (copy / "src" / "frankpledge" / "cli").mkdir(parents=True)
    shutil.copy(LAUNCHER, copy)
    for name in ("core", "web", "dev", "uv"):
        (copy / "requirements" / f"{name}.txt").touch()
    (copy / "src" / "frankpledge" / "__init__.py").touch()
    (copy / "src" / "frankpledge" / "cli" / "__init__.py").touch()
    (copy / "src" / "frankpledge" / "cli" / "__main__.py").write_text(PROGRAM)
    return copy


def offline(copy: Path) -> dict[str, str]:
    """Return an environment in which nothing can be fetched, and in which the site has no settings yet."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FRANKPLEDGE_", "DATABASE_URL"))}
    return kept | {"PIP_NO_INDEX": "1", "PIP_NO_CACHE_DIR": "1", "PIP_FIND_LINKS": str(copy)}


def start(copy: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the launcher to its end."""
    command = [sys.executable, copy / "frankpledge", *words]
    told = offline(copy) | settings
    return subprocess.run(command, cwd=copy.parent, env=told, capture_output=True, text=True, check=False)
