"""What a source's records are like, exactly: restricted, and the ground of every note on their quality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class LookupLoss:
    """An area that could not be carried to the areas reported by: from which set, to which, how many rows and why."""

    from_set: str
    to_set: str
    code: str
    rows: int
    why: str


@dataclass(frozen=True)
class SourceProfile:
    """Exact numbers of one source, gathered while it was counted. Unit throughout: rows of its files.

    Parameters
    ----------
    source, reader, basis, agency : as in the recipe.
    area_set : the set of the areas its records name, or "" where they name none.
    report_set : the set of areas this source is reported by; ``main_set`` that of the report as a whole, where known.
    rows_read : rows below the headings. ``reasons``: rows by reconciliation reason. ``readable``: rows that
        are records (not unreadable, not totals).
    filled : for each heading, rows with a value under it.
    repeats : rows that repeat an earlier row exactly; ``repeats_dropped`` where the recipe drops them.
    labels, unmapped : rows by the agency's own label; those of them that no category takes.
    label_months : rows by label and month (``2024-03``). operator_months : by operator, label and month.
    month_rows : rows by month; ``months_expected``: months the source says it covers whole.
    longest_gap_days : for each month the longest run of days without a row; empty where only months are known.
    located_rows, on_edge_rows, in_overlap_rows : where the points lie.
    snapped : true where points were moved to anchor points before they were supplied.
    code_agrees, code_disagrees, code_unknown : the area named, against the area holding the point.
    vintages : rows by the area set in which the area named was found.
    lookup_losses : areas that could not be carried over. unplaced_rows : rows in the partnership, in no area.
    columns_given : canonical keys (``date``, ``sex``, …) that the recipe finds in the files.
    categories : category codes the source is counted under, where known.
    """

    source: str
    reader: str
    basis: str
    area_set: str
    report_set: str
    agency: str
    rows_read: int
    reasons: Mapping[str, int]
    readable: int
    filled: Mapping[str, int]
    repeats: int
    repeats_dropped: bool
    labels: Mapping[str, int]
    unmapped: Mapping[str, int]
    label_months: Mapping[tuple[str, str], int]
    operator_months: Mapping[tuple[str, str, str], int]
    month_rows: Mapping[str, int]
    months_expected: tuple[str, ...]
    longest_gap_days: Mapping[str, int]
    located_rows: int
    on_edge_rows: int
    in_overlap_rows: int
    snapped: bool
    code_agrees: int
    code_disagrees: int
    code_unknown: int
    vintages: Mapping[str, int]
    lookup_losses: tuple[LookupLoss, ...]
    unplaced_rows: int
    columns_given: frozenset[str]
    categories: tuple[str, ...] = ()
    main_set: str = ""

    def dropped(self, reason: str) -> int:
        """Return the rows that left with a reason of the reconciliation. Unit: rows."""
        return self.reasons.get(reason, 0)
