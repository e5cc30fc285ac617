"""What each source's records are like: the exact profile that its quality is judged from."""

from __future__ import annotations

from collections import Counter

import numpy as np

from frankpledge.adapters.audit.counting import Counted
from frankpledge.adapters.readers import READERS
from frankpledge.adapters.readers.canonical import knows_only_months
from frankpledge.core.geography.place import UNKNOWN
from frankpledge.core.quality import LookupLoss, SourceProfile
from frankpledge.core.tables.categories import UNCLASSIFIED
from frankpledge.core.tables.tally import REASONS


def profile_of(one: Counted, main_set: str) -> SourceProfile:
    """Gather what was noticed while a source was counted."""
    reasons = sum((rows for _, rows in one.reconciliation), np.zeros(len(REASONS), dtype=np.int64))
    months = one.span.labels
    by_label = one.rows_by_unit.sum(axis=1)
    unmapped = {
        label: int(rows)
        for label, rows, code in zip(one.labels, by_label.tolist(), one.category_of, strict=False)
        if code == UNCLASSIFIED and rows
    }
    if by_label[-1] and one.category_of[-1] == UNCLASSIFIED:
        unmapped["(no category given)"] = int(by_label[-1])
    placer = one.placer
    return SourceProfile(
        source=one.source.name,
        reader=one.source.reader,
        basis=one.source.basis,
        area_set=one.source.areas[0] if one.source.areas else "",
        report_set=one.frame.area_set,
        agency=one.source.agency,
        rows_read=int(reasons.sum()),
        reasons={reason: int(rows) for reason, rows in zip(REASONS, reasons.tolist(), strict=True)},
        readable=int(reasons.sum() - reasons[REASONS.index("unreadable-row")] - reasons[REASONS.index("totals-row")]),
        filled=one.filled,
        repeats=one.repeats,
        repeats_dropped=one.source.duplicates == "drop-exact",
        labels={label: int(rows) for label, rows in zip(one.labels, by_label.tolist(), strict=False)},
        unmapped=unmapped,
        label_months=_by_month(one),
        operator_months=_by_operator(one),
        month_rows={m: int(n) for m, n in zip(months, one.rows_by_unit.sum(axis=0).tolist(), strict=False)},
        months_expected=tuple(
            m for m, whole in zip(one.counts.months, one.counts.complete.tolist(), strict=True) if whole and m
        ),
        longest_gap_days=_gaps(one),
        located_rows=placer.located_rows,
        on_edge_rows=placer.on_edge,
        in_overlap_rows=placer.in_overlap,
        snapped=READERS[one.source.reader].SNAPPED,
        code_agrees=placer.agrees,
        code_disagrees=placer.disagrees,
        code_unknown=_rows_with_unknown_area(one),
        vintages=_vintages(one),
        lookup_losses=_losses(one),
        unplaced_rows=int(one.counts.cells[-1].sum()),
        columns_given=frozenset(one.layout.columns),
        categories=one.counts.categories,
        main_set=main_set,
    )


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
