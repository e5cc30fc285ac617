"""A profile in which nothing was noticed, to start from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from frankpledge.core.quality.profile import SourceProfile

BLANK = SourceProfile(
    source="", reader="table", basis="event", area_set="", report_set="ward", agency="", rows_read=0, reasons={},
    readable=0, filled={}, repeats=0, repeats_dropped=False, labels={}, unmapped={}, label_months={},
    operator_months={}, month_rows={}, months_expected=(), longest_gap_days={}, located_rows=0,
    on_edge_rows=0, in_overlap_rows=0, snapped=False, code_agrees=0, code_disagrees=0, code_unknown=0, vintages={},
    lookup_losses=(), unplaced_rows=0, columns_given=frozenset(),
)  # fmt: skip


def blank_profile(**noticed: Any) -> SourceProfile:
    """Return a profile in which nothing was noticed but what is given.

    >>> blank_profile(repeats=3).repeats, blank_profile().repeats
    (3, 0)
    """
    return replace(BLANK, **noticed)
