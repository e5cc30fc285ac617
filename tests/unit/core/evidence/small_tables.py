"""Small protected tables made by hand, through the same door as the real ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from frankpledge.core.evidence import Finding, find
from frankpledge.core.tables import Table
from frankpledge.core.tables.categories import CATEGORIES
from frankpledge.core.tables.counts import with_margins
from frankpledge.core.tables.published import Frame, Shown, build_tables

AREAS = ("W1", "W2", "W3", "W4")
NAMES = ("Abbey", "Bridgend", "Castle", "Docks")
KINDS = ("burglary", "drugs", "shoplifting")
PEOPLE = np.array([2000.0, 4000.0, 5000.0, 6000.0, np.nan, 17000.0])
DAYS = {0: (date(2023, 1, 1), date(2023, 12, 31)), 1: (date(2024, 1, 1), date(2024, 12, 31))}
MONTHS = tuple(f"{year}-{month:02d}" for year in (2023, 2024) for month in range(1, 13))


@dataclass(frozen=True)
class Police:
    name: str = "police"
    agency: str = "Holm Police"
    basis: str = "event"
    area_set: str = "ward"
    snapped: bool = True


@dataclass(frozen=True)
class Limit:
    source: str
    kind: str
    applies_to: str
    sentence: str


def nothing_hidden(shape: tuple[int, ...] = (6, 4)) -> Any:
    return np.zeros(shape, dtype=bool)


def tables(
    before: Any, after: Any, *, hidden: Any = None, hidden_before: Any = None, monthly: Any = None
) -> dict[str, Table]:
    """Make the tables of one source; counts have shape (areas and unplaced, categories), masks those with totals."""
    counts = {0: with_margins(np.asarray(before)), 1: with_margins(np.asarray(after))}
    masks = {0: hidden_before, 1: hidden}
    period = {p: (counts[p], nothing_hidden() if masks[p] is None else masks[p]) for p in (0, 1)}
    by_month = np.full((4, 24), 30) if monthly is None else np.asarray(monthly)
    shown = Shown(
        "police", "event", AREAS, NAMES, KINDS, MONTHS, np.repeat([0, 1], 12), np.ones(24, dtype=bool), period,
        (by_month, (by_month > 0) & (by_month < 5)), PEOPLE, comparable=True,
    )  # fmt: skip
    return build_tables([shown], Frame("E1", "Holmeport", DAYS, 1000))


def found(made: Mapping[str, Table], *limits: Limit, source: Any = Police()) -> tuple[Finding, ...]:
    return find(
        made, [source], limitations=limits, partnership_code="E1", categories=CATEGORIES, per=1000, report_set="ward"
    )


def of_kind(findings: tuple[Finding, ...], kind: str) -> list[Finding]:
    return [finding for finding in findings if finding.kind == kind]
