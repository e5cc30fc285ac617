"""Write a folder whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frankpledge.core.faults import BadInput, Fault

MARK = "datapackage.json"
"""A folder that holds this is a release of ours and may be replaced."""


def check_replaceable(folder: Path) -> None:
    """Refuse to replace a folder that is not an audit's: it may hold somebody's work."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise BadInput(Fault("out-not-folder", "the output must be a folder: choose another name.", file=folder.name))
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        mend = "this folder holds something other than an audit, so it is left alone: choose another name."
        raise BadInput(Fault("out-in-use", mend, file=folder.name))


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """Give a folder beside ``out`` to build in, and leave nothing of it behind, whatever happens."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except PermissionError as error:
        mend = "you may not write here: choose another folder."
        raise BadInput(Fault("out-not-writable", mend, file=out.parent.name)) from error
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def swap_in(pairs: list[tuple[Path, Path]], stage: Path) -> None:
    """Put finished folders in their places; if one cannot be put there, all are left as they were."""
    moved: list[tuple[Path, Path | None]] = []
    try:
        for number, (built, target) in enumerate(pairs):
            kept: Path | None = None
            if target.exists():
                kept = stage / f"replaced-{number}"
                target.rename(kept)
            moved.append((target, kept))
            built.rename(target)
    except OSError:
        for target, kept in reversed(moved):
            if target.exists():
                shutil.rmtree(target)
            if kept is not None:
                kept.rename(target)
        raise
