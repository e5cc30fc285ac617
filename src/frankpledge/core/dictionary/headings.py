"""Find a dataset's fields among the headings an agency sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from frankpledge.core.dictionary.dataset import Dataset, Field

SEARCHED_ROWS = 40
"""How far down the row of headings is looked for."""


def match_headings(
    dataset: Dataset, rows: Sequence[Sequence[str]], known: Mapping[str, str] | None = None
) -> tuple[int, dict[int, str]]:
    """Return which row (1 is the first) holds the headings, and which field each of its columns holds.

    ``known`` is what the agency called its columns before: heading → key of a field. It goes before the dictionary's
    own headings. A heading that stands twice is matched once, where it stands first. Without any match the row is 0.

    >>> from frankpledge.core.dictionary import Dataset, Field
    >>> fields = (Field("date", "Date", "Day"), Field("category", "Kind", "Kind", also=("Type",)))
    >>> log = Dataset("log", "Log", "", "table", "event", "", "", (), fields)
    >>> match_headings(log, [["Police log", ""], ["DATE ", "Officer", "type"]])
    (2, {0: 'date', 2: 'category'})
    """
    names = _names(dataset) | {_plain(heading): key for heading, key in (known or {}).items()}
    keys = {field.key for field in dataset.fields}
    best: tuple[int, dict[int, str]] = (0, {})
    for number, row in enumerate(rows[:SEARCHED_ROWS], start=1):
        found = _found(row, names, keys)
        if len(found) > len(best[1]):
            best = (number, found)
    return best


def _found(row: Sequence[str], names: Mapping[str, str], keys: set[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        key = names.get(_plain(cell))
        if key in keys and key not in found.values():
            found[place] = key
    return found


def _names(dataset: Dataset) -> dict[str, str]:
    return {_plain(heading): field.key for field in reversed(dataset.fields) for heading in _headings(field)}


def _headings(field: Field) -> tuple[str, ...]:
    return (*field.also, field.heading)


def _plain(heading: str) -> str:
    """Return a heading as it is compared: whatever its case and spacing."""
    return " ".join(str(heading).split()).casefold()
