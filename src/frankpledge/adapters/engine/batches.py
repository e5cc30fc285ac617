"""Hand the canonical rows of a file to NumPy, a bounded batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from frankpledge.adapters.engine.quoting import quoted
from frankpledge.adapters.readers.canonical import EVENT, MOST_FIELDS

BATCH = 1 << 19
"""Rows in a batch: some 30 MB of columns."""
FEW = 64
"""So many words are searched one by one; more are joined."""

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class Dictionaries:
    """Distinct words of a source, each numbered by its position."""

    labels: tuple[str, ...]
    places: tuple[str, ...]
    operators: tuple[str, ...]


def read_dictionaries(
    connection: duckdb.DuckDBPyConnection, files: Sequence[str], *, with_places: bool
) -> Dictionaries:
    """Collect the distinct labels, operators and, where they are of use, places of all files' rows."""
    labels, operators = (_distinct(connection, files, column) for column in ("label", "operator"))
    return Dictionaries(labels, _distinct(connection, files, "place") if with_places else (), operators)


def _distinct(connection: duckdb.DuckDBPyConnection, files: Sequence[str], column: str) -> tuple[str, ...]:
    union = " UNION ALL ".join(f"SELECT {column} AS w FROM {rows} WHERE kind = {EVENT}" for rows in files)
    found = connection.execute(f"SELECT DISTINCT w FROM ({union}) WHERE w IS NOT NULL").fetchall()
    return tuple(sorted(word for (word,) in found))


def batches(connection: duckdb.DuckDBPyConnection, rows: str, known: Dictionaries) -> Iterator[Arrays]:
    """Yield batches of a file's rows, an SQL table with file_row_number, as arrays.

    Arrays: kind (EVENT, TOTALS_ROW or BLANK), label, place, operator (numbers, -1 for none), day, day_to
    (days since 1970; a very low number for none), x, y (NaN for none), n (-1 for none), row (from 0).
    """
    words = {"label": known.labels, "place": known.places, "operator": known.operators}
    numbers = [_numbered(connection, name, of_column) for name, of_column in words.items()]
    query = (
        f"SELECT kind, {', '.join(number for number, _ in numbers)}, "
        "coalesce(day, -1000000) AS day, coalesce(day_to, -1000000) AS day_to, "
        "coalesce(x, 'nan'::DOUBLE) AS x, coalesce(y, 'nan'::DOUBLE) AS y, coalesce(n, -1) AS n, "
        "file_row_number AS row "
        f"FROM {rows} t {' '.join(join for _, join in numbers)}"
    )
    number = _row_count(connection, rows)
    for first in range(0, number, BATCH):
        window = f" WHERE file_row_number >= {first} AND file_row_number < {first + BATCH}" if number > BATCH else ""
        found = connection.execute(query + window).fetchnumpy()
        yield {name: np.ma.getdata(values) for name, values in found.items()}


def _numbered(connection: duckdb.DuckDBPyConnection, column: str, words: tuple[str, ...]) -> tuple[str, str]:
    """Return what gives the number of a column's word, and the join it needs: a short list is searched instead."""
    if len(words) <= FEW:
        listed = f"CAST([{', '.join(map(quoted, words))}] AS VARCHAR[])"
        return f"CAST(coalesce(list_position({listed}, {column}), 0) - 1 AS INTEGER) AS {column}", ""
    connection.execute(f"CREATE OR REPLACE TABLE {column}_numbers (w VARCHAR, k INTEGER)")
    values = ", ".join(f"({quoted(word)}, {k})" for k, word in enumerate(words))
    connection.execute(f"INSERT INTO {column}_numbers VALUES {values}")
    join = f"LEFT JOIN {column}_numbers ON t.{column} = {column}_numbers.w"
    return f"coalesce({column}_numbers.k, -1) AS {column}", join


def ahead(fetched: Iterator[Arrays]) -> Iterator[Arrays]:
    """Fetch the next batch while the one before it is being counted."""
    with ThreadPoolExecutor(1) as beside:
        following = beside.submit(next, fetched, None)
        while (batch := following.result()) is not None:
            following = beside.submit(next, fetched, None)
            yield batch


def _row_count(connection: duckdb.DuckDBPyConnection, rows: str) -> int:
    """Return the number of rows in a file."""
    found = connection.execute(f"SELECT count(*) FROM {rows}").fetchone()
    return int(found[0]) if found else 0


def filled_masks(connection: duckdb.DuckDBPyConnection, rows: str) -> list[tuple[int, int]]:
    """Return each pattern of filled fields among events, as bits, with its number of rows."""
    return connection.execute(
        f"SELECT filled, count(*) FROM {rows} WHERE kind = {EVENT} GROUP BY filled ORDER BY filled"
    ).fetchall()


def digests(connection: duckdb.DuckDBPyConnection, rows: str, *, in_order: bool) -> NDArray[np.uint64]:
    """Return the digest of every row; in the order of the file where that is asked for, which costs a sort."""
    order = " ORDER BY file_row_number" if in_order else ""
    found = connection.execute(f"SELECT digest FROM {rows}{order}").fetchnumpy()
    return np.ma.getdata(found["digest"]).astype(np.uint64)


def bad_values(connection: duckdb.DuckDBPyConnection, rows: str, column: str) -> list[tuple[str, int, int]]:
    """Return each unreadable value of a column with its first row (from 0) and its number of rows."""
    return connection.execute(
        f"SELECT {column}, min(file_row_number), count(*) FROM {rows} "
        f"WHERE kind = {EVENT} AND {column} IS NOT NULL GROUP BY {column} ORDER BY 2 LIMIT 1000"
    ).fetchall()


__all__ = [
    "MOST_FIELDS", "Arrays", "Dictionaries", "ahead", "bad_values", "batches", "digests", "filled_masks",
    "read_dictionaries",
]  # fmt: skip
