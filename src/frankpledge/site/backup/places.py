"""Where the site's files stand, each kind under the name it has in a copy."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

AFTER = ("snapshots", "open-data", "bundles", "documents")
"""Written before any row refers to them: copied after the rows, so that none is missing that a row names."""

BEFORE = ("releases",)
"""Put on the shelf after their row is written: copied before the rows, so that none is there that no row knows."""


def places() -> dict[str, Path]:
    """Return the folder of each kind of file."""
    home = Path(settings.HOME)
    kept = {name: home / name for name in ("snapshots", "open-data", "bundles")}
    return kept | {"documents": Path(settings.MEDIA_ROOT), "releases": Path(settings.RELEASES_ROOT)}


def whole_files(folder: Path) -> Iterator[Path]:
    """Yield every finished file below a folder, in order; what is still being written is left alone."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    yield from (path for path in found if not _is_unfinished(path.relative_to(folder)))


def _is_unfinished(path: Path) -> bool:
    return any(part.startswith((".", "tmp")) or part == "incoming" for part in path.parts[:-1]) or path.name[0] == "."


def copy_file(source: Path, target: Path) -> str:
    """Copy a file and return the SHA-256 of what was written."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return sha256_of(target)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
