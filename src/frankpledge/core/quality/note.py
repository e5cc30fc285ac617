"""A note on the quality of a source, in words that can be sent back to the agency."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class QualityNote:
    """One thing checked: on which source and field, what was measured, and what it means with what would mend it.

    ``value`` is the number as it may be told (``<10`` for a small one), or a word such as ``missing``.
    """

    source: str
    check: str
    field: str
    measure: str
    value: str
    sentence: str
