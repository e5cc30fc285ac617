"""The audit's exact counts, and the tables made from them."""

from frankpledge.core.tables.counts import SourceCounts
from frankpledge.core.tables.table import Table

__all__ = ["SourceCounts", "Table"]
