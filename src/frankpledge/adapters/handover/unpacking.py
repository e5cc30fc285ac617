"""Unpack an archive from outside: plain files below one folder, no more and no larger than a bundle ever is."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from frankpledge.core.faults import BadInput, Fault

MOST_FILES = 2_000
MOST_BYTES = 500_000_000
"""Of all files together, unpacked: boundaries of a county are a tenth of it."""
CHUNK = 1 << 20
SYMBOLIC_LINK = 0o120000


def unpack(archive: Path, folder: Path) -> None:
    """Write an archive's files below a folder.

    Raises
    ------
    BadInput
        It is no ZIP archive, or holds something else than plain files below itself, or too much.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [member for member in opened.infolist() if not member.is_dir()]
            faults = list(_faults(members))
            if faults:
                raise BadInput(faults)
            _write(opened, members, folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadInput(Fault("handover-no-zip", "this is no ZIP archive that can be opened: pack it again.")) from error


def _faults(members: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    if len(members) > MOST_FILES:
        yield Fault("handover-too-many", f"the archive holds more than {MOST_FILES:,} files.")
    for member in members:
        path = PurePosixPath(member.filename)
        outside = path.is_absolute() or ".." in path.parts or "\\" in member.filename
        if outside or (member.external_attr >> 16) & 0o170000 == SYMBOLIC_LINK:
            mend = "it lies outside the archive or is a link: pack plain files only."
            yield Fault("handover-outside", mend, file=member.filename[:100])


def _write(opened: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: Path) -> None:
    left = MOST_BYTES
    for member in members:
        target = folder / member.filename
        target.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(member) as read, target.open("wb") as written:
            for chunk in iter(lambda read=read: read.read(CHUNK), b""):  # type: ignore[misc]
                left -= len(chunk)
                if left < 0:  # whatever the archive says of itself
                    raise BadInput(
                        Fault("handover-too-large", f"unpacked it is larger than {MOST_BYTES // 1_000_000} MB.")
                    )
                written.write(chunk)
