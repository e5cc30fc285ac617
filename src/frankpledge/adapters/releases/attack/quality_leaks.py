"""What the quality table tells: counts of rows are published to the nearest ten only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frankpledge.adapters.releases.attack.folder import Row
from frankpledge.adapters.releases.attack.published import Published, as_number
from frankpledge.adapters.releases.attack.report import Leak
from frankpledge.adapters.releases.attack.telling import Telling, cut
from frankpledge.adapters.releases.attack.units import Unit

ROWS_ROUNDED_TO = 10
_ROWS = re.compile(r"(?<!in )(?<!in every )(?<![\d.,])(\d[\d,]*) (rows?|records?)\b")


def quality_leaks(published: Published) -> Iterator[Telling]:
    """Yield each count of rows, as a value or in its sentence, that is no multiple of ten."""
    for line, row in enumerate(published.folder.table("quality"), start=2):
        for column, words in _unrounded(row):
            place = f"tables/quality.csv, line {line}, column {column}"
            cell = f"{row.get('source', '')}, {row.get('check', '')}, {row.get('field', '')}"
            yield Telling(Leak(place, cell, "a count of rows was not rounded to the nearest 10", cut(words)))


def row_leaks(unit: Unit) -> Iterator[Telling]:
    """Yield each count of rows in a text of the page that is no multiple of ten."""
    for found in _ROWS.finditer(unit.text):
        if found[2].startswith("row") and _is_unrounded(found[1]):
            why = "a count of rows was not rounded to the nearest 10"
            yield Telling(Leak(unit.place, "quality of a source", why, cut(found[0])))


def _is_unrounded(digits: str) -> bool:
    return bool(int(digits.replace(",", "")) % ROWS_ROUNDED_TO)


def _unrounded(row: Row) -> Iterator[tuple[str, str]]:
    number = as_number(row.get("value", ""))
    if row.get("measure") == "rows" and number is not None and number % ROWS_ROUNDED_TO:
        yield "value", row["value"]
    for found in _ROWS.finditer(row.get("sentence", "")):
        if _is_unrounded(found[1]):
            yield "sentence", found[0]
