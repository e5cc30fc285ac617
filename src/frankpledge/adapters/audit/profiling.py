"""What each source's records are like: the exact profile that its quality is judged from."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from frankpledge.adapters.audit.counting import Counted
from frankpledge.adapters.readers import READERS
from frankpledge.adapters.readers.canonical import knows_only_months
from frankpledge.core.geography.place import UNKNOWN
from frankpledge.core.quality import LookupLoss, SourceProfile
from frankpledge.core.tables.categories import UNCLASSIFIED
from frankpledge.core.tables.tally import REASONS


def profile_of(one: Counted, main_set: str) -> SourceProfile:
    """Gather what was noticed while a source was counted; ``main_set`` is the set of areas the report is by."""
    source = one.source
    return SourceProfile(
        source=source.name,
        reader=source.reader,
        basis=source.basis,
        area_set=source.areas[0] if source.areas else "",
        report_set=one.frame.area_set,
        agency=source.agency,
        filled=one.filled,
        repeats=one.repeats,
        repeats_dropped=source.duplicates == "drop-exact",
        snapped=READERS[source.reader].SNAPPED,
        columns_given=frozenset(one.layout.columns),
        categories=one.counts.categories,
        main_set=main_set,
        **_rows(one),
        **_labels(one),
        **_months(one),
        **_places(one),
    )


def _rows(one: Counted) -> dict[str, Any]:
    reasons = sum((rows for _, rows in one.reconciliation), np.zeros(len(REASONS), dtype=np.int64))
    by_reason = {reason: int(rows) for reason, rows in zip(REASONS, reasons.tolist(), strict=True)}
    read = sum(by_reason.values())
    return {
        "rows_read": read,
        "reasons": by_reason,
        "readable": read - by_reason["unreadable-row"] - by_reason["totals-row"],
        "unplaced_rows": int(one.counts.cells[-1].sum()),
    }


def _labels(one: Counted) -> dict[str, Any]:
    by_label = one.rows_by_unit.sum(axis=1).tolist()
    unmapped = {
        label: int(rows)
        for label, rows, code in zip(one.labels, by_label, one.category_of, strict=False)
        if code == UNCLASSIFIED and rows
    }
    if by_label[-1] and one.category_of[-1] == UNCLASSIFIED:
        unmapped["(no category given)"] = int(by_label[-1])
    return {
        "labels": {label: int(rows) for label, rows in zip(one.labels, by_label, strict=False)},
        "unmapped": unmapped,
        "label_months": _by_month(one),
        "operator_months": _by_operator(one),
    }


def _months(one: Counted) -> dict[str, Any]:
    rows = zip(one.span.labels, one.rows_by_unit.sum(axis=0).tolist(), strict=False)
    months = zip(one.counts.months, one.counts.complete.tolist(), strict=True)
    return {
        "month_rows": {month: int(number) for month, number in rows},
        "months_expected": tuple(month for month, whole in months if whole and month),
        "longest_gap_days": _gaps(one),
    }


def _places(one: Counted) -> dict[str, Any]:
    placer = one.placer
    return {
        "located_rows": placer.located_rows,
        "on_edge_rows": placer.on_edge,
        "in_overlap_rows": placer.in_overlap,
        "code_agrees": placer.agrees,
        "code_disagrees": placer.disagrees,
        "code_unknown": _rows_with_unknown_area(one),
        "vintages": _vintages(one),
        "lookup_losses": _losses(one),
    }


def _by_month(one: Counted) -> dict[tuple[str, str], int]:
    return {
        (label, month): int(one.rows_by_unit[i, u])
        for i, label in enumerate(one.labels)
        for u, month in enumerate(one.span.labels)
    }


def _by_operator(one: Counted) -> dict[tuple[str, str, str], int]:
    return {
        (operator, label, month): int(one.operator_rows[o, i, u])
        for o, operator in enumerate(one.operators)
        for i, label in enumerate(one.labels)
        for u, month in enumerate(one.span.labels)
        if one.operator_rows[o, i, u]
    }


def _gaps(one: Counted) -> dict[str, int]:
    """Return the longest run of days without a record in each month; nothing for sources that know no days."""
    if knows_only_months(one.layout) or one.layout.tallies:
        return {}
    gaps = {}
    for month, first, last in zip(one.span.labels, one.span.firsts.tolist(), one.span.lasts.tolist(), strict=True):
        days = one.day_rows[first - one.first_day : last - one.first_day + 1]
        ends = np.flatnonzero(np.concatenate([[1], days, [1]]))
        gaps[month] = int(np.diff(ends).max() - 1)
    return gaps


def _rows_with_unknown_area(one: Counted) -> int:
    rows = zip(one.placer.placements, one.placer.word_rows.tolist(), strict=False)
    return int(sum(n for placement, n in rows if placement.position == UNKNOWN))


def _vintages(one: Counted) -> dict[str, int]:
    found: Counter[str] = Counter()
    for placement, rows in zip(one.placer.placements, one.placer.word_rows.tolist(), strict=False):
        if placement.set_name:
            found[placement.set_name] += rows
    return dict(found)


def _losses(one: Counted) -> tuple[LookupLoss, ...]:
    """Name every area that could not be carried to the areas reported by, where rows needed it."""
    return tuple(
        LookupLoss(p.set_name, one.frame.area_set, p.code, int(rows), p.loss)
        for p, rows in zip(one.placer.placements, one.placer.fallback_rows.tolist(), strict=False)
        if p.loss and rows
    )
