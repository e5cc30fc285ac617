"""The rows that show what would come of a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.adapters.joining import SHEETS
from frankpledge.core.faults import Fault
from frankpledge.stages.partnership.models import Baseline, InheritedAim
from frankpledge.stages.partnership.queries.joining import Draft

Row = list[Any]
DONE_WITH = {
    "Members": "registered",
    "Groups": "set up",
    "Posts": "set up",
    "Last strategy": "taken over",
    "Baselines": "set",
    "Steps": "recorded",
}


def sheet_rows(draft: Draft) -> list[Row]:
    """Return a row a sheet: how many of its rows would be taken over, and what becomes of them."""
    return [[sheet.name, len(draft.of(sheet.name)), f"would be {DONE_WITH[sheet.name]}"] for sheet in SHEETS]


def entry_tables(draft: Draft) -> list[dict[str, Any]]:
    """Return a table a sheet of what would be taken over, as it was read."""
    return [
        {
            "caption": sheet.name,
            "head": [column.heading for column in sheet.columns],
            "rows": [[entry.values.get(column.heading) for column in sheet.columns] for entry in draft.of(sheet.name)],
        }
        for sheet in SHEETS
        if draft.of(sheet.name)
    ]


def fault_rows(faults: Iterable[Fault]) -> list[Row]:
    """Return a row a fault: where it is, what stands there, what would mend it, and how many are alike."""
    return [[each.sheet, each.row, each.column, each.value, each.mend, each.count] for each in faults]


def aim_rows(aims: Iterable[InheritedAim]) -> list[Row]:
    """Return a row a line of the strategy before."""
    return [[each.priority, each.objective, each.target, each.finding, each.consultation] for each in aims]


def unfounded_rows(aims: Iterable[InheritedAim]) -> list[Row]:
    """Return a row a priority that named no finding, or no result of consultation, on any of its lines (R019)."""
    named: dict[str, set[str]] = {}
    for aim in aims:
        found = {word for word, text in (("finding", aim.finding), ("consultation", aim.consultation)) if text.strip()}
        named.setdefault(aim.priority, set()).update(found)
    return [[priority, LACKS[frozenset(found)]] for priority, found in named.items() if frozenset(found) in LACKS]


LACKS = {
    frozenset(): "a finding of the audit, and a result of consultation",
    frozenset({"finding"}): "a result of consultation",
    frozenset({"consultation"}): "a finding of the audit",
}


def baseline_rows(baselines: Iterable[Baseline]) -> list[Row]:
    """Return a row a baseline, and whether it was carried over."""
    return [
        [
            each.measure,
            each.value.normalize(),
            each.unit,
            each.on,
            "carried over" if each.carried_from_id else "set here",
        ]
        for each in baselines
    ]  # fmt: skip
