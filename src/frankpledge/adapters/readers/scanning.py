"""Go once through a file's bytes: their digest, and whether they are lines of UTF-8 text."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from frankpledge.adapters.readers.opening import CHUNK
from frankpledge.core.faults import BadInput, Fault

LONGEST_LINE = 2 << 20
"""Two megabytes: a longer line is an open quotation mark or no table."""


@dataclass(frozen=True)
class Scanned:
    """The SHA-256 of a file, and whether it is UTF-8 throughout."""

    sha256: str
    is_utf8: bool


def scan(path: Path, name: str) -> Scanned:
    """Read every byte of a file once.

    Raises
    ------
    BadInput
        The file is not text, or holds a line of over two megabytes.
    """
    digest, text = hashlib.sha256(), _Text(name)
    room = bytearray(CHUNK)
    with path.open("rb", buffering=0) as stream:
        while size := stream.readinto(room):
            chunk = room if size == CHUNK else room[:size]
            digest.update(chunk)
            text.add(chunk)
    return Scanned(digest.hexdigest(), text.is_utf8())


class _Text:
    """What has been seen of a file so far: whether it can be UTF-8, and how long its last line is."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._decodes = True
        self._since_line_end = 0

    def add(self, chunk: bytearray) -> None:
        """Look at the next piece; raises BadInput where it is no text, or no lines."""
        if 0 in chunk:
            raise not_text(self._name)
        end = chunk.rfind(b"\n")
        self._since_line_end = self._since_line_end + len(chunk) if end < 0 else len(chunk) - end
        if self._since_line_end > LONGEST_LINE:
            raise _line_too_long(self._name)
        if self._decodes and not (chunk.isascii() and not self._decoder.getstate()[0]):
            self._decode(chunk)

    def is_utf8(self) -> bool:
        """Say, at the end of the file, whether all of it was UTF-8."""
        self._decode(b"", final=True)
        return self._decodes

    def _decode(self, chunk: bytes | bytearray, *, final: bool = False) -> None:
        try:
            self._decoder.decode(chunk, final)
        except UnicodeDecodeError:
            self._decodes = False


def not_text(name: str) -> BadInput:
    """Return the refusal of a file that is not text."""
    mend = "this is not a text file: save it as CSV UTF-8, or name it .xlsx if it is a workbook."
    return BadInput(Fault("not-text", mend, file=name))


def _line_too_long(name: str) -> BadInput:
    mend = "a line is longer than 2 MB: a quotation mark is left open, or this is no table."
    return BadInput(Fault("line-too-long", mend, file=name))
