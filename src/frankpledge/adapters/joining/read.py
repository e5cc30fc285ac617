"""Read the workbook: every fault by sheet, row and column; what is sound is kept, what is not is left out and told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

from frankpledge.adapters.joining.cells import Cell, UnreadableCell, Value, read_cell
from frankpledge.adapters.joining.layout import SHEETS, Sheet
from frankpledge.core.faults import BadInput, Fault

LARGEST = 20 << 20
"""What the parts of the workbook may unpack to, in bytes."""
MOST_ROWS = 5_000
Rows = Sequence[Sequence[Cell]]
DAMAGED = "this is no .xlsx workbook that can be opened. Use the template."


@dataclass(frozen=True)
class Entry:
    """A sound row: where it stands and what it holds, by the heading of its column."""

    sheet: str
    row: int
    values: Mapping[str, Value]

    def text(self, heading: str) -> str:
        """Return a cell as text, empty where it is."""
        return str(self.values.get(heading) or "")


@dataclass(frozen=True)
class Joining:
    """The sound rows of each sheet, and a fault for each that was left out."""

    entries: Mapping[str, tuple[Entry, ...]]
    faults: tuple[Fault, ...]


def read_joining(content: bytes, name: str) -> Joining:
    """Return what a filled-in workbook holds.

    Raises
    ------
    BadInput
        Where it is no workbook, or none of its sheets, or a needed column of one, is there.
    """
    found = {sheet.name: rows for sheet, rows in _sheets(content, name)}
    known = [sheet for sheet in SHEETS if sheet.name in found]
    if not known:
        names = ", ".join(sheet.name for sheet in SHEETS)
        raise BadInput(
            Fault("joining-no-sheet", f"none of its sheets is one of: {names}. Use the template.", file=name)
        )
    columns = {sheet.name: _columns(found[sheet.name], sheet) for sheet in known}
    if faults := [fault for sheet in known for fault in _missing(name, sheet, columns[sheet.name])]:
        raise BadInput(faults)
    read = {sheet.name: _entries(found[sheet.name], sheet, columns[sheet.name], name) for sheet in known}
    return Joining(
        {sheet: tuple(entries) for sheet, (entries, _) in read.items()},
        tuple(fault for _, faults in read.values() for fault in faults),
    )


def _sheets(content: bytes, name: str) -> list[tuple[Sheet, Rows]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > LARGEST:
            raise BadInput(Fault("workbook-too-large", "the workbook unpacks to over 20 MB.", file=name))
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            there = {sheet.strip().lower(): sheet for sheet in workbook.sheet_names}
            known = [(sheet, there.get(sheet.name.lower())) for sheet in SHEETS]
            return [
                (sheet, workbook.get_sheet_by_name(title).to_python(skip_empty_area=False, nrows=MOST_ROWS + 2))
                for sheet, title in known
                if title
            ]
    except (zipfile.BadZipFile, CalamineError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise BadInput(Fault("workbook-damaged", DAMAGED, file=name)) from error


def _columns(rows: Rows, sheet: Sheet) -> dict[str, int]:
    """Return where each known column stands, by the headings in the first row."""
    headings = [" ".join(str(cell).split()).lower() for cell in rows[0]] if rows else []
    return {c.heading: headings.index(c.heading.lower()) for c in sheet.columns if c.heading.lower() in headings}


def _missing(name: str, sheet: Sheet, at: Mapping[str, int]) -> list[Fault]:
    mend = "the first row must hold this heading. Use the template."
    wanting = [column.heading for column in sheet.columns if column.is_needed and column.heading not in at]
    return [Fault("joining-no-column", mend, file=name, sheet=sheet.name, row=1, column=heading) for heading in wanting]


def _entries(rows: Rows, sheet: Sheet, at: Mapping[str, int], name: str) -> tuple[list[Entry], list[Fault]]:
    entries, faults = [], []
    if len(rows) > MOST_ROWS + 1:
        mend = f"rows after {MOST_ROWS + 1:,} are left out: a sheet may hold {MOST_ROWS:,} rows."
        faults.append(Fault("joining-too-many-rows", mend, file=name, sheet=sheet.name, row=MOST_ROWS + 2))
    for number, row in enumerate(rows[1 : MOST_ROWS + 1], start=2):
        if not any(_is_filled(row[place]) for place in at.values() if place < len(row)):
            continue
        values, wrong = _values(row, sheet, at, Fault("", "", file=name, sheet=sheet.name, row=number))
        faults += wrong
        if not wrong:
            entries.append(Entry(sheet.name, number, values))
    return entries, faults


def _is_filled(cell: Cell) -> bool:
    return cell is not None and str(cell).strip() != ""


def _values(
    row: Sequence[Cell], sheet: Sheet, at: Mapping[str, int], where: Fault
) -> tuple[dict[str, Value], list[Fault]]:
    values: dict[str, Value] = {}
    faults = []
    for column in sheet.columns:
        place = at.get(column.heading, len(row))
        cell = row[place] if place < len(row) else None
        try:
            values[column.heading] = read_cell(cell, column)
        except UnreadableCell as wrong:
            shown = str(cell) if _is_filled(cell) else ""
            faults.append(
                Fault("joining-bad-cell", str(wrong), where.file, where.sheet, where.row, column.heading, shown)
            )
    return values, faults
