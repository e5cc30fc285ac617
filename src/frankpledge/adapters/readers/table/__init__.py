"""Tables of events as agencies keep them: one row an event, in CSV, XLSX or ODS."""

from __future__ import annotations

from dataclasses import replace

from frankpledge.adapters.readers.layout import Layout

CATEGORIES: dict[str, str] = {}
SNAPPED = False


def layout(given: Layout) -> Layout:
    """Say that every row needs a date; the place may be a point, an area, both or none."""
    grid = "easting" in given.columns
    return replace(given, needed=("date",), crs="EPSG:27700" if grid else given.crs)
