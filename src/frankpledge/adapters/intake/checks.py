"""What was found wrong in an extract, to take away: as CSV, and as an accessible workbook. No value of a record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import xlsxwriter

HEADINGS = ("File", "Sheet", "First row", "Column", "How often", "What would mend it", "Check")
KEYS = ("file", "sheet", "row", "column", "count", "mend", "code")
WIDTHS = (28, 16, 10, 22, 10, 80, 20)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""

Kept = Mapping[str, Any]


def check_rows(faults: Iterable[Kept]) -> list[list[Any]]:
    """Return a row a kind of fault, in the order of the headings.

    >>> check_rows([{"code": "row-unreadable", "mend": "mend it.", "file": "x.csv", "row": 3}])
    [['x.csv', '', 3, '', 1, 'mend it.', 'row-unreadable']]
    """
    return [[fault.get(key, 1 if key == "count" else "") for key in KEYS] for fault in faults]


def checks_csv(faults: Iterable[Kept]) -> bytes:
    """Return the checks as CSV in UTF-8; what a spreadsheet would take for a formula is given an apostrophe."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([HEADINGS, *([_safe(c) for c in r] for r in check_rows(faults))])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def checks_workbook(title: str, lines: Iterable[str], faults: Iterable[Kept], made: datetime) -> bytes:
    """Return the checks as a workbook: a sheet that says what it is, and one marked-up table with one row of headings.

    It keeps the Government Analysis Function's guidance on spreadsheets; the same checks give the same bytes.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"title": title, "created": made.replace(tzinfo=None)})
        strong = book.add_format({"bold": True, "font_size": 15})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        cover = book.add_worksheet("Cover")
        cover.set_column(0, 0, 100)
        cover.write_string(0, 0, title, strong)
        for row, line in enumerate(lines, start=1):
            cover.write_string(row, 0, line, wrapped)
        _table(book, check_rows(faults), wrapped)
    return target.getvalue()


def _table(book: Any, rows: list[list[Any]], wrapped: Any) -> None:
    page = book.add_worksheet("Checks")
    for place, width in enumerate(WIDTHS):
        page.set_column(place, place, width, wrapped)
    headed = [{"header": heading} for heading in HEADINGS]
    options = {"name": "checks", "columns": headed, "autofilter": False, "style": "Table Style Light 1"}
    page.add_table(0, 0, max(1, len(rows)), len(HEADINGS) - 1, options | {"data": rows, "banded_rows": False})
