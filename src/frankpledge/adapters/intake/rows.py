"""The rows of a supplied file, read from the sealed bytes without unpacking anything to the disk."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import PurePath
from typing import IO, Any, cast

from frankpledge.adapters.readers.headings import DELIMITERS
from frankpledge.adapters.readers.opening import FREE_OUTPUT, MOST_EXPANSION, SPREADSHEETS, TEXTS
from frankpledge.adapters.readers.workbook import LARGEST
from frankpledge.core.faults import BadInput, Fault

READABLE = (*TEXTS, *SPREADSHEETS, *(f"{text}.gz" for text in TEXTS), ".zip")
LONGEST_CELL = 100_000
LONGEST_LINE = 2 << 20
SAMPLE = 40

Row = Sequence[str]
Open = Callable[[], IO[bytes]]


@dataclass(frozen=True)
class Table:
    """A table in a supplied file: the sheet it stands on, and a way to go through its rows, again if need be."""

    name: str
    sheet: str
    rows: Callable[[], Iterator[Row]]
    assumed_encoding: bool = False
    formulas: bool = False


def tables_in(name: str, opened: Open, size: int, scope: ExitStack, *, sheet: str = "") -> list[Table]:
    """Return the tables in a file: one, or for an archive one a member. ``opened`` opens its bytes from the start.

    Raises
    ------
    BadInput
        It is empty, damaged, of a kind that cannot be read, or unpacks to more than it should.
    """
    suffix = PurePath(name.lower()).suffix
    if size == 0:
        raise BadInput(Fault("file-empty", "the file is empty: send it again.", file=name))
    if suffix == ".zip":
        return _members(name, opened, size, scope)
    if suffix == ".gz":
        return [_text(name, lambda: _limited(cast(IO[bytes], gzip.GzipFile(fileobj=opened())), name, size))]
    if suffix in SPREADSHEETS:
        return [_workbook(name, opened, sheet)]
    return [_text(name, opened)]


# --- Archives -------------------------------------------------------------------------------------------------


def _members(name: str, opened: Open, size: int, scope: ExitStack) -> list[Table]:
    try:
        archive = scope.enter_context(zipfile.ZipFile(scope.enter_context(opened())))
        names = sorted(each for each in archive.namelist() if PurePath(each.lower()).suffix in TEXTS)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise BadInput(Fault("zip-damaged", "the archive is damaged or locked: send it again.", file=name)) from error
    names = [each for each in names if not each.startswith("__MACOSX/")]
    if not names:
        raise BadInput(Fault("zip-no-table", "the archive holds no CSV file.", file=name))

    def member(inner: str) -> Open:
        return lambda: _limited(archive.open(inner), name, size)

    return [_text(f"{name}/{PurePath(inner).name}", member(inner)) for inner in names]


class _Limited(io.RawIOBase):
    """The unpacked bytes of an archive, which stop as soon as there are more of them than an honest one holds."""

    def __init__(self, packed: IO[bytes], name: str, most: int) -> None:
        super().__init__()
        self._packed, self._name, self._left = packed, name, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            content = self._packed.read(len(buffer))
        except (EOFError, zlib.error, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            mend = "the archive is cut short, damaged or locked: send it again."
            raise BadInput(Fault("archive-damaged", mend, file=self._name)) from error
        self._left -= len(content)
        if self._left < 0:
            mend = "the archive unpacks to far more than its size: refused."
            raise BadInput(Fault("archive-expands", mend, file=self._name))
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        self._packed.close()
        super().close()


def _limited(packed: IO[bytes], name: str, size: int) -> IO[bytes]:
    return io.BufferedReader(_Limited(packed, name, FREE_OUTPUT + MOST_EXPANSION * size), 1 << 18)


# --- Text -----------------------------------------------------------------------------------------------------


def _text(name: str, opened: Open) -> Table:
    with opened() as stream:
        start = stream.read(1 << 16)
    if not start:
        raise BadInput(Fault("file-empty", "the file is empty: send it again.", file=name))
    encoding, assumed = _encoding(start, opened)
    delimiter = _delimiter(start.decode(encoding, errors="ignore"))

    def rows() -> Iterator[Row]:
        with opened() as stream, io.TextIOWrapper(stream, encoding=encoding, newline="") as text:
            yield from _parsed(text, delimiter, name)

    return Table(name, "", rows, assumed_encoding=assumed)


def _encoding(start: bytes, opened: Open) -> tuple[str, bool]:
    """Return the encoding, and whether it was assumed: a mark says it, UTF-8 shows itself, the rest is Windows'."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", False
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", False
    if len(start) >= 4 and start[1::2].count(0) > len(start) // 4:
        return "utf-16-le", False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with opened() as stream:
            while chunk := stream.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", True)
    except UnicodeDecodeError:
        return "cp1252" if _is_windows(opened) else "latin-1", True
    return "utf-8", False


def _is_windows(opened: Open) -> bool:
    """Say whether every byte is one that Windows-1252 defines; Latin-1 leaves none undefined."""
    with opened() as stream:
        return all(
            chunk.isascii() or not (set(chunk) & _UNDEFINED) for chunk in iter(lambda: stream.read(1 << 20), b"")
        )


_UNDEFINED = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))


def _delimiter(start: str) -> str:
    """Return what parts the cells: what parts the most cells in the first rows, alike in most of them."""
    lines = start.splitlines()[:SAMPLE]

    def score(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        except csv.Error:
            return 0, 0
        common = max(widths, key=widths.count, default=0)
        return (widths.count(common) * (common > 1), common)

    return max(DELIMITERS, key=score)


def _parsed(text: IO[str], delimiter: str, name: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    lines = _Lines(text, name)
    reader = csv.reader(lines, delimiter=delimiter, strict=False)
    while True:
        begins = reader.line_num + 1
        lines.quotation_marks = 0
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            mend = "a cell holds over 100,000 characters: a quotation mark is left open, or this is no table."
            raise BadInput(Fault("cell-too-long", mend, file=name, row=begins)) from error
        except UnicodeError as error:
            raise BadInput(Fault("not-text", "this is not text: save it as CSV UTF-8.", file=name)) from error
        if reader.line_num > begins and lines.quotation_marks % 2:  # all rows to the end of the file are one cell
            mend = "a quotation mark opens here and is never closed: close it or take it out."
            raise BadInput(Fault("quote-open", mend, file=name, row=begins))
        yield row


class _Lines:
    """The lines of a text, and how many quotation marks they held since that was last set to nought.

    What holds a nought byte, or no end of line for two megabytes, is no table.
    """

    def __init__(self, text: IO[str], name: str) -> None:
        self._text, self._name = text, name
        self.quotation_marks = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        if "\0" in line:
            raise BadInput(Fault("not-text", "this is no text table: save it as CSV UTF-8.", file=self._name))
        if len(line) >= LONGEST_LINE:
            mend = "a line is longer than 2 MB: a quotation mark is left open, or this is no table."
            raise BadInput(Fault("line-too-long", mend, file=self._name))
        self.quotation_marks += line.count('"')
        return line


# --- Workbooks ------------------------------------------------------------------------------------------------


def _workbook(name: str, opened: Open, sheet: str) -> Table:
    from python_calamine import CalamineError, CalamineWorkbook

    damaged = BadInput(
        Fault(
            "workbook-damaged", "the workbook cannot be opened: save it again as .xlsx, without a password.", file=name
        )
    )
    formulas = _check_workbook(name, opened, damaged)
    try:
        with opened() as stream, CalamineWorkbook.from_filelike(stream) as workbook:
            chosen = _chosen(workbook.sheet_names, sheet, name)
            cells = workbook.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        raise damaged from error
    last = max((i for i, row in enumerate(cells) if any(cell not in (None, "") for cell in row)), default=-1)
    return Table(name, chosen, lambda: ([_cell(cell) for cell in row] for row in cells[: last + 1]), formulas=formulas)


def _check_workbook(name: str, opened: Open, damaged: BadInput) -> bool:
    """Refuse a workbook that unpacks to too much; say whether formulas stand in it."""
    with opened() as stream:
        if not zipfile.is_zipfile(stream):
            return False  # the old .xls format, or no workbook at all: the reader will say
        try:
            with zipfile.ZipFile(stream) as archive:
                if sum(part.file_size for part in archive.infolist()) > LARGEST:
                    mend = "the workbook unpacks to over 100 MB: send it as CSV."
                    raise BadInput(Fault("workbook-too-large", mend, file=name))
                sheets = [each for each in archive.namelist() if each.startswith("xl/worksheets/")]
                return any(b"<f>" in chunk or b"<f " in chunk for each in sheets for chunk in _chunks(archive, each))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise damaged from error


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        yield from iter(lambda: stream.read(1 << 20), b"")


def _chosen(names: list[str], sheet: str, name: str) -> str:
    if not names:
        raise BadInput(Fault("workbook-empty", "the workbook has no sheet.", file=name))
    if sheet and sheet not in names:
        raise BadInput(Fault("sheet-missing", f"no such sheet; it has: {', '.join(names)}.", file=name, sheet=sheet))
    return sheet or names[0]


def _cell(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).splitlines())


def first_rows(table: Table, number: int = SAMPLE) -> list[Row]:
    """Return the first rows of a table."""
    return list(islice(table.rows(), number))
