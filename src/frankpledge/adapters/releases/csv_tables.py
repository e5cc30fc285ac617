"""Write tables as CSV: UTF-8, LF, four decimals, withheld cells empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import repeat

import numpy as np

from frankpledge.core.quantities import NumberColumn
from frankpledge.core.tables import Table
from frankpledge.core.tables.cells import safe_cell

HEADINGS = {
    "counts": "area_code area_name source basis category period_from period_to count status",
    "rates": "area_code area_name source basis category period_from period_to count population rate per ci_low ci_high "
    "status",
    "monthly": "area_code area_name source category month count complete status",
    "change": "area_code area_name source category count_before count_after months_before months_after ratio ci_low "
    "ci_high reading status",
    "denominators": "area_code name source date population used",
    "quality": "source check field measure value sentence",
    "limitations": "source kind applies_to sentence",
}
"""The columns of each table, in order."""


def table_to_csv(table: Table) -> bytes:
    """Return a table as CSV; one without rows keeps its headings.

    Examples
    --------
    >>> import numpy as np
    >>> count = NumberColumn.of(np.array([7, 3]), withheld=np.array([False, True]))
    >>> words = {"source": ["police", "police"], "kind": ["a", "b"], "applies_to": ["all", "all"]}
    >>> columns = {name: np.array(column, dtype=object) for name, column in words.items()}
    >>> print(table_to_csv(Table("limitations", columns | {"sentence": count})).decode())
    source,kind,applies_to,sentence
    police,a,all,7
    police,b,all,
    <BLANKLINE>
    """
    headings = HEADINGS[table.name].split()
    if not table.columns:
        return (",".join(headings) + "\n").encode()
    lines = map(",".join, zip(*(_texts(table.columns[heading]) for heading in headings), strict=True))
    return ("\n".join([",".join(headings), *lines]) + "\n").encode()


def _texts(column: object) -> Iterable[str]:
    """Return the text of each row; each distinct word is written once."""
    if isinstance(column, NumberColumn):
        return _numbers(column)
    words = np.asarray(column, dtype=object).tolist()
    written = {word: _quote(str(word)) for word in set(words)}
    return repeat(written[words[0]], len(words)) if len(written) == 1 else map(written.__getitem__, words)


def _numbers(column: NumberColumn) -> Iterable[str]:
    write = str if np.issubdtype(column.values.dtype, np.integer) else "%.4f".__mod__
    texts = map(write, column.values.tolist())
    empty = column.withheld | column.absent
    return ("" if gone else text for text, gone in zip(texts, empty.tolist(), strict=True)) if empty.any() else texts


NEEDS_QUOTES = re.compile('[,"\n\r]')


def _quote(word: str) -> str:
    """Quote where CSV needs it; a cell that a spreadsheet would take for a formula is given a leading apostrophe."""
    safe = safe_cell(word)
    return '"' + safe.replace('"', '""') + '"' if NEEDS_QUOTES.search(safe) else safe
