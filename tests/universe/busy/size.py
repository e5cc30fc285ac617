"""How busy a partnership is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How many rows there are of what; the rest of a partnership grows with its agencies."""

    agencies: int
    people: int
    groups: int
    meetings: int
    actions: int
    events: int

    def share(self, of_full: int) -> int:
        """Return how many of something there are, of which the full size has so many."""
        return max(2, of_full * self.agencies // FULL_AGENCIES)


FULL_AGENCIES = 60
FULL = Size(agencies=FULL_AGENCIES, people=400, groups=8, meetings=300, actions=3_000, events=50_000)
HALF = Size(agencies=30, people=200, groups=4, meetings=150, actions=1_500, events=25_000)
