"""How a count is named, so that releases can be read together: source, area, category and the days it covers."""

from __future__ import annotations

from typing import NamedTuple

Span = tuple[str, str]
"""First and last day, both counted, as ISO dates (which sort as they run)."""


class Key(NamedTuple):
    """One count, whichever table and release shows it.

    Examples
    --------
    >>> print(Key("police", "W1", "burglary", "2024-01-01", "2024-12-31"))
    police, W1, burglary, 2024-01-01 to 2024-12-31
    """

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
