"""The faults in a source's rows, grouped, for the people who may see their values."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from frankpledge.adapters.audit.placing import Placer
from frankpledge.adapters.engine import batches as engine
from frankpledge.adapters.readers import Layout, ReadFile
from frankpledge.core.faults import Fault
from frankpledge.core.geography.place import UNKNOWN

KINDS = {
    "bad_date": ("date-unreadable", "date", "not a date that exists, or written in a way 'dates' does not list."),
    "bad_point": (
        "point-unusable",
        "longitude",
        "no point in Great Britain: look for exchanged, missing or zero coordinates.",
    ),
    "bad_count": ("count-unusable", "count", "not a whole number from zero up."),
}


def faults_of(
    connection: duckdb.DuckDBPyConnection, files: Sequence[ReadFile], layout: Layout, placer: Placer
) -> tuple[Fault, ...]:
    """List what could not be read in any row: one fault for each distinct value, with its first row and a count."""
    found: list[Fault] = []
    needed = placer.fallback_rows[: len(placer.words)] > 0  # where a point was used, the code was not needed
    unknown = {
        w for w, p, n in zip(placer.words, placer.placements, needed, strict=True) if n and p.position == UNKNOWN
    }
    for file in files:
        found.extend(file.faults)
        for column in KINDS:
            found.extend(_unreadable(connection, file, layout, column))
        if unknown and placer.frame.gazetteers:
            found.extend(_unknown_places(connection, file, layout, unknown))
    return tuple(found)


def _unreadable(connection: duckdb.DuckDBPyConnection, file: ReadFile, layout: Layout, column: str) -> list[Fault]:
    code, key, mend = KINDS[column]
    if layout.tallies and column == "bad_date":
        key, mend = "period", "not a month, quarter, year or day."
    if column == "bad_point" and "easting" in layout.columns:
        key = "easting"
    return [
        _fault(file, layout, code, key, mend, value, row, count)
        for value, row, count in engine.bad_values(connection, file.rows, column)
    ]


def _unknown_places(
    connection: duckdb.DuckDBPyConnection, file: ReadFile, layout: Layout, unknown: set[str]
) -> list[Fault]:
    mend = "no area is known by this code or name: correct it, or add its boundary set or lookup to the recipe."
    return [
        _fault(file, layout, "area-unknown", "area", mend, value, row, count)
        for value, row, count in engine.bad_values(connection, file.rows, "place")
        if value in unknown
    ]


def _fault(file: ReadFile, layout: Layout, code: str, key: str, mend: str, value: str, row: int, count: int) -> Fault:
    """Rows count from 1 in the file as supplied; rows set aside earlier are allowed for where they are listed."""
    number = file.first_row + row
    for set_aside in file.faults:
        if set_aside.row is not None and set_aside.row <= number:
            number += 1
    heading = layout.columns.get(key, "")
    return Fault(code, mend, file=file.name, sheet=file.sheet, row=number, column=heading, value=value, count=count)
