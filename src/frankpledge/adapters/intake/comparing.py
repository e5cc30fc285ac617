"""Read two snapshots of the same data once each, and say what changed: 16 bytes of each row stay in memory."""

from __future__ import annotations

import csv
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

import numpy as np

from frankpledge.adapters.intake.rows import LONGEST_CELL
from frankpledge.core.dictionary import Dataset, Field, FieldKind
from frankpledge.core.quality.versions import Hashes, RowChanges, row_changes

NO_MONTH = "No month that can be read"
REMEMBERED = 10_000
"""Ways of writing a day whose month is not worked out again."""


@dataclass(frozen=True)
class Comparison:
    """What changed from one version to another, over the columns that both hold."""

    rows: tuple[int, int]
    changes: RowChanges
    by_identifier: bool
    """Whether records could be told apart, so that a row that was changed is not one that came and one that went."""
    months: tuple[tuple[str, int, int], ...]
    filled: tuple[tuple[str, int, int], ...]
    """Field, and how many of its cells hold something in each version."""
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]


@dataclass
class _Version:
    """One snapshot, read once."""

    rows: array[int] = field(default_factory=lambda: array("Q"))
    records: array[int] = field(default_factory=lambda: array("Q"))
    months: Counter[str] = field(default_factory=Counter)
    filled: Counter[str] = field(default_factory=Counter)


def compare_snapshots(
    before: Path, after: Path, dataset: Dataset, kept: tuple[Sequence[str], Sequence[str]]
) -> Comparison:
    """Compare two snapshots of a dataset, each with the fields it holds."""
    both = dataset.keep(set(kept[0]) & set(kept[1]))
    old, new = (_read(path, both, dataset) for path in (before, after))
    changes = row_changes(_hashes(old.rows), _hashes(new.rows), _hashes(old.records), _hashes(new.records))
    only = [tuple(each.heading for each in dataset.keep(set(own) - set(other))) for own, other in (kept, kept[::-1])]
    return Comparison(
        rows=(len(old.rows), len(new.rows)), changes=changes, by_identifier=_identifier(both) is not None,
        months=tuple((month, old.months[month], new.months[month]) for month in sorted({*old.months, *new.months})),
        filled=tuple((each.heading, old.filled[each.key], new.filled[each.key]) for each in both),
        only_before=only[0], only_after=only[1],
    )  # fmt: skip


def _hashes(numbers: array[int]) -> Hashes:
    return np.frombuffer(numbers, np.uint64) if len(numbers) else np.empty(0, np.uint64)


def _identifier(fields: Sequence[Field]) -> Field | None:
    return next((each for each in fields if each.kind is FieldKind.IDENTIFIER and each.canonical == "id"), None)


def _read(path: Path, fields: Sequence[Field], dataset: Dataset) -> _Version:
    found, month_of, filled = _Version(), _Months(dataset.dates), [0] * len(fields)
    places = {each: place for place, each in enumerate(fields)}
    named, dated = _identifier(fields), next((each for each in fields if each.kind is FieldKind.DATE), None)
    record_at, month_at = (places[each] if each else None for each in (named, dated))
    columns = range(len(fields))
    for row in _rows(path, fields):
        found.rows.append(_hash("\x1f".join(row)))
        found.records.append(_hash(row[record_at]) if record_at is not None and row[record_at] else 0)
        for place in columns:
            if row[place]:
                filled[place] += 1
        if month_at is not None:
            found.months[month_of(row[month_at])] += 1
    found.filled.update({each.key: number for each, number in zip(fields, filled, strict=True)})
    return found


def _rows(path: Path, fields: Sequence[Field]) -> Iterator[Sequence[str]]:
    """Yield the rows of a snapshot, cut to these fields."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        headings = next(reader, [])
        if not fields:
            return
        places = [headings.index(each.heading) for each in fields]
        if places == list(range(len(headings))):
            yield from reader
        else:
            yield from ([row[place] for place in places] for row in reader)


def _hash(text: str) -> int:
    """Return 64 bits of a text; never 0, which stands for no identifier."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") or 1


class _Months:
    """Tells the month of a day however the dataset writes it."""

    def __init__(self, formats: Sequence[str]) -> None:
        self._formats, self._known = (*formats, "%Y-%m", "%Y-%m-%d", "%m/%Y", "%b %Y", "%B %Y"), dict[str, str]()

    def __call__(self, text: str) -> str:
        month = self._known.get(text)
        if month is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            month = self._known[text] = self._read(text.strip())
        return month

    def _read(self, text: str) -> str:
        for form in self._formats:
            try:
                return datetime.strptime(text, form).strftime("%Y-%m")  # noqa: DTZ007 -- a day has no zone
            except ValueError:
                continue
        return NO_MONTH
