"""How a source's files are laid out: what a reader needs to know beside the files themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

DATE_FORMATS = (
    "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M",
    "%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y",
)  # fmt: skip
"""The ways of writing a day that are understood where the recipe names none: day before month, as in Britain."""


@dataclass(frozen=True)
class Layout:
    """Where each canonical column stands in the files, and how its values are written.

    ``columns`` maps canonical keys to headings. ``needed`` are the keys without which a file cannot be used; ``optional``
    are those whose column a file may lack, though a reader knows its heading. ``tallies`` is true where a row is a
    total over a period and not one event. ``totals_rows`` is true where rows of totals may stand among the others.
    """

    columns: Mapping[str, str]
    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    dates: tuple[str, ...] = DATE_FORMATS
    tallies: bool = False
    totals_rows: bool = True
    heading_row: int = 1
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    crs: str = "EPSG:4326"
