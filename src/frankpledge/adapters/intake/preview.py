"""The first rows of a supplied file, for the one who sent it: which row holds the headings, and what each column is."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from frankpledge.adapters.intake.rows import Row, first_rows, tables_in
from frankpledge.adapters.intake.sealing import SealedReader
from frankpledge.core.dictionary import Dataset, match_headings


@dataclass(frozen=True)
class Preview:
    """What stands at the top of a file, the row that seems to hold the headings, and the field of each column."""

    rows: tuple[Row, ...]
    heading_row: int
    fields: Mapping[int, str]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings as they stand there; none where no row seems to hold them."""
        return tuple(self.rows[self.heading_row - 1]) if self.heading_row else ()


def preview(
    path: Path, key: bytes, name: str, dataset: Dataset, *, known: Mapping[str, str] | None = None, sheet: str = "",
    heading_row: int = 0,
) -> Preview:  # fmt: skip
    """Return the top of a sealed file. ``heading_row`` is what the sender said it is, where they did.

    Raises
    ------
    BadInput
        The file cannot be read.
    """
    with ExitStack() as scope:
        size = SealedReader(path, key).size
        table = tables_in(name, lambda: SealedReader(path, key), size, scope, sheet=sheet)[0]  # type: ignore[arg-type, return-value]
        rows = tuple(tuple(row) for row in first_rows(table))
    if 0 < heading_row <= len(rows):
        found = match_headings(dataset, rows[heading_row - 1 : heading_row], known)[1]
        return Preview(rows, heading_row, found)
    row, found = match_headings(dataset, rows, known)
    return Preview(rows, row, found)
