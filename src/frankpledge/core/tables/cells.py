"""One cell of a table that goes out as a file."""

from __future__ import annotations

FORMULA = ("=", "@", "+", "-")
"""What a spreadsheet takes for the beginning of a formula."""


def safe_cell(word: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> safe_cell("=1+1"), safe_cell("Burglary")
    ("'=1+1", 'Burglary')
    """
    return f"'{word}" if word[:1] in FORMULA else word
