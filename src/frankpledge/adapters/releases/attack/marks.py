"""Columns, properties and attributes that set withheld things apart from one another, or put them with shown ones.

A colour class, a rank or a width says what a number would. A mark is harmless on something withheld when it
says only that: all that is withheld bears it alike, and nothing shown does (or everything bears it).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from frankpledge.adapters.releases.attack.published import as_number

DERIVED = {"count", "rate", "ci_low", "ci_high", "ratio", "rank", "share", "percent", "class", "quantile", "reading"}
_EMPTY = {"", "none", "null", "nan", "n/a", "-", "–", "—"}


class Marked(NamedTuple):
    """Something with marks by name, and whether its count is withheld."""

    withheld: bool
    marks: Mapping[str, str]


def telling_marks(things: Sequence[Marked]) -> Iterator[tuple[int, str, str]]:
    """Yield the place in ``things``, name and value of each mark on a withheld thing that tells something.

    Examples
    --------
    >>> list(telling_marks([Marked(True, {"fill": "#fee"}), Marked(False, {"fill": "#fee"}),
    ...                     Marked(False, {"fill": "#f00"})]))
    [(0, 'fill', '#fee')]
    >>> list(telling_marks([Marked(True, {"fill": "grey"}), Marked(False, {"fill": "#f00"})]))
    []
    """
    for name in sorted({name for thing in things if thing.withheld for name in thing.marks}):
        hidden = {thing.marks.get(name, "") for thing in things if thing.withheld}
        shown = {thing.marks.get(name, "") for thing in things if not thing.withheld}
        for place, thing in enumerate(things):
            value = thing.marks.get(name, "")
            if thing.withheld and not _is_harmless(name, value, hidden, shown):
                yield place, name, value


def _is_harmless(name: str, value: str, hidden: set[str], shown: set[str]) -> bool:
    if value.strip().lower() in _EMPTY or "withheld" in value.lower():
        return True
    number = as_number(value) is not None
    if number and name.lower() in DERIVED:
        return False
    if len(hidden) == 1 and len(shown) == 1:
        return True
    return len(hidden) == 1 and value not in shown and not number
