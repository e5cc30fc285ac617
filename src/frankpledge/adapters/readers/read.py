"""Read supplied files to canonical Parquet, setting aside and counting what cannot be read."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb

from frankpledge.adapters.engine.session import load_spatial
from frankpledge.adapters.readers.canonical import quoted, read_csv, select
from frankpledge.adapters.readers.decoding import to_utf8
from frankpledge.adapters.readers.headings import Headings, find_headings
from frankpledge.adapters.readers.layout import Layout
from frankpledge.adapters.readers.opening import Opened, digest_of, open_supplied
from frankpledge.adapters.readers.periods import read_period
from frankpledge.adapters.readers.workbook import sheet_to_csv
from frankpledge.core.faults import BadInput, Fault

MOST_FAULTS_KEPT = 1000
"""Unreadable rows listed one by one; all are counted."""


@dataclass(frozen=True)
class ReadFile:
    """A table as read: canonical Parquet, and what was noticed on the way."""

    name: str
    sha256: str
    parquet: Path
    sheet: str
    headings: Headings
    first_row: int
    unreadable: int
    faults: tuple[Fault, ...]
    assumed_encoding: str


def read_files(
    connection: duckdb.DuckDBPyConnection, paths: list[Path], layout: Layout, scratch: Path, *, prefix: str
) -> list[ReadFile]:
    """Read every table in the files given, in order of name and content.

    Raises
    ------
    BadInput
        With the faults of every file that cannot be used.
    """
    read: list[ReadFile] = []
    faults: list[Fault] = []
    with ThreadPoolExecutor(1) as beside:  # hashing needs no table engine, so it runs beside it
        for position, (path, shown) in enumerate(zip(paths, _names(paths), strict=True)):
            folder = scratch / f"{prefix}-{position}"
            folder.mkdir()
            try:
                digest = beside.submit(digest_of, path)
                for number, table in enumerate(open_supplied(path, folder)):
                    named = replace(table, name=table.name.replace(path.name, shown, 1))
                    read.append(_read_table(connection, named, digest, layout, folder, number))
            except BadInput as error:
                faults.extend(error.faults)
    if faults:
        raise BadInput(list(dict.fromkeys(faults)))
    return sorted(read, key=lambda file: (file.name, file.sha256))


def _names(paths: list[Path]) -> list[str]:
    """Name files without their folders, save where two would be called the same."""
    met = Counter(path.name for path in paths)
    return [path.name if met[path.name] == 1 else f"{path.parent.name}/{path.name}" for path in paths]


def _read_table(
    connection: duckdb.DuckDBPyConnection, table: Opened, digest: Future[str], layout: Layout, folder: Path, number: int
) -> ReadFile:
    sheet, formulas, assumed = "", 0, ""
    text = folder / f"sheet-{number}.csv"
    if table.spreadsheet:
        sheet, formulas = sheet_to_csv(table.path, table.name, layout.sheet, text)
    else:
        decoded = to_utf8(table.path, table.name, folder, layout.encoding)
        text, assumed = decoded.path, decoded.encoding if decoded.assumed else ""
    headings = find_headings(text, layout, name=table.name, sheet=sheet)
    parquet = folder / f"canonical-{number}.parquet"
    rejects = _convert(connection, text, headings, layout, parquet, table.name)
    for spare in (table.path, text):
        if spare.is_relative_to(folder):
            spare.unlink(missing_ok=True)  # what was unpacked or decoded is not needed again
    return ReadFile(
        name=table.name,
        sha256=digest.result(),
        parquet=parquet,
        sheet=sheet,
        headings=headings,
        first_row=headings.row + 1,
        unreadable=len(rejects),
        faults=(
            *(_fault(table.name, sheet, line) for line, _ in rejects[:MOST_FAULTS_KEPT]),
            *_formula_fault(table.name, sheet, formulas),
        ),
        assumed_encoding=assumed,
    )


def _convert(
    connection: duckdb.DuckDBPyConnection, text: Path, headings: Headings, layout: Layout, parquet: Path, name: str
) -> list[tuple[int, str]]:
    """Write canonical Parquet; return line and kind of each row that the CSV reader had to reject."""
    for table in ("rejects", "rejects_scan"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    rows = read_csv(str(text), headings, "rejects")
    if layout.tallies:
        rows = _with_periods(connection, rows, headings)
    if layout.crs == "EPSG:27700" and "easting" in headings.positions:
        load_spatial(connection)
    try:
        query = select(layout, headings, rows)
        connection.execute(f"COPY ({query}) TO {quoted(str(parquet))} (FORMAT parquet)")
    except duckdb.IOException as error:
        raise OSError(28, "no room left on the disk") from error
    except duckdb.InvalidInputException as error:
        mend = "the rows cannot be told apart (mixed line ends?): save it again as CSV UTF-8."
        raise BadInput(Fault("table-unreadable", mend, file=name)) from error
    found = connection.execute(
        "SELECT line, any_value(CAST(error_type AS VARCHAR)), bool_or(contains(csv_line, chr(10))) "
        "FROM rejects GROUP BY line ORDER BY line"
    ).fetchall()
    for line, kind, spans_lines in found:
        if kind == "LINE SIZE OVER MAXIMUM" or spans_lines:
            mend = "a quotation mark opens here and is never closed: close it or take it out."
            raise BadInput(Fault("quote-open", mend, file=name, row=line))
    return [(line, kind) for line, kind, _ in found]


def _with_periods(connection: duckdb.DuckDBPyConnection, rows: str, headings: Headings) -> str:
    """Join to each row the days of its period, read once for each distinct text."""
    column = f"c{headings.positions['period']}"
    texts = [
        text for (text,) in connection.execute(f"SELECT DISTINCT {column} FROM {rows} WHERE {column} <> ''").fetchall()
    ]
    connection.execute("CREATE OR REPLACE TABLE period_words (words VARCHAR, period_from INTEGER, period_to INTEGER)")
    known = [(text, days) for text in sorted(texts) if (days := read_period(text))]
    if known:
        values = [(text, _number(first), _number(last)) for text, (first, last) in known]
        connection.executemany("INSERT INTO period_words VALUES (?, ?, ?)", values)
    for table in ("rejects", "rejects_scan"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    return f"{rows} LEFT JOIN period_words ON {column} = words"


def _number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def _fault(name: str, sheet: str, line: int) -> Fault:
    mend = "this row has too many or too few cells, or a stray quotation mark."
    return Fault("row-unreadable", mend, file=name, sheet=sheet, row=line)


def _formula_fault(name: str, sheet: str, formulas: int) -> list[Fault]:
    if not formulas:
        return []
    mend = "formulas stand in the workbook: their values as last saved were used; save values only to be sure."
    return [Fault("formula-values", mend, file=name, sheet=sheet, count=formulas)]
