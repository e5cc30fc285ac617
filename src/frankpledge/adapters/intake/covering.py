"""Write of a sealed file the columns and rows that a protocol covers, and nothing else: the one way in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from frankpledge.adapters.intake.codes import CodeCheck
from frankpledge.adapters.intake.rows import Row, Table, first_rows, tables_in
from frankpledge.adapters.intake.sealing import SealedReader
from frankpledge.core.dictionary import Dataset, Field, FieldKind, match_headings, plain_code
from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.privacy import pseudonym, screen

Mend = Callable[[str], str]
BATCH = 5_000
"""Rows written at a time."""


@dataclass(frozen=True)
class Areas:
    """Whose rows are let through: the field that holds an area's code, the codes, and those of others.

    The field need not be among those covered: it decides over a row, and is written only where it is covered.
    """

    field: str
    codes: frozenset[str]
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Door:
    """What is let through: the dataset, the fields covered, the partnership's key, and what the agency calls them."""

    dataset: Dataset
    covered: frozenset[str]
    pseudonym_key: bytes
    known: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    heading_row: int = 0
    areas: Areas | None = None


@dataclass
class Covered:
    """What came of it: fields kept, headings dropped, rows, rows that could not be read, and details taken out.

    Where only some areas' rows are let through, ``outside`` counts the rows of areas that are nobody's, and nothing
    else tells of rows that are not let through: how many there are is not for whoever gets the rest.
    """

    kept: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    rows: int = 0
    unreadable: int = 0
    screened: int = 0
    outside: int | None = None
    faults: list[Fault] = field(default_factory=list)


def write_covered(path: Path, key: bytes, name: str, door: Door, write: Callable[[Iterator[bytes]], None]) -> Covered:
    """Read a sealed file once and hand the covered columns, as CSV under the dictionary's headings, to ``write``.

    The headings of the snapshot are the dictionary's, in its order, whatever the agency calls its columns; a needed
    field that is covered and was not sent stops it. A row with too many or too few cells is left out and counted: in
    it nobody can tell which cell stands under which heading, so that what is not covered might come through.

    Raises
    ------
    BadInput
        The file cannot be read, no row holds the headings, or a needed column is not there.
    """
    done = Covered(outside=0 if door.areas else None)
    with ExitStack() as scope:
        size = SealedReader(path, key).size
        found = tables_in(name, lambda: SealedReader(path, key), size, scope, sheet=door.sheet)  # type: ignore[arg-type, return-value]
        laid_out = [(table, *_positions(table, door)) for table in found]
        _check_needed(door, laid_out[0][0], {key for _, _, at in laid_out for key in at.values()})
        done.dropped = _dropped(laid_out, door)
        kept = door.dataset.keep(door.covered & {key for _, _, at in laid_out for key in at.values()})
        done.kept = [each.key for each in kept]
        write(_content(laid_out, kept, door, done))
    return done


Laid = tuple[Table, int, dict[int, str]]


def _positions(table: Table, door: Door) -> tuple[int, dict[int, str]]:
    rows = first_rows(table)
    if door.heading_row:
        chosen = rows[door.heading_row - 1 : door.heading_row]
        return door.heading_row, match_headings(door.dataset, chosen, door.known)[1]
    row, at = match_headings(door.dataset, rows, door.known)
    if not row:
        names = ", ".join(each.heading for each in door.dataset.fields if each.needed)
        mend = f"no row holds the headings. Among them must be: {names}."
        raise BadInput(Fault("headings-missing", mend, file=table.name, sheet=table.sheet))
    return row, at


def _check_needed(door: Door, table: Table, there: set[str]) -> None:
    missing = [each for each in door.dataset.lacks(there) if each.key in door.covered]
    if door.areas and door.areas.field not in there | {each.key for each in missing}:
        missing.append(door.dataset.field(door.areas.field))
    if missing:
        mend = "this column is needed, and the file lacks it: send it with it, or say which column it is."
        raise BadInput(
            [
                Fault("heading-missing", mend, file=table.name, sheet=table.sheet, column=each.heading)
                for each in missing
            ]
        )


def _dropped(laid_out: Iterable[Laid], door: Door) -> list[str]:
    """Return the headings of the columns that do not come through, as the agency wrote them."""
    names: dict[str, None] = {}
    for table, row, at in laid_out:
        headings = first_rows(table, row)[row - 1]
        for place, heading in enumerate(headings):
            if at.get(place) not in door.covered and heading.strip():
                names[" ".join(heading.split())[:100]] = None
    return list(names)


def _content(laid_out: Iterable[Laid], kept: tuple[Field, ...], door: Door, done: Covered) -> Iterator[bytes]:
    yield _as_csv([[each.heading for each in kept]])
    mends = [_mend(each, door, done) for each in kept]
    checks = {
        place: CodeCheck(each.heading, codes)
        for place, each in enumerate(kept) if (codes := door.dataset.codes_of(each))
    }  # fmt: skip
    for table, heading_row, at in laid_out:
        places = {key: place for place, key in at.items()}
        columns = [places.get(each.key) for each in kept]
        sift = _sift(door.areas, places.get(door.areas.field), done) if door.areas else None
        yield from _batches(table, heading_row, columns, mends, sift, checks, done)
        found = (fault for check in checks.values() for fault in check.faults(table.name, table.sheet))
        done.faults += [replace(fault, row=None) if sift else fault for fault in found]
        if table.formulas:
            mend = "formulas stand in the workbook: their values as last saved were used; save values only to be sure."
            done.faults.append(Fault("formula-values", mend, file=table.name, sheet=table.sheet))
        if table.assumed_encoding:
            mend = (
                "nothing says how its letters are encoded: Windows' way was assumed. Save it as CSV UTF-8 to be sure."
            )
            done.faults.append(Fault("encoding-assumed", mend, file=table.name))


Sift = Callable[[Row], bool]


def _sift(areas: Areas, place: int | None, done: Covered) -> Sift:
    """Return what says whether a row is let through; a row whose area is nobody's is counted."""

    def is_ours(row: Row) -> bool:
        code = plain_code(row[place]) if place is not None else ""
        if code not in areas.codes and code not in areas.elsewhere:
            done.outside = (done.outside or 0) + 1
        return code in areas.codes

    return is_ours


def _batches(
    table: Table, heading_row: int, columns: list[int | None], mends: list[Mend | None], sift: Sift | None,
    checks: Mapping[int, CodeCheck], done: Covered,
) -> Iterator[bytes]:  # fmt: skip
    batch: list[list[str]] = []
    for number, row in _even_rows(table, heading_row, done, is_sifted=sift is not None):
        if sift and not sift(row):
            continue
        batch.append(_covered_row(row, columns, mends))
        for place, check in checks.items():
            check.see(batch[-1][place], number)
        if len(batch) == BATCH:
            yield _as_csv(batch)
            done.rows += BATCH
            batch = []
    done.rows += len(batch)
    yield _as_csv(batch)


def _even_rows(table: Table, heading_row: int, done: Covered, *, is_sifted: bool) -> Iterator[tuple[int, Row]]:
    """Yield the rows with as many cells as there are headings, numbered, and count the others at the end."""
    width = first_uneven = uneven = 0
    for number, row in enumerate(table.rows(), start=1):
        if number == heading_row:
            width = len(row)
        if number <= heading_row or not any(row):
            continue
        if len(row) == width:
            yield number, row
        else:
            first_uneven, uneven = first_uneven or number, uneven + 1
    if uneven and is_sifted:  # where and how many would tell of rows that are not this partnership's
        mend = "rows had too many or too few cells, so that nobody can tell whose they are: left out. Ask the agency."
        done.faults.append(Fault("rows-unreadable", mend, file=table.name))
    elif uneven:
        mend = "this row has too many or too few cells, or a stray quotation mark: left out."
        done.unreadable += uneven
        done.faults.append(Fault("row-unreadable", mend, file=table.name, row=first_uneven, count=uneven))


def _covered_row(row: Row, columns: list[int | None], mends: list[Mend | None]) -> list[str]:
    cells = [row[place] if place is not None else "" for place in columns]
    return [mend(cell) if mend and cell else cell for cell, mend in zip(cells, mends, strict=True)]


def _mend(each: Field, door: Door, done: Covered) -> Mend | None:
    if each.kind is FieldKind.IDENTIFIER:
        return lambda cell: pseudonym(cell, door.pseudonym_key)
    if each.kind is FieldKind.FREE_TEXT:
        return lambda cell: _screened(cell, done)
    return None


def _screened(cell: str, done: Covered) -> str:
    text, found = screen(cell)
    done.screened += found
    return text


def _as_csv(rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()
