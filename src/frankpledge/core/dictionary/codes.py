"""Codes of areas as they are compared."""

from __future__ import annotations


def plain_code(code: str) -> str:
    """Return an area's code as it is compared, whatever its case and spacing.

    >>> plain_code(" e05000001 ")
    'E05000001'
    """
    return "".join(code.split()).upper()
