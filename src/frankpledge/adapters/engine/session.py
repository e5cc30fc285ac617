"""A DuckDB session of one process, bounded in memory, that fetches nothing from anywhere."""

from __future__ import annotations

from pathlib import Path

import duckdb

MEMORY = "512MB"


def connect(scratch: Path) -> duckdb.DuckDBPyConnection:
    """Open an in-memory DuckDB that spills to ``scratch`` and keeps rows in the order of the file."""
    return duckdb.connect(
        config={
            "memory_limit": MEMORY,
            "temp_directory": str(scratch / "spill"),
            "preserve_insertion_order": True,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )


def load_spatial(connection: duckdb.DuckDBPyConnection) -> None:
    """Load the spatial extension from its own package; nothing is downloaded."""
    import duckdb_extension_spatial

    folder = Path(duckdb_extension_spatial.__file__).parent
    extension = next(folder.glob("extensions/*/spatial.duckdb_extension"))
    connection.execute(f"LOAD '{extension}'")
