"""How a count is named, and what one place tells about it."""

from __future__ import annotations

from typing import NamedTuple

from frankpledge.core.disclosure.keys import Key, Span

__all__ = ["Fact", "Key", "Span"]


class Fact(NamedTuple):
    """What one place tells about one count: it lies from ``low`` to ``high`` (None: no upper end)."""

    key: Key
    low: int
    high: int | None
