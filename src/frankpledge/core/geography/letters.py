"""Letters for places on a map: a letter tells where to look, and cannot be read as a figure."""

from __future__ import annotations


def letters(place: int) -> str:
    """Return A to Z, then AA, AB and so on, for the first place, the second and so on, counted from 0.

    >>> letters(0), letters(25), letters(26), letters(53)
    ('A', 'Z', 'AA', 'BB')
    """
    further, last = divmod(place, 26)
    return (letters(further - 1) if further else "") + chr(ord("A") + last)
