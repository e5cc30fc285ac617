"""Street files of data.police.uk: one row a crime or incident, by month, at an anonymised point."""

from __future__ import annotations

from dataclasses import replace

from frankpledge.adapters.readers.layout import Layout
from frankpledge.core.tables.categories import POLICE_UK

COLUMNS = {
    "id": "Crime ID",
    "date": "Month",
    "longitude": "Longitude",
    "latitude": "Latitude",
    "area": "LSOA code",
    "category": "Crime type",
}
CATEGORIES = {label: code for code, label in POLICE_UK.items()}
SNAPPED = True


def layout(given: Layout) -> Layout:
    """Complete what the recipe says with the published headings; the recipe's own columns win.

    A file from which a protocol kept out the identifier or the small area is still one of these.
    """
    columns, needed = {**COLUMNS, **given.columns}, ("date", "category", "longitude", "latitude")
    return replace(
        given,
        columns=columns,
        needed=needed,
        optional=tuple(key for key in COLUMNS if key not in given.columns and key not in needed),
        dates=("%Y-%m",),
        totals_rows=False,
    )
