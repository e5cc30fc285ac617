"""What was found wrong in an extract, to take away: as CSV, and as an accessible workbook. No value of a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from frankpledge.adapters.documents.rows_file import rows_csv, rows_workbook

HEADINGS = ("File", "Sheet", "First row", "Column", "How often", "What would mend it", "Check")
KEYS = ("file", "sheet", "row", "column", "count", "mend", "code")
WIDTHS = (28, 16, 10, 22, 10, 80, 20)
Kept = Mapping[str, Any]


def check_rows(faults: Iterable[Kept]) -> list[list[Any]]:
    """Return a row a kind of fault, in the order of the headings.

    >>> check_rows([{"code": "row-unreadable", "mend": "mend it.", "file": "x.csv", "row": 3}])
    [['x.csv', '', 3, '', 1, 'mend it.', 'row-unreadable']]
    """
    return [[fault.get(key, 1 if key == "count" else "") for key in KEYS] for fault in faults]


def checks_csv(faults: Iterable[Kept]) -> bytes:
    """Return the checks as CSV in UTF-8, in which nothing is a formula."""
    return rows_csv(HEADINGS, check_rows(faults))


def checks_workbook(title: str, lines: Iterable[str], faults: Iterable[Kept], made: datetime) -> bytes:
    """Return the checks as a workbook: a sheet that says what it is, and one table; the same checks, the same bytes."""
    return rows_workbook(title, lines, "Checks", HEADINGS, check_rows(faults), WIDTHS, made)
