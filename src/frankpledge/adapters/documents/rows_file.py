"""One table of words as a file to take away, in which nothing runs: CSV, or a workbook that says what it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula; of full width too."""
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Signs that turn the direction of all that follows, in other cells too: in a table each cell stands for itself."""

Cells = Sequence[Any]


def rows_csv(head: Cells, rows: Iterable[Cells]) -> bytes:
    """Return a table as CSV in UTF-8; what a spreadsheet would take for a formula is given an apostrophe.

    >>> rows_csv(["Said", "For"], [["=1+1", 2], [" @x", ""]]).decode("utf-8-sig").splitlines()
    ['Said,For', "'=1+1,2", "' @x,"]
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([head, *([_safe(cell) for cell in row] for row in rows)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _safe(cell: Any) -> Any:
    plain = _plain(cell)
    return f"'{plain}" if isinstance(plain, str) and plain.lstrip().startswith(FORMULA) else plain


def _plain(cell: Any) -> Any:
    return cell.translate(TURNING) if isinstance(cell, str) else cell


def rows_workbook(
    title: str, lines: Iterable[str], sheet: str, head: Cells, rows: Sequence[Cells], widths: Sequence[int],
    made: datetime,
) -> bytes:  # fmt: skip
    """Return a table as a workbook: a cover, and one marked-up table with one row of headings.

    It keeps the Government Analysis Function's guidance on spreadsheets; the same rows give the same bytes.
    """
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": title, "created": made.replace(tzinfo=None)})
        strong, wrapped = book.add_format({"bold": True, "font_size": 15}), book.add_format({"text_wrap": True})
        wrapped.set_align("top")
        cover = book.add_worksheet("Cover")
        cover.set_column(0, 0, 100)
        cover.write_string(0, 0, title, strong)
        for number, line in enumerate(lines, start=1):
            cover.write_string(number, 0, line, wrapped)
        page = book.add_worksheet(sheet)
        for place, width in enumerate(widths):
            page.set_column(place, place, width, wrapped)
        for row, cells in enumerate(rows, start=1):
            for place, cell in enumerate(cells):
                write = page.write_number if isinstance(cell, int | float) else page.write_string
                write(row, place, cell if isinstance(cell, int | float) else _plain(str(cell)), wrapped)
        table = {"name": sheet.lower(), "columns": [{"header": each} for each in head], "autofilter": False}
        table |= {"style": "Table Style Light 1", "banded_rows": False}
        page.add_table(0, 0, max(1, len(rows)), len(head) - 1, table)
    return target.getvalue()
