"""A finding (values); the ledger that stores them is another package's affair."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.core.quantities import Interval


@dataclass(frozen=True)
class CellReference:
    """Where a published figure stands: its table and the keys of its row."""

    table: str
    source: str
    area_code: str
    category: str
    period_from: str = ""
    month: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing the audit found, in a sentence, with what it rests on and what it implies.

    ``kind`` is level (a rate stands out), change (between the periods), season (over months) or unknown
    (what the data cannot say). ``limitations`` are sentences; ``implication`` is what a partnership would
    do differently for knowing this (R088).
    """

    identifier: str
    kind: str
    source: str
    sentence: str
    implication: str
    cells: tuple[CellReference, ...]
    interval: Interval | None
    limitations: tuple[str, ...]
    method: str
