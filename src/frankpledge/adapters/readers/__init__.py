"""Readers: each source of records has a folder with its mapping and a README on its quirks.

Every reader does two things: it says how its files are laid out (`layout`), and how its labels map to
categories (`CATEGORIES`). Opening, decoding and turning rows to canonical Parquet are the same for all.
"""

from collections.abc import Mapping
from typing import Protocol

from frankpledge.adapters.readers import counts, police_uk_street, table
from frankpledge.adapters.readers.layout import Layout
from frankpledge.adapters.readers.read import ReadFile, read_files


class Reader(Protocol):
    """What every reader's folder offers: its mapping, and whether its points are anchor points."""

    CATEGORIES: dict[str, str]
    SNAPPED: bool

    def layout(self, given: Layout) -> Layout:
        """Complete what the recipe says of the files."""
        ...


READERS: Mapping[str, Reader] = {"police-uk-street": police_uk_street, "table": table, "counts": counts}

__all__ = ["READERS", "Layout", "ReadFile", "read_files"]
