"""A finished audit as values: all that may be published, and where it came from. No exact count is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shapely.geometry.base import BaseGeometry

from frankpledge.core.evidence import Finding
from frankpledge.core.tables import Table


@dataclass(frozen=True)
class SuppliedFile:
    """An input as supplied: its name (never a path), the SHA-256 of its bytes, and what it was used for.

    ``made_from`` is the SHA-256 of the file an agency sent, where this one holds only what its protocol covers of it.
    """

    name: str
    sha256: str
    role: str
    made_from: str = ""


@dataclass(frozen=True)
class SourceRecord:
    """One source of counts: who supplied it, on what basis it was recorded and how it is protected."""

    name: str
    agency: str
    basis: str
    licence: str
    area_set: str
    covers_from: date
    covers_to: date
    files: tuple[SuppliedFile, ...]
    snapped: bool
    method: str
    threshold: int
    base: int


@dataclass(frozen=True)
class AreaShape:
    """An area with its outline in WGS84 longitude and latitude."""

    code: str
    name: str
    shape: BaseGeometry


@dataclass(frozen=True, eq=False)
class Audit:
    """What the report, the maps and the tables are made from.

    ``tables`` holds the eight tables of the contract by name, already protected. ``categories`` gives the
    words shown for each category code. ``inputs`` are the files that are nobody's records: boundaries,
    lookups, populations. ``seed`` is the seed of whatever was drawn at random.
    """

    title: str
    partnership_code: str
    partnership_name: str
    regime: str
    report_by: str
    per: int
    period: tuple[date, date]
    comparison: tuple[date, date] | None
    outline: BaseGeometry
    areas: tuple[AreaShape, ...]
    sources: tuple[SourceRecord, ...]
    inputs: tuple[SuppliedFile, ...]
    categories: Mapping[str, str]
    tables: Mapping[str, Table]
    findings: tuple[Finding, ...]
    seed: int = 0
