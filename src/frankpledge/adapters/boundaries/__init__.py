"""Boundary sets, lookups and populations from their files."""

from frankpledge.adapters.boundaries.outlines import read_boundaries
from frankpledge.adapters.boundaries.small_tables import read_lookup, read_population

__all__ = ["read_boundaries", "read_lookup", "read_population"]
