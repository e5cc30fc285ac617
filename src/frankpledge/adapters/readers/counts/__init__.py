"""Totals by area, period and category, as many agencies only have: one row a total."""

from __future__ import annotations

from dataclasses import replace

from frankpledge.adapters.readers.layout import Layout

CATEGORIES: dict[str, str] = {}
SNAPPED = False


def layout(given: Layout) -> Layout:
    """Say that every row needs a period and a count."""
    return replace(given, needed=("period", "count"), tallies=True)
