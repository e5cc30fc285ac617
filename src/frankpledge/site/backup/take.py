"""Take a backup while the site runs: every row of one moment, and every file such a row names."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import connection

from frankpledge import __version__
from frankpledge.core.faults import Refused
from frankpledge.site.backup.inbox import copy_inbox
from frankpledge.site.backup.manifest import Manifest
from frankpledge.site.backup.places import AFTER, BEFORE, copy_file, places, sha256_of, whole_files
from frankpledge.site.backup.tables import applied_migrations, copied_models, name_of, snapshot, write_rows

NAMED_BY_HASH = re.compile(r"(snapshots|open-data)/../([0-9a-f]{64})")


def take_backup(folder: Path, *, at: datetime) -> Manifest:
    """Write a backup, whole or not at all.

    Raises
    ------
    Refused
        Something stands there already.
    """
    with written_whole(folder) as stage:
        manifest = Manifest(__version__, at.isoformat(), connection.vendor, migrations=[])
        _copy_files(BEFORE, stage, manifest)
        copy_inbox(stage, manifest)
        with snapshot():
            manifest.migrations = applied_migrations()
            _copy_rows(stage, manifest)
        _copy_files(AFTER, stage, manifest)
        manifest.write(stage)
    return manifest


@contextmanager
def written_whole(folder: Path) -> Iterator[Path]:
    """Yield a folder beside the one that is wanted; it gets that name when everything is in it, and goes otherwise."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is there already, and not empty. Name a new folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))  # closed to other users
    try:
        yield stage
        stage.replace(folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _copy_rows(stage: Path, manifest: Manifest) -> None:
    (stage / "tables").mkdir()
    for model in copied_models():
        name = f"tables/{name_of(model)}.jsonl"
        with (stage / name).open("w", encoding="utf-8") as file:
            manifest.rows[name_of(model)] = write_rows(model._base_manager.all(), file)
        manifest.files[name] = sha256_of(stage / name)


def _copy_files(kinds: Iterable[str], stage: Path, manifest: Manifest) -> None:
    for kind in kinds:
        folder = places()[kind]
        for path in whole_files(folder):
            name = f"{kind}/{path.relative_to(folder).as_posix()}"
            try:
                manifest.files[name] = copy_file(path, stage / name)
            except FileNotFoundError:  # discarded meanwhile: only what no row names is ever discarded
                (stage / name).unlink(missing_ok=True)


def rotten(manifest: Manifest) -> list[str]:
    """Return the files whose bytes are no longer those they were kept for: their names say what they were."""
    named = ((NAMED_BY_HASH.fullmatch(name), sha256, name) for name, sha256 in manifest.files.items())
    return [name for match, sha256, name in named if match and match.group(2) != sha256]
