"""A user without privileges, for whom a forbidden folder is really forbidden."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.integration.cleveland.command import CHECKOUT

NOBODY = 65534


@dataclass(frozen=True)
class Person:
    """Who runs the program, and with which interpreter and settings."""

    user: int | None
    python: str
    env: dict[str, str] = field(default_factory=dict)


@contextmanager
def unprivileged() -> Iterator[Person]:
    """Yield a person whom permissions bind: ourselves, or nobody where we are root.

    Root's interpreter often lies in root's own home, which nobody may enter, so the folders that it needs are
    shown to nobody at another place for as long as the test lasts.
    """
    if os.geteuid() != 0:
        yield Person(None, sys.executable)
        return
    with ExitStack() as stack:
        shown = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nobody-", ignore_cleanup_errors=True)))
        shown.chmod(0o755)
        base, packages, source = (
            stack.enter_context(_shown_at(shown / name, folder))
            for name, folder in (
                ("base", Path(sys.base_prefix)),
                ("packages", Path(sysconfig.get_paths()["purelib"])),
                ("source", CHECKOUT / "src"),
            )
        )
        env = {
            "PYTHONHOME": str(base),
            "PYTHONPATH": f"{source}{os.pathsep}{packages}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "LD_LIBRARY_PATH": str(base / "lib"),
            "HOME": "/",
        }
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        yield Person(NOBODY, str(base / "bin" / version), env)


@contextmanager
def _shown_at(place: Path, folder: Path) -> Iterator[Path]:
    place.mkdir()
    subprocess.run(["mount", "--bind", str(folder), str(place)], check=True, capture_output=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True, capture_output=True)
