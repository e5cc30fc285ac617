"""A workbook for joining midway, filled in as a co-ordinator would."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]

WHOLE: Mapping[str, Rows] = {
    "Members": [
        ("Agency", "Sector", "Body", "Standing", "Council", "Since", "Reason"),
        ("Tithingham Fire and Rescue", "Fire", "fire-and-rescue-authority", "Responsible", "", "1/4/2025", ""),
        ("Tithingham Traders", "Business", "", "Member", "", "2025-05-01", "Knows the town centre"),
    ],
    "Groups": [
        ("Group", "Level", "Since", "Remit"),
        ("Town Centre Group", "Operational", "1 May 2025", "Disorder in the town centre"),
    ],
    "Posts": [
        ("Agency", "Post", "Level", "Seniority", "Since", "Groups"),
        ("Tithingham Traders", "Chair of the traders", "Operational", "Senior", "2025-05-01", "Town Centre Group"),
        ("Tithingham Police", "Inspector", "Operational", "", "2025-05-01", "town centre group"),
    ],
    "Last strategy": [
        ("Priority", "Objective", "Target", "Audit finding", "Consultation result"),
        (
            "Burglary",
            "Fewer homes burgled twice",
            "Repeat burglaries down by 5 per cent by March 2026",
            "One home in nine burgled was burgled again within the year",
            "First concern of 212 of 340 who answered",
        ),
        ("Disorder in the town centre", "", ""),
    ],
    "Baselines": [("Measure", "Value", "Unit", "Date"), ("Burglaries of homes", "1,204", "offences", "31/3/2025")],
    "Steps": [
        ("Step", "Begun", "Ended"),
        ("Information gathered under the protocol", "2026-01-05", "2026-02-06"),
        ("consult", "2026-01-12", ""),
        ("analysis", "", ""),
    ],
}


def workbook(sheets: Mapping[str, Rows] = WHOLE) -> bytes:
    """Return the sheets as an .xlsx workbook."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return target.getvalue()


def with_row(sheet: str, *row: Any) -> dict[str, Rows]:
    """Return the whole workbook with one more row on a sheet."""
    return {**WHOLE, sheet: [*WHOLE[sheet], row]}
