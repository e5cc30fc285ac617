"""The table engine: DuckDB in the process, over canonical Parquet."""

from frankpledge.adapters.engine.session import connect, load_spatial

__all__ = ["connect", "load_spatial"]
