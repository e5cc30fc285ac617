"""Lookups between areas and populations of areas: small CSV tables."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.geography import AreaLookup


def read_lookup(from_set: str, to_set: str, path: Path, from_column: str, to_column: str) -> AreaLookup:
    """Read a lookup; a code given twice leads to every area given for it."""
    targets: dict[str, set[str]] = {}
    for _, row in _rows(path, (from_column, to_column)):
        origin, target = row[from_column].strip(), row[to_column].strip()
        if origin and target:
            targets.setdefault(origin, set()).add(target)
    return AreaLookup(from_set, to_set, {origin: tuple(sorted(found)) for origin, found in sorted(targets.items())})


def read_population(path: Path, code: str, column: str) -> dict[str, float]:
    """Read a population by area code.

    Raises
    ------
    BadInput
        Naming every row whose population is not a number from zero up, and every code given twice.
    """
    people: dict[str, float] = {}
    faults = []
    for number, row in _rows(path, (code, column)):
        area, text = row[code].strip(), row[column].replace(",", "").strip()
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 <= value < 1e9:
            mend = "a population must be a number from zero up."
            faults.append(Fault("population-wrong", mend, file=path.name, row=number, column=column, value=text))
        elif area in people:
            mend = "this area stands twice: keep one row for each."
            faults.append(Fault("population-repeated", mend, file=path.name, row=number, column=code, value=area))
        people[area] = value
    if faults:
        raise BadInput(faults)
    return people


def _rows(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        lines = data.decode("utf-8-sig").splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadInput(Fault("file-unreadable", "the file cannot be opened as CSV UTF-8.", file=path.name)) from error
    reader = csv.DictReader(lines)
    missing = [column for column in wanted if column not in (reader.fieldnames or [])]
    if missing:
        has = ", ".join(reader.fieldnames or [])
        raise BadInput(
            [Fault("heading-missing", f"no such heading; it has: {has}.", file=path.name, column=c) for c in missing]
        )
    for number, row in enumerate(reader, start=2):
        yield number, {column: row[column] or "" for column in wanted}
