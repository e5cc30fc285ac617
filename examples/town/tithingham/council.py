"""The council's log of complaints: free text, dates as each clerk wrote them, a ward by name if at all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tithingham import names, pattern
from tithingham.faults import plant
from tithingham.files import write_csv
from tithingham.geography import Town
from tithingham.incidents import draw_times
from tithingham.ledger import Ledger

SOURCE, FILE = "council-complaints", "complaints_asb_2024-25.csv"
HEADING = ("Ref", "Date reported", "Ward", "Nature of complaint", "How received", "Cost (£)")
LABELS = {
    "Noise": 10, "Noise nuisance": 8, "noise - loud music": 5, "Youths gathering": 9, "Youths / gathering": 3,
    "Fly-tipping": 14, "Fly tipping": 6, "Litter / fly-tipping": 4, "Abandoned vehicle": 6, "Dog fouling": 5,
    "Neighbour dispute": 6, "Graffiti": 6, "Criminal damage – graffiti": 3, "Vandalism": 5, "Vandalism (play area)": 3,
    "Other – see notes": 4, "Pest control": 2, "n/a": 1, "": 2,
}  # fmt: skip
"""What the clerks typed, and how often out of about a hundred."""
DAMAGE = ("Graffiti", "Criminal damage – graffiti", "Vandalism", "Vandalism (play area)")
NO_CATEGORY = ("Other – see notes", "Pest control", "n/a", "")
CATEGORIES = {
    label: "criminal-damage-arson" if label in DAMAGE else "anti-social-behaviour"
    for label in LABELS
    if label not in NO_CATEGORY
}
STYLES = ("%d/%m/%Y", "%Y-%m-%d", "%d %b %Y")
STYLE_SHARES = (0.7, 0.2, 0.1)
RATE = 15.0
MISSING_MONTH = "2024-06"
"""The month in which the council changed its system: nothing was carried over."""
FAULTS = {
    "no-ward": 40, "misspelt": 25, "neighbour": 15, "bad-date": 7, "no-date": 6, "too-early": 18,
}  # fmt: skip
REPEATED = 12
RECEIVED = ("Telephone", "Web form", "Email", "In person")
REASONS = {
    "no-ward": "no-usable-place", "misspelt": "no-usable-place", "neighbour": "outside-partnership",
    "bad-date": "no-usable-date", "no-date": "no-usable-date", "too-early": "outside-period",
}  # fmt: skip


def write_council(out: Path, town: Town, seed: int, ledger: Ledger) -> None:
    """Write the log: semicolons, Windows-1252, some rows twice."""
    rng = np.random.default_rng([seed, 13])
    ward, times = _draw(town, pattern.ward_levels(seed), rng)
    faults = plant([True] * len(times), FAULTS, rng)
    share = np.array(list(LABELS.values())) / sum(LABELS.values())
    labels = [list(LABELS)[i] for i in rng.choice(len(LABELS), len(times), p=share).tolist()]
    rows = _rows(ward, times, faults, labels, rng)
    repeated = [fault == "repeated" for fault in plant([not f for f in faults], {"repeated": REPEATED}, rng)]
    twice = [row for row, again in zip(rows, repeated, strict=True) for row in [row] * (1 + again)]
    write_csv(out / FILE, HEADING, twice, encoding="cp1252", delimiter=";", line_end="\r\n")
    for position, time, fault, label in zip(ward, times, faults, labels, strict=True):
        if fault:
            ledger.set_aside(SOURCE, FILE, REASONS[fault])
        else:
            category = CATEGORIES.get(label, "unclassified")
            ledger.counted(SOURCE, FILE, town.wards.codes[position], category, f"{time:%Y-%m}")
    ledger.set_aside(SOURCE, FILE, "duplicate-dropped", REPEATED)
    _note_faults(labels, faults, ledger)


def _draw(town: Town, levels: NDArray[np.float64], rng: np.random.Generator) -> tuple[list[int], list[datetime]]:
    held = town.districts.area_of_cell == 0
    people = np.bincount(town.wards.area_of_cell[held], town.people[held], len(names.WARDS))
    months = pattern.season(pattern.SEASONAL) * np.array([month != MISSING_MONTH for month in pattern.MONTHS])
    number = rng.poisson(people[:, None] / 12_000 * RATE * levels[:, None] * months)
    ward, month = np.nonzero(number)
    times = number[ward, month]
    ward, month = np.repeat(ward, times), np.repeat(month, times)
    drawn = draw_times(month, rng, late=0.0)
    order = sorted(range(len(drawn)), key=lambda i: (drawn[i], int(ward[i])))
    return [int(ward[i]) for i in order], [drawn[i] for i in order]


def _rows(
    ward: list[int], times: list[datetime], faults: list[str], labels: list[str], rng: np.random.Generator
) -> list[tuple[str, ...]]:
    style = rng.choice(len(STYLES), len(times), p=STYLE_SHARES).tolist()
    how, cost = rng.integers(len(RECEIVED), size=len(times)).tolist(), rng.integers(0, 400, len(times)).tolist()
    return [
        (
            f"EH/{i + 1:05}", _day(times[i], faults[i], STYLES[style[i]]), _ward(names.WARDS[ward[i]], faults[i]),
            labels[i], RECEIVED[how[i]], f"{cost[i]}.00" if labels[i] in CATEGORIES and cost[i] > 250 else "",
        )
        for i in range(len(times))
    ]  # fmt: skip


def _day(time: datetime, fault: str, style: str) -> str:
    if fault == "bad-date":
        return f"31/02/{time.year}"
    if fault == "no-date":
        return ""
    return f"{time.replace(year=2023, month=12) if fault == 'too-early' else time:{style}}"


def _ward(name: str, fault: str) -> str:
    if fault == "misspelt":
        return name[:4] + name[3:]  # a letter typed twice
    return {"no-ward": "", "neighbour": names.NEIGHBOUR_WARDS[0]}.get(fault, name)


def _note_faults(labels: list[str], faults: list[str], ledger: Ledger) -> None:
    counted = [label for label, fault in zip(labels, faults, strict=True) if not fault]
    ledger.fault(
        SOURCE,
        rows_without_ward=FAULTS["no-ward"],
        rows_with_misspelt_ward=FAULTS["misspelt"],
        rows_of_a_neighbouring_ward=FAULTS["neighbour"],
        rows_with_impossible_date=FAULTS["bad-date"],
        rows_without_date=FAULTS["no-date"],
        rows_before_the_period=FAULTS["too-early"],
        rows_repeated_exactly=REPEATED,
        months_missing=[MISSING_MONTH],
        unmapped_labels={label: counted.count(label) for label in NO_CATEGORY},
    )
