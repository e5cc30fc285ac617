"""Police street files, as the public site gives them: a month a file, points snapped to streets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tithingham import names, pattern
from tithingham.files import csv_text, write_zip
from tithingham.geography import Town
from tithingham.ledger import Ledger
from tithingham.lookups import Vintages
from tithingham.streets import Streets

SOURCE = "police-crimes"
HEADING = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip
FORCE = f"{names.COUNTY} Constabulary"
LABELS = {
    "anti-social-behaviour": "Anti-social behaviour", "bicycle-theft": "Bicycle theft", "burglary": "Burglary",
    "criminal-damage-arson": "Criminal damage and arson", "drugs": "Drugs", "other-crime": "Other crime",
    "other-theft": "Other theft", "possession-of-weapons": "Possession of weapons", "public-order": "Public order",
    "robbery": "Robbery", "shoplifting": "Shoplifting", "theft-from-the-person": "Theft from the person",
    "vehicle-crime": "Vehicle crime", "violent-crime": "Violence and sexual offences",
}  # fmt: skip
OUTCOMES = (
    "Investigation complete; no suspect identified", "Unable to prosecute suspect", "Awaiting court outcome",
    "Local resolution", "Under investigation",
)  # fmt: skip
NO_PLACE, ZEROS = 45, 5
WRONG_LSOA = 0.03
OLD_CODE_MONTHS = ("2024-01", "2024-02", "2024-03")


@dataclass(frozen=True, eq=False)
class Records:
    """One entry a record: position of its category, street and month, and what is wrong with its row."""

    category: NDArray[np.intp]
    street: NDArray[np.intp]
    month: NDArray[np.intp]
    no_place: NDArray[np.bool_]
    zeros: NDArray[np.bool_]
    wrong_lsoa: NDArray[np.bool_]


def write_police(out: Path, town: Town, streets: Streets, vintages: Vintages, seed: int, ledger: Ledger) -> None:
    """Write the files of 2024 in one archive, and those of 2025 one by one."""
    rng = np.random.default_rng([seed, 21])
    records = _draw(streets, vintages, pattern.ward_levels(seed), rng)
    rows = _rows(records, town, streets, vintages, rng)
    _note(records, rows, town, streets, vintages, ledger)
    files: list[tuple[str, str]] = []
    for position, month in enumerate(pattern.MONTHS):
        chosen = np.flatnonzero(records.month == position).tolist()
        files.append((file_name(month), csv_text(HEADING, sorted((rows[i] for i in chosen), key=_as_published))))
    write_zip(out / "police" / "2024-street.zip", files[:12])
    for name, text in files[12:]:
        (out / "police" / name).write_bytes(text.encode("utf-8"))


def file_name(month: str) -> str:
    """Return the name under which a month is published."""
    return f"{month}-{names.COUNTY.lower()}-street.csv"


def _draw(streets: Streets, vintages: Vintages, levels: NDArray[np.float64], rng: np.random.Generator) -> Records:
    """Draw how many records each street has of each category in each month."""
    parts = []
    people = streets.people[:, None] / 1000 / 12
    for category, rate in pattern.PER_THOUSAND.items():
        factors = np.concatenate([pattern.ward_factors(category, levels), np.ones((2, 24))])
        ward = np.where((streets.ward >= 0) & (streets.ward < len(levels)), streets.ward, len(levels))
        parts.append(rng.poisson(people * rate * factors[ward] * pattern.season(category)))
    category, street, month = np.nonzero(np.array(parts))
    times = np.array(parts)[category, street, month]
    category, street, month = (np.repeat(part, times) for part in (category, street, month))
    order = rng.permutation(len(category))
    no_place, zeros = np.zeros(len(category), bool), np.zeros(len(category), bool)
    no_place[order[:NO_PLACE]] = True
    rest = order[NO_PLACE:]
    inside = (streets.ward[street[rest]] >= 0) & (month[rest] >= 4) & (month[rest] < 12)
    known = ~vintages.changed[streets.cell[street[rest]]]
    zeros[rest[inside & known][:ZEROS]] = True
    wrong = (rng.random(len(category)) < WRONG_LSOA) & ~no_place & ~zeros
    return Records(category, street, month, no_place, zeros, wrong)


def _rows(
    records: Records, town: Town, streets: Streets, vintages: Vintages, rng: np.random.Generator
) -> list[list[str]]:
    labels, months = list(LABELS.values()), pattern.MONTHS
    identifiers = rng.bytes(32 * len(records.street)).hex()
    outcome = rng.integers(len(OUTCOMES), size=len(records.street)).tolist()
    neighbour = rng.integers(len(town.lsoas.codes), size=len(records.street)).tolist()
    rows = []
    told = zip(records.category.tolist(), records.street.tolist(), records.month.tolist(), strict=True)
    for i, (category, street, month) in enumerate(told):
        is_crime = labels[category] != "Anti-social behaviour"
        cell = int(streets.cell[street])
        code, title = vintages.code_of(cell, old=months[month] in OLD_CODE_MONTHS and i % 4 == 0)
        if records.wrong_lsoa[i] and town.lsoas.codes[neighbour[i]] != code:
            code, title = town.lsoas.codes[neighbour[i]], town.lsoas.names[neighbour[i]]
        place = [f"{streets.longitude[street]:.6f}", f"{streets.latitude[street]:.6f}"]
        where = [*place, f"On or near {streets.title[street]}", code, title]
        if records.no_place[i]:
            where = ["", "", "No Location", "", ""]
        elif records.zeros[i]:
            where[:2] = ["0", "0"]
        identifier = identifiers[64 * i : 64 * i + 64] if is_crime else ""
        ending = OUTCOMES[outcome[i]] if is_crime else ""
        rows.append([identifier, months[month], FORCE, FORCE, *where, labels[category], ending, ""])
    return rows


def _as_published(row: list[str]) -> tuple[str, ...]:
    return row[8], row[9] != "Anti-social behaviour", row[9], row[4], row[5], row[0]


def _note(
    records: Records, rows: list[list[str]], town: Town, streets: Streets, vintages: Vintages, ledger: Ledger
) -> None:
    """Note what an audit should make of every row: its point decides, or its LSOA where there is no usable point."""
    codes = list(LABELS)
    for i, row in enumerate(rows):
        file, month, category = file_name(row[1]), row[1], codes[records.category[i]]
        if records.no_place[i]:
            ledger.set_aside(SOURCE, file, "no-usable-place")
        elif records.zeros[i]:
            ledger.placed(SOURCE, file, vintages.best_fit[row[7]], category, month)
        else:
            ledger.placed(SOURCE, file, streets.ward_code(town, int(records.street[i])), category, month)
    cells = streets.cell[records.street].tolist()
    disagree = sum(row[7] not in vintages.codes_at(cell) for row, cell in zip(rows, cells, strict=True) if row[7])
    spots = [slip.point for slip in town.slips]
    at = [(float(streets.longitude[s]), float(streets.latitude[s])) for s in records.street.tolist()]
    ledger.fault(
        SOURCE,
        rows_without_place=NO_PLACE,
        rows_at_zero_zero_placed_by_lsoa=ZEROS,
        rows_whose_lsoa_is_not_that_of_the_point=disagree,
        rows_with_2011_only_lsoa_code=sum(row[7] in vintages.old_only for row in rows),
        rows_in_ward_gap=sum(spot == spots[0] for spot in at),
        rows_in_ward_overlap=sum(spot == spots[1] for spot in at),
        exact_repeats=len(rows) - len({tuple(row) for row in rows}),
    )
