"""The fire service's workbook: a sheet of notes, then a sheet with titles above the headings and a total below."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import xlsxwriter
from numpy.typing import NDArray
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tithingham import names, pattern
from tithingham.faults import plant
from tithingham.geography import Town
from tithingham.grid import to_wgs84
from tithingham.incidents import draw_events, draw_times, scatter
from tithingham.ledger import Ledger
from tithingham.streets import Streets

SOURCE, FILE, SHEET = "fires", "fire_incidents_2024_2025.xlsx", "Incidents"
SERVICE = f"{names.COUNTY} Fire and Rescue Service"
TITLES = (SERVICE, "Incidents attended, 1 January 2024 to 31 December 2025", "Run on 9 January 2026. Official.")
HEADING = ("Incident no", "Date of call", "Time of call", "Type of incident", "Longitude", "Latitude", "Appliances")
KINDS = {
    "Deliberate secondary fire": 2.6, "Deliberate primary fire": 0.6, "Malicious false alarm": 0.5,
    "Accidental dwelling fire": 0.8, "Chimney fire": 0.2,
}  # fmt: skip
"""Type, and how many a year and thousand people."""
CATEGORIES = {
    "Deliberate secondary fire": "fire-deliberate", "Deliberate primary fire": "fire-deliberate",
    "Malicious false alarm": "fire-malicious-call",
}  # fmt: skip
FAULTS = {"swapped": 6, "zero-latitude": 5, "bad-date": 4}
WRITTEN_BY_HAND = 0.08
"""Share of dates that are words in the sheet and not dates."""
WHEN_MADE = datetime(2026, 1, 9, 9, 0)  # noqa: DTZ001 - a workbook's clock has no zone
Event = tuple[datetime, str, float, float]


def write_fires(out: Path, town: Town, streets: Streets, seed: int, ledger: Ledger) -> None:
    """Write the workbook."""
    rng = np.random.default_rng([seed, 12])
    events = _draw(town, streets, pattern.ward_levels(seed), rng)
    wards = town.place(np.array([event[2] for event in events]), np.array([event[3] for event in events]))
    faults = plant([ward is not None for ward in wards], FAULTS, rng)
    by_hand = (rng.random(len(events)) < WRITTEN_BY_HAND).tolist()
    pumps = rng.integers(1, 4, len(events)).tolist()
    with xlsxwriter.Workbook(out / FILE) as book:
        book.set_properties({"title": "Incidents attended", "author": SERVICE, "created": WHEN_MADE})
        _write_notes(book)
        sheet, day_format = book.add_worksheet(SHEET), book.add_format({"num_format": "dd/mm/yyyy"})
        for row, title in enumerate(TITLES):
            sheet.write_string(row, 0, title)
        sheet.write_row(len(TITLES), 0, HEADING)
        for i, event in enumerate(events):
            _write_event(sheet, len(TITLES) + 1 + i, event, faults[i], pumps[i], day_format if not by_hand[i] else None)
        end = len(TITLES) + 1 + len(events)
        sheet.write_string(end, 0, "Total")
        sheet.write_formula(end, 6, f"=SUM(G{len(TITLES) + 2}:G{end})", value=sum(pumps))
    _note(events, wards, faults, by_hand, ledger)


def _write_notes(book: xlsxwriter.Workbook) -> None:
    notes = book.add_worksheet("Notes")
    notes.write_string(0, 0, "Deliberate means believed deliberate by the officer in charge at the scene.")
    notes.write_string(1, 0, "Malicious false alarms that were not attended are not held.")


def _draw(town: Town, streets: Streets, levels: NDArray[np.float64], rng: np.random.Generator) -> list[Event]:
    factors = np.repeat(levels[:, None], 24, axis=1)
    events: list[Event] = []
    for kind, rate in KINDS.items():
        street, month = draw_events(streets, rate, factors, rng)
        metres = scatter(town, streets.metres[street], 60.0, rng)
        points = np.round(np.column_stack(to_wgs84(metres[:, 0], metres[:, 1])), 6).tolist()
        times = draw_times(month, rng)
        events += [(time, kind, x, y) for time, (x, y) in zip(times, points, strict=True)]
    return sorted(events)


def _write_event(sheet: Worksheet, row: int, event: Event, fault: str, pumps: int, day_format: Format | None) -> None:
    time, kind, x, y = event
    x, y = {"swapped": (y, x), "zero-latitude": (x, 0.0)}.get(fault, (x, y))
    sheet.write_string(row, 0, f"HF{time.year % 100}{row:05}")
    if fault == "bad-date":
        sheet.write_string(row, 1, f"30/02/{time.year}")
    elif day_format is None:
        sheet.write_string(row, 1, f"{time:%d/%m/%Y}")
    else:
        sheet.write_datetime(row, 1, time.replace(hour=0, minute=0), day_format)
    sheet.write_string(row, 2, f"{time:%H:%M}")
    sheet.write_string(row, 3, kind)
    sheet.write_row(row, 4, (x, y, pumps))


def _note(events: list[Event], wards: list[str | None], faults: list[str], by_hand: list[bool], ledger: Ledger) -> None:
    for (time, kind, _, _), fault, ward in zip(events, faults, wards, strict=True):
        if fault:
            ledger.set_aside(SOURCE, FILE, "no-usable-date" if fault == "bad-date" else "no-usable-place")
        else:
            ledger.placed(SOURCE, FILE, ward, CATEGORIES.get(kind, "unclassified"), f"{time:%Y-%m}")
    ledger.set_aside(SOURCE, FILE, "totals-row")
    ledger.fault(
        SOURCE,
        rows_with_longitude_and_latitude_swapped=FAULTS["swapped"],
        rows_at_latitude_zero=FAULTS["zero-latitude"],
        rows_with_impossible_date=FAULTS["bad-date"],
        dates_written_as_words=sum(by_hand[i] and faults[i] != "bad-date" for i in range(len(events))),
        totals_rows=1,
        title_rows_above_headings=len(TITLES),
    )
