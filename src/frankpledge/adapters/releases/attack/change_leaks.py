"""What the change table tells of the counts it compares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from frankpledge.adapters.releases.attack.change_facts import DERIVED, after_from_ratio, before_from_ratio
from frankpledge.adapters.releases.attack.folder import Row
from frankpledge.adapters.releases.attack.keys import Key
from frankpledge.adapters.releases.attack.published import Numbers, Published, as_number
from frankpledge.adapters.releases.attack.table_leaks import refusal
from frankpledge.adapters.releases.attack.telling import Telling, tell

_COUNTS = ("count_before", "count_after")
_TELLING_WORDS = {"real-change", "could-be-chance"}


class Change(NamedTuple):
    """A row of the change table with the keys of its two counts (None where a period is not asked for)."""

    line: int
    row: Row
    numbers: Numbers
    keys: tuple[Key | None, Key | None]


def change_leaks(published: Published) -> Iterator[Telling]:
    """Yield what each row tells of a withheld, small or rounded count."""
    for change in _rows(published):
        yield from _count_columns(published, change)
        yield from _derived_columns(published, change)


def _rows(published: Published) -> Iterator[Change]:
    for line, row in enumerate(published.folder.table("change"), start=2):
        name = (row["source"], row["area_code"], row["category"])
        spans = published.periods.get(name[0], ())
        after = Key(*name, *spans[-1]) if spans else None
        before = Key(*name, *spans[0]) if len(spans) > 1 else None
        yield Change(line, row, published.changes[name], (before, after))


def _place(change: Change, column: str) -> str:
    return f"tables/change.csv, line {change.line}, column {column}"


def _count_columns(published: Published, change: Change) -> Iterator[Telling]:
    for key, column in zip(change.keys, _COUNTS, strict=True):
        number = as_number(change.row.get(column, ""))
        if key is None or number is None:
            continue
        why = refusal(published.folder.policy.of(key.source), key in published.withheld, number)
        if why:
            count = (round(number), round(number))
            yield tell(_place(change, column), key, why, change.row[column], count)


def _derived_columns(published: Published, change: Change) -> Iterator[Telling]:
    hidden = [key for key in change.keys if key in published.withheld]
    for column in (*DERIVED, "reading", "status"):
        value = change.row.get(column, "").strip()
        if not value or not _tells(column, value):
            continue
        for key in hidden:
            if key is not None:
                counts = _counts(published, change, key) if column == "ratio" else None
                yield tell(_place(change, column), key, f"{column} rests on a withheld count", value, counts)
    if not hidden and _is_not_of_rounded(published, change):
        key = change.keys[1] or change.keys[0]
        if key is not None:
            why = "ratio was not made from the rounded counts"
            yield tell(_place(change, "ratio"), key, why, change.row["ratio"])


def _tells(column: str, value: str) -> bool:
    if column == "reading":
        return value in _TELLING_WORDS
    return column != "status" or value == "unreliable"


def _counts(published: Published, change: Change, key: Key) -> tuple[int, int] | None:
    before, after = change.keys
    if before is None or after is None:
        return None
    if key == after and before in published.counts:
        return after_from_ratio(change.numbers, published.counts[before])
    if key == before and after in published.counts:
        return before_from_ratio(change.numbers, published.counts[after])
    return None


def _is_not_of_rounded(published: Published, change: Change) -> bool:
    row = change.numbers
    needed = ("ratio", "count_before", "count_after", "months_before", "months_after")
    if published.folder.policy.of(change.row["source"]).method != "round" or not all(row.get(n) for n in needed):
        return False
    made = (row["count_after"] / row["months_after"]) / (row["count_before"] / row["months_before"])
    return abs(made - row["ratio"]) > 0.0001
