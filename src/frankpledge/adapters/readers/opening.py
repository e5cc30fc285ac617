"""Open a supplied file: its hash, and what lies inside a .gz or .zip, within limits."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Protocol

from frankpledge.core.faults import BadInput, Fault

CHUNK = 1 << 20
FREE_OUTPUT = 64 << 20
"""What any archive may unpack to without question: 64 MB."""
MOST_EXPANSION = 200
"""How many times its size an archive may unpack to beyond that. Real extracts shrink five- to thirtyfold."""
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".txt", ".tsv")


class Readable(Protocol):
    """Whatever gives bytes a piece at a time."""

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes; none at the end."""
        ...


@dataclass(frozen=True)
class Opened:
    """A table to read: the name shown, where its bytes are, and whether it is a spreadsheet."""

    name: str
    path: Path
    spreadsheet: bool


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes as supplied."""
    with _open(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def open_supplied(path: Path, scratch: Path) -> list[Opened]:
    """Return the tables in a supplied file; archives are unpacked to ``scratch``.

    Raises
    ------
    BadInput
        The file is missing, a folder, unreadable, empty, damaged, or unpacks to far more than it should.
    """
    with _open(path) as stream:
        if not stream.read(1):
            raise BadInput(Fault("file-empty", "the file is empty: ask for it again.", file=path.name))
    suffix = path.suffix.lower()
    if suffix == ".zip":
        return _unzip(path, scratch)
    if suffix == ".gz":
        inner = path.name[: -len(path.suffix)]
        target = scratch / f"unpacked-{inner}"
        with _open(path) as raw, gzip.GzipFile(fileobj=raw) as packed:
            _unpack(packed, target, path.name, path.stat().st_size)
        return [Opened(path.name, target, _is_spreadsheet(target))]
    return [Opened(path.name, path, _is_spreadsheet(path))]


def _open(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise BadInput(Fault("file-missing", "there is no such file: check the name.", file=path.name)) from error
    except IsADirectoryError as error:
        raise BadInput(Fault("file-is-folder", "this is a folder: name the files in it.", file=path.name)) from error
    except OSError as error:
        raise BadInput(
            Fault("file-unreadable", "you may not read this file: ask for access.", file=path.name)
        ) from error


def _is_spreadsheet(path: Path) -> bool:
    return path.suffix.lower() in SPREADSHEETS


def _unzip(path: Path, scratch: Path) -> list[Opened]:
    try:
        with _open(path) as raw, zipfile.ZipFile(raw) as archive:
            return list(_members(archive, path, scratch))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise BadInput(
            Fault("zip-damaged", "the archive is damaged or locked: ask for it again.", file=path.name)
        ) from error


def _members(archive: zipfile.ZipFile, path: Path, scratch: Path) -> Iterator[Opened]:
    names = sorted(n for n in archive.namelist() if Path(n).suffix.lower() in (*TEXTS, *SPREADSHEETS))
    names = [name for name in names if not name.startswith("__MACOSX/")]
    if not names:
        raise BadInput(Fault("zip-no-table", "the archive holds no CSV file or spreadsheet.", file=path.name))
    for number, name in enumerate(names):
        target = scratch / f"unpacked-{number}-{Path(name).name}"
        with archive.open(name) as packed:
            _unpack(packed, target, path.name, path.stat().st_size)
        yield Opened(f"{path.name}/{Path(name).name}", target, _is_spreadsheet(target))


def _unpack(packed: Readable, target: Path, name: str, packed_size: int) -> None:
    """Write the unpacked bytes, stopping as soon as there are more of them than an honest archive would hold."""
    most = FREE_OUTPUT + MOST_EXPANSION * packed_size
    written = 0
    with target.open("wb") as out:
        for chunk in _chunks(packed, name):
            written += len(chunk)
            if written > most:
                raise BadInput(
                    Fault("archive-expands", "the archive unpacks to far more than its size: refused.", file=name)
                )
            out.write(chunk)
    if not written:
        raise BadInput(Fault("file-empty", "the file is empty: ask for it again.", file=name))


def _chunks(packed: Readable, name: str) -> Iterator[bytes]:
    try:
        while chunk := packed.read(CHUNK):
            yield chunk
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        mend = "the archive is cut short or damaged: ask for it again."
        raise BadInput(Fault("archive-damaged", mend, file=name)) from error
