"""The list of what a backup holds, by which it is checked before anything is restored from it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from frankpledge.core.faults import Refused
from frankpledge.site.backup.places import sha256_of

MANIFEST = "manifest.json"
DIGEST = "manifest.json.sha256"


@dataclass
class Manifest:
    """What made the backup, when, from which database, how many rows of what, and the SHA-256 of every file."""

    program: str
    made_at: str
    database: str
    migrations: list[str]
    rows: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write the list, and beside it its own SHA-256 as ``sha256sum --check`` reads it."""
        path = folder / MANIFEST
        path.write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n", "utf-8")
        (folder / DIGEST).write_text(f"{sha256_of(path)}  {MANIFEST}\n", "utf-8")


def read_checked(folder: Path) -> Manifest:
    """Read a backup's list and check every file against it.

    Raises
    ------
    Refused
        Naming every file that is lacking, damaged or not on the list.
    """
    path = folder / MANIFEST
    if not path.is_file() or not (folder / DIGEST).is_file():
        raise Refused(f"{folder} is no whole backup: {MANIFEST} or {DIGEST} is lacking.")
    if (folder / DIGEST).read_text("utf-8").split()[:1] != [sha256_of(path)]:
        raise Refused(f"{MANIFEST}: damaged. Nothing was restored; take another backup.")
    manifest = Manifest(**json.loads(path.read_text("utf-8")))
    reasons = [*_damaged(folder, manifest), *_unlisted(folder, manifest)]
    if reasons:
        raise Refused({"": [*reasons, "Nothing was restored; take another backup."]})
    return manifest


def _damaged(folder: Path, manifest: Manifest) -> list[str]:
    reasons = []
    for name, sha256 in manifest.files.items():
        path = folder / name
        if not path.is_file():
            reasons.append(f"{name}: lacking.")
        elif sha256_of(path) != sha256:
            reasons.append(f"{name}: damaged.")
    return reasons


def _unlisted(folder: Path, manifest: Manifest) -> list[str]:
    known = {*manifest.files, MANIFEST, DIGEST}
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return [f"{name}: not on the list." for name in found if name not in known]
