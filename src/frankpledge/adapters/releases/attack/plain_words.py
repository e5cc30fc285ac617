"""Text made even: one kind of quotation mark, dash and space, so that names and numbers compare."""

from __future__ import annotations

_EVEN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ",
                       "\u202f": " ", "\u2009": " ", "\u00ad": None, "\u200b": None})  # fmt: skip


def even(text: str) -> str:
    """Return the text with quotation marks, dashes and spaces of one kind.

    >>> even("St Mary’s – 1\u202f234")
    "St Mary's - 1 234"
    """
    return " ".join(text.translate(_EVEN).split())
