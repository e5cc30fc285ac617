"""The floor: DuckDB copies the CSV to Parquet and does nothing else. Usage: ``bare_copy.py FOLDER OUT``."""

import sys

import duckdb

folder, out = sys.argv[1:]
duckdb.execute(f"COPY (FROM '{folder}/street.csv') TO '{out}/street.parquet'")
