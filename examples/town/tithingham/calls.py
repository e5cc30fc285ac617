"""The control room's log of calls about disorder: a row a call, not a row an incident."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from tithingham import pattern
from tithingham.disorder import DRIFT_FROM, DRIFTER, TYPES, Call, Incidents, draw_calls, draw_incidents
from tithingham.faults import plant
from tithingham.files import write_csv
from tithingham.geography import Town
from tithingham.grid import to_wgs84
from tithingham.ledger import Ledger
from tithingham.streets import Streets

SOURCE = "calls-for-service"
HEADING = ("Log number", "Date", "Time", "Call type", "Easting", "Northing", "Operator", "Closing note")
NOT_DISORDER = ("Concern for safety", "Suspicious circumstances")
"""Types that the recipe maps to nothing."""
NOTES = ("Area search, no trace", "Advice given", "Words given", "Referred to council", "Duplicate log?", "")
FAULTS = {"no-place": 40, "swapped": 8, "zeros": 4, "bad-date": 5, "too-late": 20}
"""Rows of each fault, over both years."""


def write_calls(out: Path, truth: Path, town: Town, streets: Streets, seed: int, ledger: Ledger) -> None:
    """Write a file a year, and apart from them which call was about which incident."""
    rng = np.random.default_rng([seed, 11])
    incidents = draw_incidents(town, streets, pattern.ward_levels(seed), rng)
    calls = draw_calls(town, incidents, rng)
    metres = np.array([call.metres for call in calls], float)
    wards = town.place(*to_wgs84(metres[:, 0], metres[:, 1]))
    for call, fault in zip(calls, plant([ward is not None for ward in wards], FAULTS, rng), strict=True):
        call.fault = fault
    years = Counter[int]()
    for call in calls:
        years[call.time.year] += 1
        call.log = f"TC-{call.time.year}-{years[call.time.year]:06}"
    notes = rng.integers(len(NOTES), size=len(calls)).tolist()
    for year in pattern.YEARS:
        rows = [_row(call, NOTES[note]) for call, note in zip(calls, notes, strict=True) if call.time.year == year]
        write_csv(out / f"calls_{year}.csv", HEADING, rows, encoding="utf-8-sig", line_end="\r\n")
    _note(calls, wards, ledger)
    _write_truth(truth, incidents, calls)


def _row(call: Call, note: str) -> tuple[object, ...]:
    day, place = f"{call.time:%d/%m/%Y}", call.metres
    if call.fault == "bad-date":
        day = f"31/02/{call.time.year}"
    elif call.fault == "too-late":
        day = f"{_too_late(call.time):%d/%m/%Y}"
    x, y = {"no-place": ("", ""), "swapped": place[::-1], "zeros": (0, 0)}.get(call.fault, place)
    return call.log, day, f"{call.time:%H:%M}", call.kind, x, y, call.operator, note


def _too_late(time: datetime) -> datetime:
    """Return a day of the January after both years."""
    return datetime(pattern.YEARS[-1] + 1, 1, 1) + timedelta(days=time.day % 7)  # noqa: DTZ001


def _note(calls: list[Call], wards: list[str | None], ledger: Ledger) -> None:
    reasons = {
        "no-place": "no-usable-place", "zeros": "no-usable-place", "swapped": "outside-partnership",
        "bad-date": "no-usable-date", "too-late": "outside-period",
    }  # fmt: skip
    for call, ward in zip(calls, wards, strict=True):
        file = f"calls_{call.time.year}.csv"
        if call.fault:
            ledger.set_aside(SOURCE, file, reasons[call.fault])
        else:
            category = "unclassified" if call.kind in NOT_DISORDER else "calls-asb"
            ledger.placed(SOURCE, file, ward, category, f"{call.time:%Y-%m}")
    per_incident = Counter(Counter(call.incident for call in calls).values())
    ledger.fault(
        SOURCE,
        rows_without_place=FAULTS["no-place"],
        rows_with_easting_and_northing_swapped=FAULTS["swapped"],
        rows_at_zero_zero=FAULTS["zeros"],
        rows_with_impossible_date=FAULTS["bad-date"],
        rows_after_the_period=FAULTS["too-late"],
        incidents_by_number_of_calls={str(k): per_incident[k] for k in sorted(per_incident)},
        repeated_calls_recoded=sum(call.recoded for call in calls),
        rows_drifted=sum(call.drifted for call in calls),
        drift={"operator": DRIFTER, "from": DRIFT_FROM},
    )


def _write_truth(truth: Path, incidents: Incidents, calls: list[Call]) -> None:
    kinds = list(TYPES)
    rows = [
        (c.log, c.incident, c.kind, kinds[incidents.kind[c.incident - 1]], int(c.recoded), int(c.drifted))
        for c in calls
    ]
    heading = ("log_number", "incident", "type_coded", "type_of_incident", "recoded", "drifted")
    write_csv(truth / "calls_truth.csv", heading, rows)
    pairs = [(i + 1, int(b) + 1) for i, b in enumerate(incidents.beside.tolist()) if b >= 0]
    write_csv(truth / "distinct_incidents_beside.csv", ("incident", "beside_incident"), pairs)
