"""The public shelf: signed-off bundles, each in a folder of its partnership and number, with its page's words."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from frankpledge.adapters.shelf_files import SLUG, as_json, new_folder, replace_file

WORDS = "release.json"
NOTICES = "since.json"
"""What became of a release after it was published: the one file beside it that may change."""
CONTENT_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Published:
    """A release on the shelf: whose, its number, what its page says, and where its files stand."""

    slug: str
    number: int
    words: Mapping[str, Any]
    folder: Path
    since: Mapping[str, Any] = field(default_factory=dict)
    """What became of it: ``corrected``, a list of ``number``, ``on``, ``why``; ``withdrawn``: ``on``, ``why``."""

    @property
    def withdrawn_on(self) -> date | None:
        """The day it was withdrawn."""
        return date.fromisoformat(self.since["withdrawn"]["on"]) if self.is_withdrawn else None

    @property
    def is_withdrawn(self) -> bool:
        """Whether its files are no longer to be had."""
        return "withdrawn" in self.since

    @property
    def published_on(self) -> date:
        """The day of its release."""
        return date.fromisoformat(self.words["published_on"])


def bundle_digest(folder: Path) -> str:
    """Return one SHA-256 over the names and the SHA-256 of every file below a folder."""
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in file_names(folder)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def file_names(folder: Path) -> list[str]:
    """List every file below a folder, in order, by its path in it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def keep_bundle(written: Path, bundles: Path) -> str:
    """Move a finished bundle below ``bundles`` under its digest; the same bytes twice are one bundle."""
    digest = bundle_digest(written)
    target = bundles / digest
    if not target.exists():
        written.rename(target)
    return digest


def put_on_shelf(shelf: Path, slug: str, number: int, bundle: Path, words: Mapping[str, Any]) -> None:
    """Put a copy of a bundle on the shelf, whole or not at all; what stands there already is never replaced."""
    with new_folder(shelf / slug / str(number)) as stage:
        shutil.copytree(bundle, stage / "bundle")
        (stage / WORDS).write_text(as_json(words), "utf-8")


def published(shelf: Path, slug: str | None = None) -> list[Published]:
    """Return what is on the shelf, of one partnership or of all, the newest of each first."""
    slugs = [slug] if slug else sorted(path.name for path in shelf.iterdir() if path.is_dir()) if shelf.is_dir() else []
    found = [find_published(shelf, name, number) for name in slugs for number in _numbers(shelf, name)]
    return [each for each in found if each]


def _numbers(shelf: Path, slug: str) -> list[int]:
    folder = shelf / slug
    names = [path.name for path in folder.iterdir()] if SLUG.fullmatch(slug) and folder.is_dir() else []
    return sorted((int(name) for name in names if name.isdecimal()), reverse=True)


def find_published(shelf: Path, slug: str, number: int) -> Published | None:
    """Return one release, or ``None`` where the shelf has none of that number."""
    folder = shelf / slug / str(number)
    if not SLUG.fullmatch(slug) or not (folder / WORDS).is_file():
        return None
    words, since = _read(folder / WORDS), _read(folder / NOTICES) if (folder / NOTICES).is_file() else {}
    return Published(slug, number, words, folder / "bundle", since)


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def write_notices(shelf: Path, slug: str, number: int, notices: Mapping[str, Any]) -> bool:
    """Say beside a release what became of it since, whole or not at all; say whether that was new."""
    folder = shelf / slug / str(number)
    text = as_json(notices)
    there = folder / NOTICES
    if (there.read_text("utf-8") if there.is_file() else as_json({})) == text:
        return False
    replace_file(there, text)
    return True


def take_off(shelf: Path, slug: str, number: int) -> bool:
    """Take a release's files off the shelf, all at once; its words stay. Say whether there were any."""
    there = shelf / slug / str(number) / "bundle"
    if not there.is_dir():
        return False
    gone = Path(tempfile.mkdtemp(prefix=".", dir=there.parent))
    there.rename(gone / "bundle")
    shutil.rmtree(gone)
    return True


def find_file(folder: Path, name: str) -> Path | None:
    """Return where a file of a bundle stands; nothing outside the bundle is ever found."""
    return folder / name if name in file_names(folder) else None


def content_type_of(name: str) -> str:
    """Return what a file of a bundle is sent as; the machine's own table of types is not asked.

    >>> content_type_of("tables/counts.csv")
    'text/csv; charset=utf-8'
    """
    return CONTENT_TYPES.get(Path(name).suffix, "application/octet-stream")
