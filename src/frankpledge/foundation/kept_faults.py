"""Faults as rows of the database keep them: where each is and what would mend it, and never the value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.core.faults import Fault

Kept = dict[str, Any]


def fault_row(fault: Fault) -> Kept:
    """Keep where a fault is and what would mend it. The value stays with whoever supplied the file.

    >>> fault_row(Fault("row-unreadable", "mend it.", file="x.csv", row=3, value="Mr Somebody"))
    {'code': 'row-unreadable', 'mend': 'mend it.', 'file': 'x.csv', 'row': 3, 'count': 1}
    """
    kept = {"code": fault.code, "mend": fault.mend, "file": fault.file, "sheet": fault.sheet, "row": fault.row}
    return {k: v for k, v in (kept | {"column": fault.column, "count": fault.count}).items() if v not in ("", None)}


def fault_rows(kept: Iterable[Kept]) -> list[list[Any]]:
    """Return a row a kind of fault: where it first is, what would mend it, how often."""
    return [[_where(fault), fault["mend"], fault.get("count", 1)] for fault in kept]


def _where(fault: Kept) -> str:
    named = [f"row {fault['row']}" if "row" in fault else "", f"column {fault['column']}" if "column" in fault else ""]
    return ", ".join(part for part in [fault.get("file", ""), fault.get("sheet", ""), *named] if part)
