"""What somebody agreed to is what they saw: a short mark of a text's contents, sent with the answer."""

from __future__ import annotations

import hashlib

CHANGED = "It has changed since you opened the page. Read it as it now stands, and answer again."


def mark_of(*contents: object) -> str:
    """Return the same mark for the same contents, and another for any other.

    >>> mark_of("audit", 3, (4, 5)) == mark_of("audit", 3, (4, 5))
    True
    >>> mark_of("audit", 3, (4, 5)) == mark_of("audit", 34, (5,))
    False
    """
    return hashlib.sha256(repr(contents).encode()).hexdigest()[:32]
