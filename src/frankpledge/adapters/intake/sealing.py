"""A file that nobody can read without its key, written as a stream and read from any place.

AES-256-GCM (NIST SP 800-38D) over pieces of 256 KiB, each with a number of its own as nonce under a key that serves
one file and no other; the last piece says that it is the last, so that a file cut short is not taken for whole.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PIECE = 1 << 18
TAG = 16
MORE, LAST = b"more", b"last"


class SealBroken(Exception):
    """The file was changed or cut short, or the key is not its own. Says nothing of what it holds."""


def new_key() -> bytes:
    """Return a key for one file."""
    return AESGCM.generate_key(bit_length=256)


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


class SealedWriter:
    """Write a sealed file; only what was closed without a fault can be read.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     key, path = new_key(), Path(folder) / "sealed"
    ...     with SealedWriter(path, key) as sealed:
    ...         sealed.write(b"Mrs Alder, 4 Mill Lane")
    ...     b"Alder" in path.read_bytes(), SealedReader(path, key).read()
    (False, b'Mrs Alder, 4 Mill Lane')
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._cipher, self._number, self._held = AESGCM(key), 0, bytearray()
        self._file: BinaryIO = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")

    def write(self, content: bytes) -> None:
        """Add bytes."""
        self._held += content
        while len(self._held) > PIECE:  # the last piece is kept back until it is known to be the last
            self._seal(bytes(self._held[:PIECE]), MORE)
            del self._held[:PIECE]

    def close(self) -> None:
        """Write the last piece, and make sure that it stands on the disk."""
        self._seal(bytes(self._held), LAST)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def abandon(self) -> None:
        """Close without a last piece: what was written cannot be read as whole."""
        self._file.close()

    def _seal(self, piece: bytes, place: bytes) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number), piece, place))
        self._number += 1

    def __enter__(self) -> SealedWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, trace: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()


class SealedReader(io.RawIOBase):
    """Read a sealed file, from any place in it. One piece stands in memory at a time."""

    def __init__(self, path: Path, key: bytes) -> None:
        super().__init__()
        self._cipher, self._at, self._piece = AESGCM(key), 0, (-1, b"")
        self._file = path.open("rb")
        sealed = os.fstat(self._file.fileno()).st_size
        self._pieces = max(1, -(-sealed // (PIECE + TAG)))
        self.size = sealed - self._pieces * TAG
        """How many bytes were written."""

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that any place in it can be gone to."""
        return True

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: object) -> int:
        """Fill a buffer from the place on.

        Raises
        ------
        SealBroken
            It is not what was written, or not under this key.
        """
        target = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if self._at >= self.size and self.size:
            self._open(self._pieces - 1)
            return 0
        piece = self._open(self._at // PIECE)
        content = piece[self._at % PIECE :][: len(target)]
        target[: len(content)] = content
        self._at += len(content)
        return len(content)

    def _open(self, number: int) -> bytes:
        if self._piece[0] != number:
            self._file.seek(number * (PIECE + TAG))
            sealed = self._file.read(PIECE + TAG)
            place = LAST if number == self._pieces - 1 else MORE
            try:
                self._piece = (number, self._cipher.decrypt(_nonce(number), sealed, place))
            except (InvalidTag, ValueError) as fault:
                raise SealBroken from fault
        return self._piece[1]

    def close(self) -> None:
        """Close the file, and forget the piece that was open."""
        self._piece = (-1, b"")
        self._file.close()
        super().close()
