"""Readers: each source of records has a folder with its mapping and a README on its quirks.

Every reader does two things: it says how its files are laid out (`layout`), and how its labels map to
categories (`CATEGORIES`). Opening, decoding and turning rows to canonical Parquet are the same for all.
"""

from frankpledge.adapters.readers import counts, police_uk_street, table
from frankpledge.adapters.readers.layout import Layout
from frankpledge.adapters.readers.read import ReadFile, read_files

READERS = {"police-uk-street": police_uk_street, "table": table, "counts": counts}

__all__ = ["READERS", "Layout", "ReadFile", "read_files"]
