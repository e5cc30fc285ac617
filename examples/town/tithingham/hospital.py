"""Hospital attendances after assault, in the fields of the national return: place of the assault, never the home."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from tithingham import names
from tithingham.faults import plant
from tithingham.files import write_csv
from tithingham.incidents import draw_times, month_days
from tithingham.ledger import Ledger

SOURCE, FILE = "hospital-assaults", "istv_assaults.csv"
HEADING = (
    "Reporting period start date", "Reporting period end date", "Site code (of treatment)", "Arrival date and time",
    "Assault date and time", "Assault method", "Assault method other description", "Assault location type",
    "Assault location description",
)  # fmt: skip
METHODS = {
    "Fist or hand": 0.52, "Feet": 0.12, "Knife or sharp object": 0.07, "Bottle or glass": 0.09, "Blunt object": 0.1,
    "Other": 0.06, "Not known": 0.04,
}  # fmt: skip
PLACES = {"Street": 0.38, "Licensed premises": 0.27, "Home": 0.2, "School or college": 0.06, "Other": 0.09}
DESCRIPTIONS = ("", "", "", "Town centre", "Outside public house", "Bus station", "Taxi rank")
FIRST_MONTH = 3
"""April 2024, when the hospital began to share; months count from January 2024."""
A_MONTH = {names.HOSPITAL: 58.0, names.NEIGHBOUR_HOSPITAL: 5.0}
FAULTS = {"no-date": 20, "no-method": 9, "arrived-before": 6}
Attendance = tuple[datetime, datetime, str, str, str, str]


def write_hospital(out: Path, seed: int, ledger: Ledger) -> None:
    """Write the return; a row's reporting period is the month of arrival."""
    rng = np.random.default_rng([seed, 18])
    rows = _draw(rng)
    faults = plant([row[2] == names.HOSPITAL for row in rows], FAULTS, rng)
    write_csv(out / FILE, HEADING, [_row(row, fault) for row, fault in zip(rows, faults, strict=True)])
    for (assault, _, site, _, _, _), fault in zip(rows, faults, strict=True):
        if fault == "no-date":
            ledger.set_aside(SOURCE, FILE, "no-usable-date")
        else:
            category = "unclassified" if fault == "no-method" else "assault-attendance"
            ledger.placed(SOURCE, FILE, site if site == names.HOSPITAL else None, category, f"{assault:%Y-%m}")
    ledger.fault(
        SOURCE,
        rows_without_assault_date=FAULTS["no-date"],
        rows_without_method=FAULTS["no-method"],
        rows_arrived_before_the_assault=FAULTS["arrived-before"],
        months_missing=["2024-01", "2024-02", "2024-03"],
    )


def _draw(rng: np.random.Generator) -> list[Attendance]:
    rows: list[Attendance] = []
    for site, mean in A_MONTH.items():
        number = rng.poisson(mean, 24)
        number[:FIRST_MONTH] = 0
        assaults = draw_times(np.repeat(np.arange(24), number), rng, late=0.75)
        wait = rng.integers(10, 170, len(assaults)).tolist()
        method = rng.choice(len(METHODS), len(assaults), p=list(METHODS.values())).tolist()
        place = rng.choice(len(PLACES), len(assaults), p=list(PLACES.values())).tolist()
        told = rng.integers(len(DESCRIPTIONS), size=len(assaults)).tolist()
        rows += [
            (
                assault, assault + timedelta(minutes=wait[i]), site, list(METHODS)[method[i]], list(PLACES)[place[i]],
                DESCRIPTIONS[told[i]],
            )
            for i, assault in enumerate(assaults)
        ]  # fmt: skip
    return sorted(rows, key=lambda row: (row[1], *row[2:]))


def _row(row: Attendance, fault: str) -> tuple[str, ...]:
    assault, arrival, site, method, place, described = row
    first, days = month_days((arrival.year - 2024) * 12 + arrival.month - 1)
    if fault == "arrived-before":
        arrival = assault - timedelta(minutes=45)
    method = "" if fault == "no-method" else method
    other = "Pushed" if method == "Other" else ""
    when = "" if fault == "no-date" else f"{assault:%Y-%m-%dT%H:%M}"
    last = first + timedelta(days=days - 1)
    return (
        f"{first:%Y-%m-%d}",
        f"{last:%Y-%m-%d}",
        site,
        f"{arrival:%Y-%m-%dT%H:%M}",
        when,
        method,
        other,
        place,
        described,
    )
