"""Read the files of a recipe's sources, beside whatever else there is to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import duckdb

from frankpledge.adapters.audit.recipe import Recipe, SourcePart
from frankpledge.adapters.engine import connect
from frankpledge.adapters.readers import READERS, Layout, ReadFile, read_files
from frankpledge.adapters.readers.canonical import knows_only_months
from frankpledge.adapters.readers.layout import DATE_FORMATS
from frankpledge.core.faults import BadInput, Fault


@dataclass(frozen=True)
class SourceReading:
    """A source whose files are being read; ``files`` waits for them, and raises `BadInput` where they cannot be."""

    source: SourcePart
    files: Future[tuple[ReadFile, ...]]


@contextmanager
def reading(recipe: Recipe, scratch: Path) -> Iterator[tuple[SourceReading, ...]]:
    """Start to read every source's files, in order of the sources' names, and give them out while that goes on.

    Reading needs no boundaries and is most of the work, so all else that can be done is done beside it.

    Raises
    ------
    BadInput
        A period cuts a month that some source cannot cut.
    """
    cut = check_periods(recipe)
    if cut:
        raise BadInput(cut)
    sources = sorted(recipe.source, key=lambda part: part.name)
    connection = connect(scratch)
    beside = ThreadPoolExecutor(1)
    try:
        yield tuple(
            SourceReading(source, beside.submit(read_source, connection, source, scratch, number))
            for number, source in enumerate(sources)
        )
    finally:
        connection.interrupt()  # nobody waits any more for what is still being read
        beside.shutdown(cancel_futures=True)


def read_source(
    connection: duckdb.DuckDBPyConnection, source: SourcePart, scratch: Path, number: int
) -> tuple[ReadFile, ...]:
    """Read one source's files to canonical Parquet.

    Raises
    ------
    BadInput
        With every fault that stops its files from being used.
    """
    files = tuple(read_files(connection, list(source.files), layout_of(source), scratch, prefix=f"source-{number}"))
    _refuse_repeats(files)
    return files


def layout_of(source: SourcePart) -> Layout:
    """Return how a source's files are laid out: what the recipe says, completed by its reader.

    An area column that only the reader knows of is left alone where no area set is named for it.
    """
    given = Layout(
        columns=source.columns,
        needed=(),
        dates=source.dates or DATE_FORMATS,
        heading_row=source.heading_row,
        encoding=source.encoding,
        delimiter=source.delimiter,
        sheet=source.sheet,
        crs=source.crs or "EPSG:4326",
    )
    layout = READERS[source.reader].layout(given)
    if source.areas or "area" in source.columns:
        return layout
    return replace(layout, columns={key: heading for key, heading in layout.columns.items() if key != "area"})


def check_periods(recipe: Recipe) -> list[Fault]:
    """Refuse periods that cut a month where a source knows only months."""
    parts = [("period", recipe.period)] + ([("comparison", recipe.comparison)] if recipe.comparison else [])
    cut = [name for name, part in parts if part.first.day != 1 or (part.last + timedelta(days=1)).day != 1]
    return [
        Fault("months-cut", f"source '{source.name}' knows only months, so [{name}] must be whole months.")
        for source in recipe.source
        if knows_only_months(layout_of(source))
        for name in cut
    ]


def _refuse_repeats(files: Sequence[ReadFile]) -> None:
    seen: dict[tuple[str, str], str] = {}
    faults = []
    for file in files:
        key = (file.sha256, file.name.rpartition("/")[2] if "/" in file.name else "")
        if key in seen:
            mend = f"this is the same file as {seen[key]}: its records would be counted twice. Name it once."
            faults.append(Fault("file-repeated", mend, file=file.name))
        seen.setdefault(key, file.name)
    if faults:
        raise BadInput(faults)
