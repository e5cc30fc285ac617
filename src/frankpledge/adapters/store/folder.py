"""A store in a local folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_DIGITS = 64


@dataclass(frozen=True)
class Stored:
    """A file in the store: the SHA-256 of its bytes, which is its name there, and its size in bytes."""

    sha256: str
    size: int


class FolderStore:
    """Keep files below a folder by their SHA-256.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     store = FolderStore(Path(folder))
    ...     kept = store.put([b"a crime, ", b"a row"])
    ...     store.path(kept.sha256).read_bytes()
    b'a crime, a row'
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, chunks: Iterable[bytes]) -> Stored:
        """Write a file from its chunks; the same bytes twice are one file. A crash leaves all of it or nothing."""
        incoming = self.root / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        handle, name = tempfile.mkstemp(dir=incoming)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    size += file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            return self._keep(Path(name), Stored(digest.hexdigest(), size))
        finally:
            Path(name).unlink(missing_ok=True)

    def _keep(self, written: Path, kept: Stored) -> Stored:
        target = self.path(kept.sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        written.replace(target)
        return kept

    def path(self, sha256: str) -> Path:
        """Return where a file of that hash stands, or would stand."""
        return self.root / sha256[:2] / sha256

    def discard(self, sha256: str) -> None:
        """Delete a file; nothing happens where there is none."""
        self.path(sha256).unlink(missing_ok=True)

    def older_than(self, before: float) -> list[str]:
        """Return the hashes of the files that were last written before a moment (seconds since 1970), in order."""
        files = (path for path in self.root.glob("??/*") if len(path.name) == _DIGITS and path.is_file())
        return sorted(path.name for path in files if path.stat().st_mtime < before)

    def discard_unless(self, sha256: str, is_wanted: Callable[[str], bool], before: float) -> bool:
        """Delete a file written before a moment, unless it proves wanted once it is out of reach; say whether it went.

        The same bytes may be put here by somebody else meanwhile: what was written later is never deleted.
        """
        path, aside = self.path(sha256), self.root / "incoming" / f"aside-{sha256}"
        aside.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.rename(aside)
        except FileNotFoundError:
            return False
        if aside.stat().st_mtime >= before or is_wanted(sha256):
            aside.replace(path)  # the same bytes, whoever put them
            return False
        aside.unlink()
        return True
