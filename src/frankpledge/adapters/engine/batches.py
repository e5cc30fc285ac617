"""Hand the canonical rows of a file to NumPy, a bounded batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from frankpledge.adapters.readers.canonical import MOST_FIELDS, quoted

BATCH = 1 << 19
"""Rows in a batch: some 30 MB of columns."""

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class Dictionaries:
    """Distinct words of a source, each numbered by its position."""

    labels: tuple[str, ...]
    places: tuple[str, ...]
    operators: tuple[str, ...]


def read_dictionaries(
    connection: duckdb.DuckDBPyConnection, files: Sequence[Path], *, with_places: bool
) -> Dictionaries:
    """Collect the distinct labels, operators and, where they are of use, places of all files; keep them as tables."""
    words: dict[str, tuple[str, ...]] = {"place": ()}
    for column in ("label", "place", "operator") if with_places else ("label", "operator"):
        union = " UNION ALL ".join(
            f"SELECT {column} AS w FROM {quoted(str(file))} WHERE kind = 'event'" for file in files
        )
        found = connection.execute(f"SELECT DISTINCT w FROM ({union}) WHERE w IS NOT NULL").fetchall()
        words[column] = tuple(sorted(word for (word,) in found))
        connection.execute(f"CREATE OR REPLACE TABLE {column}_numbers (w VARCHAR, k INTEGER)")
        if words[column]:
            values = ", ".join(f"({quoted(word)}, {k})" for k, word in enumerate(words[column]))
            connection.execute(f"INSERT INTO {column}_numbers VALUES {values}")
    return Dictionaries(words["label"], words["place"], words["operator"])


def batches(connection: duckdb.DuckDBPyConnection, file: Path, known: Dictionaries, *, rows: int) -> Iterator[Arrays]:
    """Yield batches of a file's rows as arrays.

    Arrays: kind (0 event, 1 totals, 2 blank), label, place, operator (numbers, -1 for none), day, day_to
    (days since 1970; a very low number for none), x, y (NaN for none), n (-1 for none), row (from 0).
    """
    joins = {"label": known.labels, "place": known.places, "operator": known.operators}
    chosen = [f"{f'coalesce({name}_numbers.k, -1)' if words else -1} AS {name}" for name, words in joins.items()]
    joined = [f"LEFT JOIN {name}_numbers ON t.{name} = {name}_numbers.w" for name, words in joins.items() if words]
    query = (
        f"SELECT CASE kind WHEN 'event' THEN 0 WHEN 'totals' THEN 1 ELSE 2 END AS kind, {', '.join(chosen)}, "
        "coalesce(day, -1000000) AS day, coalesce(day_to, -1000000) AS day_to, "
        "coalesce(x, 'nan'::DOUBLE) AS x, coalesce(y, 'nan'::DOUBLE) AS y, coalesce(n, -1) AS n, "
        "file_row_number AS row "
        f"FROM read_parquet({quoted(str(file))}, file_row_number = true) t {' '.join(joined)}"
    )
    for first in range(0, rows, BATCH):
        window = f" WHERE file_row_number >= {first} AND file_row_number < {first + BATCH}" if rows > BATCH else ""
        found = connection.execute(query + window).fetchnumpy()
        yield {name: np.ma.getdata(values) for name, values in found.items()}


def ahead(fetched: Iterator[Arrays]) -> Iterator[Arrays]:
    """Fetch the next batch while the one before it is being counted."""
    with ThreadPoolExecutor(1) as beside:
        following = beside.submit(next, fetched, None)
        while (batch := following.result()) is not None:
            following = beside.submit(next, fetched, None)
            yield batch


def row_count(connection: duckdb.DuckDBPyConnection, file: Path) -> int:
    """Return the number of rows in a Parquet file."""
    found = connection.execute(f"SELECT count(*) FROM {quoted(str(file))}").fetchone()
    return int(found[0]) if found else 0


def filled_masks(connection: duckdb.DuckDBPyConnection, file: Path) -> list[tuple[int, int]]:
    """Return each pattern of filled fields among events, as bits, with its number of rows."""
    return connection.execute(
        f"SELECT filled, count(*) FROM {quoted(str(file))} WHERE kind = 'event' GROUP BY filled ORDER BY filled"
    ).fetchall()


def digests(connection: duckdb.DuckDBPyConnection, file: Path, *, in_order: bool) -> NDArray[np.uint64]:
    """Return the digest of every row; in the order of the file where that is asked for, which costs a sort."""
    order = " ORDER BY file_row_number" if in_order else ""
    found = connection.execute(
        f"SELECT digest FROM read_parquet({quoted(str(file))}, file_row_number = true){order}"
    ).fetchnumpy()
    return np.ma.getdata(found["digest"]).astype(np.uint64)


def bad_values(connection: duckdb.DuckDBPyConnection, file: Path, column: str) -> list[tuple[str, int, int]]:
    """Return each unreadable value of a column with its first row (from 0) and its number of rows."""
    rows = f"read_parquet({quoted(str(file))}, file_row_number = true)"
    return connection.execute(
        f"SELECT {column}, min(file_row_number), count(*) FROM {rows} "
        f"WHERE kind = 'event' AND {column} IS NOT NULL GROUP BY {column} ORDER BY 2 LIMIT 1000"
    ).fetchall()


__all__ = [
    "MOST_FIELDS", "Arrays", "Dictionaries", "ahead", "bad_values", "batches", "digests", "filled_masks",
    "read_dictionaries", "row_count",
]  # fmt: skip
