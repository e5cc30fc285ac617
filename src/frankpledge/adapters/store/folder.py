"""A store in a local folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


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
