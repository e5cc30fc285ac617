"""Turn a sheet of a workbook into CSV text, so that all tables are read the same way."""

from __future__ import annotations

import csv
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from frankpledge.core.faults import BadInput, Fault

LARGEST = 100 << 20
"""What the parts of a workbook may unpack to: 100 MB, some two million cells; in memory they take four times that."""
DAMAGED = "the workbook cannot be opened: save it again as .xlsx, without a password."
FORMULA = re.compile(rb"<f[ >/]")

Cell = str | float | int | bool | date | time | timedelta | None


def sheet_to_csv(path: Path, name: str, sheet: str | None, target: Path) -> tuple[str, int]:
    """Write one sheet as CSV; return the sheet's name and the number of formulas in the workbook.

    Without a sheet named, the first is read. Cells with formulas give the values last saved.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    formulas = _check_size(path, name)
    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            names = workbook.sheet_names
            chosen = _choose(names, sheet, name)
            rows = workbook.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        raise BadInput(Fault("workbook-damaged", DAMAGED, file=name)) from error
    with target.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([_text(cell) for cell in row] for row in _trimmed(rows))
    return chosen, formulas


def _check_size(path: Path, name: str) -> int:
    """Refuse a workbook that unpacks to too much, before anything reads it whole; count its formulas."""
    if not zipfile.is_zipfile(path):
        return 0  # the old .xls format, or no workbook at all: the reader will say
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST:
                mend = "the workbook unpacks to over 100 MB: send it as CSV."
                raise BadInput(Fault("workbook-too-large", mend, file=name))
            sheets = [
                part for part in archive.namelist() if part.startswith("xl/worksheets/") and part.endswith(".xml")
            ]
            return sum(_formulas(archive, part) for part in sheets)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadInput(Fault("workbook-damaged", DAMAGED, file=name)) from error


def _formulas(archive: zipfile.ZipFile, part: str) -> int:
    with archive.open(part) as stream:
        return sum(len(FORMULA.findall(chunk)) for chunk in iter(lambda: stream.read(1 << 20), b""))


def _choose(names: list[str], sheet: str | None, name: str) -> str:
    if not names:
        raise BadInput(Fault("workbook-empty", "the workbook has no sheet.", file=name))
    if sheet is None:
        return names[0]
    if sheet not in names:
        raise BadInput(Fault("sheet-missing", f"no such sheet; it has: {', '.join(names)}.", file=name, sheet=sheet))
    return sheet


def _trimmed(rows: Sequence[Sequence[Cell]]) -> Iterable[Sequence[Cell]]:
    """Leave out the empty rows below the last one that holds anything."""
    last = max((i for i, row in enumerate(rows) if any(cell not in (None, "") for cell in row)), default=-1)
    return rows[: last + 1]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        at_midnight = cell.time() == time()
        return cell.date().isoformat() if at_midnight else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split("\n")) if isinstance(cell, str) else str(cell)
