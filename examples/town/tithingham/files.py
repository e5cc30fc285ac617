"""Writing tables so that the same rows always give the same bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

Row = Sequence[object]
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def csv_text(heading: Row, rows: Iterable[Row], *, delimiter: str = ",", line_end: str = "\n") -> str:
    """Return a table as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue()


def write_csv(
    path: Path,
    heading: Row,
    rows: Iterable[Row],
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    line_end: str = "\n",
) -> None:
    """Write a table as CSV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(csv_text(heading, rows, delimiter=delimiter, line_end=line_end).encode(encoding))


def write_zip(path: Path, members: Sequence[tuple[str, str]], *, packed: Sequence[str] = ()) -> None:
    """Write an archive of text files, packed unless ``packed`` names others only; no clock is read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members:
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED if not packed or name in packed else zipfile.ZIP_STORED
            member.create_system = 3  # the same on every system
            member.external_attr = 0o644 << 16
            archive.writestr(member, text.encode("utf-8"))
