"""Read supplied files to canonical Parquet, setting aside and counting what cannot be read."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb

from frankpledge.adapters.engine.quoting import quoted
from frankpledge.adapters.engine.session import load_spatial
from frankpledge.adapters.readers.canonical import read_csv, rows_in, select
from frankpledge.adapters.readers.decoding import Text, as_windows_1252, named_encoding, to_utf8
from frankpledge.adapters.readers.headings import Headings, find_headings
from frankpledge.adapters.readers.layout import Layout
from frankpledge.adapters.readers.opening import Opened, digest_of, open_supplied
from frankpledge.adapters.readers.periods import read_period
from frankpledge.adapters.readers.scanning import Scanned, scan
from frankpledge.adapters.readers.workbook import sheet_to_csv
from frankpledge.core.faults import BadInput, Fault

MOST_FAULTS_KEPT = 1000
"""Unreadable rows listed one by one; all are counted."""


@dataclass(frozen=True)
class ReadFile:
    """A table as read: canonical Parquet, its rows as the engine takes them, and what was noticed on the way."""

    name: str
    sha256: str
    parquet: Path
    rows: str
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
    with ThreadPoolExecutor(2) as beside:  # hashing and scanning need no table engine, so they run beside it
        for position, (path, shown) in enumerate(zip(paths, _names(paths), strict=True)):
            folder = scratch / f"{prefix}-{position}"
            folder.mkdir()
            reading = TableReading(connection, beside, layout, folder)
            try:
                tables = open_supplied(path, folder)
                packed = None if tables[0].path == path else beside.submit(digest_of, path)
                for number, table in enumerate(tables):
                    named = replace(table, name=table.name.replace(path.name, shown, 1))
                    read.append(reading.read(named, packed, number))
            except BadInput as error:
                faults.extend(error.faults)
    if faults:
        raise BadInput(list(dict.fromkeys(faults)))
    return sorted(read, key=lambda file: (file.name, file.sha256))


def _names(paths: list[Path]) -> list[str]:
    """Name files without their folders, save where two would be called the same."""
    met = Counter(path.name for path in paths)
    return [path.name if met[path.name] == 1 else f"{path.parent.name}/{path.name}" for path in paths]


@dataclass(frozen=True)
class TableReading:
    """How the tables of one supplied file are read: by what, in which layout, into which folder."""

    connection: duckdb.DuckDBPyConnection
    beside: Executor
    layout: Layout
    folder: Path

    def read(self, table: Opened, packed: Future[str] | None, number: int) -> ReadFile:
        """Read a table; ``packed`` is the digest of the file it was unpacked from, where it was."""
        parquet = self.folder / f"canonical-{number}.parquet"
        if table.spreadsheet:
            digest = packed or self.beside.submit(digest_of, table.path)
            made = self._read_sheet(table, self.folder / f"sheet-{number}.csv", parquet)
            sha256 = digest.result()
        elif encoding := named_encoding(table.path, self.layout.encoding):
            digest = packed or self.beside.submit(digest_of, table.path)
            made = self._read_text(table, to_utf8(table.path, table.name, self.folder, encoding), parquet)
            sha256 = digest.result()
        else:
            scanned = self.beside.submit(self._scan, table)
            made = self._read_as_utf8(table, scanned, parquet)
            sha256 = packed.result() if packed else scanned.result().sha256
        if table.path.is_relative_to(self.folder):
            table.path.unlink(missing_ok=True)  # what was unpacked is not needed again
        return replace(made, sha256=sha256)

    def _scan(self, table: Opened) -> Scanned:
        """Scan a text; where it is no table, stop the reading of it that goes on meanwhile."""
        try:
            return scan(table.path, table.name)
        except BadInput:
            self.connection.interrupt()
            raise

    def _read_as_utf8(self, table: Opened, scanned: Future[Scanned], parquet: Path) -> ReadFile:
        """Read a text at once, taking it for UTF-8 while it is still being scanned; read it anew where it is not."""
        try:
            made = self._read_text(table, Text(table.path, "utf-8"), parquet)
        except (BadInput, UnicodeDecodeError, duckdb.Error):
            if scanned.result().is_utf8:  # or what the scan found is what is wrong
                raise
        else:
            if scanned.result().is_utf8:
                return made
        return self._read_text(table, as_windows_1252(table.path, table.name, self.folder), parquet)

    def _read_text(self, table: Opened, text: Text, parquet: Path) -> ReadFile:
        made = self._convert(table, text.path, "", parquet)
        if text.path != table.path:
            text.path.unlink()
        return replace(made, assumed_encoding=text.encoding if text.assumed else "")

    def _read_sheet(self, table: Opened, text: Path, parquet: Path) -> ReadFile:
        sheet, formulas = sheet_to_csv(table.path, table.name, self.layout.sheet, text)
        made = self._convert(table, text, sheet, parquet)
        text.unlink()
        return replace(made, faults=(*made.faults, *_formula_fault(table.name, sheet, formulas)))

    def _convert(self, table: Opened, text: Path, sheet: str, parquet: Path) -> ReadFile:
        headings = find_headings(text, self.layout, name=table.name, sheet=sheet)
        rejects = _to_parquet(self.connection, text, headings, self.layout, parquet, table.name)
        return ReadFile(
            name=table.name,
            sha256="",
            parquet=parquet,
            rows=rows_in(str(parquet), self.layout, headings),
            sheet=sheet,
            headings=headings,
            first_row=headings.row + 1,
            unreadable=len(rejects),
            faults=tuple(_fault(table.name, sheet, line) for line, _ in rejects[:MOST_FAULTS_KEPT]),
            assumed_encoding="",
        )


def _to_parquet(
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
