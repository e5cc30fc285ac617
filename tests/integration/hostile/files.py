"""Files that agencies do send, or that somebody might: each function writes one and gives its name."""

from __future__ import annotations

import gzip
import io
import re
import struct
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import xlsxwriter

from tests.integration.hostile.town import GOOD_ROWS, HEADINGS, Row, as_csv

MEGABYTE = 1 << 20
GIGABYTE = 1 << 30
SHEET = "xl/worksheets/sheet1.xml"


def plain(folder: Path, text: str | bytes, name: str = "asb.csv", encoding: str = "utf-8") -> str:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return name


def good(folder: Path, name: str = "asb.csv") -> str:
    return plain(folder, as_csv(GOOD_ROWS), name)


def with_rows(folder: Path, *rows: Row, name: str = "asb.csv") -> str:
    """The good rows and then these."""
    return plain(folder, as_csv([*GOOD_ROWS, *rows]), name)


def wide(folder: Path) -> str:
    """Two hundred columns, of which five are wanted."""
    extra = tuple(f"Field {number}" for number in range(195))
    rows = [(*row, *("x" for _ in extra)) for row in GOOD_ROWS]
    return plain(folder, as_csv(rows, headings=(*HEADINGS, *extra)))


def gigabyte_line(folder: Path, *, as_heading: bool) -> str:
    """One line of a gigabyte, as the headings or as a row."""
    with (folder / "asb.csv").open("wb") as out:
        if not as_heading:
            out.write(as_csv(GOOD_ROWS).encode())
        for chunk in _of_size(b"a" * MEGABYTE, GIGABYTE):
            out.write(chunk)
    return "asb.csv"


def _of_size(chunk: bytes, size: int) -> Iterator[bytes]:
    return (chunk for _ in range(size // len(chunk)))


def gzip_bomb(folder: Path, size: int = 4 * GIGABYTE) -> str:
    """A few megabytes that unpack to gigabytes: one packed megabyte after another, as the format allows."""
    packed = gzip.compress(b",,,,\n" * (MEGABYTE // 5))
    with (folder / "asb.csv.gz").open("wb") as out:
        for chunk in (gzip.compress(as_csv(GOOD_ROWS).encode()), *_of_size(packed, size // MEGABYTE * len(packed))):
            out.write(chunk)
    return "asb.csv.gz"


def zip_bomb(folder: Path, size: int = 2 * GIGABYTE) -> str:
    """An archive of the same kind, whose member begins as an honest table."""
    chunk = b",,,,\n" * (MEGABYTE // 5)
    with _zip(folder / "asb.zip", level=6) as archive, archive.open("asb.csv", "w", force_zip64=True) as out:
        out.write(as_csv(GOOD_ROWS).encode())
        for piece in _of_size(chunk, size):
            out.write(piece)
    return "asb.zip"


def workbook_bomb(folder: Path, size: int = GIGABYTE) -> str:
    """A workbook whose one sheet unpacks to a gigabyte of rows."""
    cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in GOOD_ROWS[0])
    chunk = (f"<row>{cells}</row>" * (MEGABYTE // 300)).encode()
    sheet = _sheet_of(workbook(folder, GOOD_ROWS))
    head, tail = sheet.split(b"</sheetData>")
    _replace_sheet(folder / "asb.xlsx", (head, *_of_size(chunk, size), b"</sheetData>", tail))
    return "asb.xlsx"


def modest_workbook_bomb(folder: Path) -> str:
    """A workbook that unpacks to less than a careless limit, and still to millions of cells."""
    return workbook_bomb(folder, 380 * MEGABYTE)


def lying_workbook_bomb(folder: Path) -> str:
    """A workbook bomb whose table of contents claims that its sheet is small."""
    path = folder / workbook_bomb(folder)
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    packed = bytearray(path.read_bytes())
    true, told = struct.pack("<I", size), struct.pack("<I", 4096)
    path.write_bytes(packed.replace(true, told))
    return path.name


def _zip(path: Path, *, level: int = 1) -> zipfile.ZipFile:
    return zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level)


def zipped(folder: Path, member: str, content: bytes) -> str:
    with _zip(folder / "asb.zip") as archive:
        archive.writestr(member, content)
    return "asb.zip"


def truncated_gzip(folder: Path) -> str:
    packed = gzip.compress(as_csv(GOOD_ROWS * 200).encode())
    return plain(folder, packed[: len(packed) * 2 // 3], "asb.csv.gz")


def workbook(folder: Path, rows: Iterable[Row], *, title: int = 0, formula: str = "", value: object = 0) -> Path:
    """A workbook of these rows, with so many title rows above; a formula may stand in the last row's Type."""
    path = folder / "asb.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Data")
        for number in range(title):
            sheet.write_string(number, 0, f"Incidents of anti-social behaviour, page {number + 1}")
        lines = [HEADINGS, *rows]
        for number, row in enumerate(lines, start=title):
            sheet.write_row(number, 0, row)
        if formula:
            sheet.write_formula(title + len(lines) - 1, 2, formula, value=value)
    return path


def workbook_without_cached_values(folder: Path) -> str:
    """A workbook whose last row's Type is a formula that no program has worked out yet."""
    path = workbook(folder, GOOD_ROWS, formula='="No"&"ise"', value="Noise")
    bare = re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", _sheet_of(path))
    _replace_sheet(path, (bare,))
    return path.name


def _sheet_of(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(SHEET)


def _replace_sheet(path: Path, pieces: Iterable[bytes]) -> None:
    """Write the workbook again with other content in its sheet."""
    packed = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(packed) as old, _zip(path) as new:
        for item in old.namelist():
            if item != SHEET:
                new.writestr(item, old.read(item))
        with new.open(SHEET, "w", force_zip64=True) as out:
            for piece in pieces:
                out.write(piece)
