"""How a count is named: source, area, category and the days it covers."""

from __future__ import annotations

from typing import NamedTuple

Span = tuple[str, str]
"""First and last day, both counted, as ISO dates (which sort as they run)."""


class Key(NamedTuple):
    """One count, whichever table and release shows it."""

    source: str
    area: str
    category: str
    start: str
    end: str

    @property
    def span(self) -> Span:
        """The days counted."""
        return (self.start, self.end)

    def __str__(self) -> str:
        return f"{self.source}, {self.area}, {self.category}, {self.start} to {self.end}"


class Fact(NamedTuple):
    """What one place tells about one count: it lies from ``low`` to ``high`` (None: no upper end)."""

    key: Key
    low: int
    high: int | None
