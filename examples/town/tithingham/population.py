"""Three populations of the same town that do not agree."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tithingham import names
from tithingham.areas import Areas
from tithingham.files import write_csv
from tithingham.geography import Town


def people_of(areas: Areas, people: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the people who live in each area."""
    held = areas.area_of_cell >= 0
    return np.rint(np.bincount(areas.area_of_cell[held], people[held], len(areas.codes))).astype(np.int64)


def people_of_wards(town: Town) -> dict[str, float]:
    """Return the people of each of the town's wards by name."""
    return dict(zip(names.WARDS, people_of(town.wards, town.people).astype(float).tolist(), strict=False))


def write_populations(out: Path, town: Town, seed: int) -> None:
    """Write the mid-year estimate by LSOA, and the council's and the health service's own by ward."""
    rng = np.random.default_rng([seed, 19])
    estimate = people_of(town.lsoas, town.people).tolist()
    rows = list(zip(town.lsoas.codes, town.lsoas.names, estimate, strict=True))
    write_csv(out / "mid_2024_by_lsoa.csv", ("LSOA21CD", "LSOA21NM", "All ages"), rows)
    wards = people_of(town.wards, town.people)
    council = _council(wards, rng)
    write_csv(
        out / "council_2025_by_ward.csv", ("Ward code", "Ward", "Residents"), _rows(town, council), line_end="\r\n"
    )
    register = _register(wards, rng)
    write_csv(out / "gp_register_2025_by_ward.csv", ("WD25CD", "WD25NM", "Registered"), _rows(town, register))


def _council(wards: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Count from the last census with new homes added, most of them in two wards."""
    growth = 1.01 + 0.02 * rng.random(len(wards))
    growth[names.WARDS.index("Fairmead")] += 0.13
    growth[names.WARDS.index("Holm Park")] += 0.06
    return np.rint(wards * growth).astype(np.int64)


def _register(wards: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Count patients: those who moved away stay on the list, most of all in the middle of the town."""
    ghosts = 1.04 + 0.05 * rng.random(len(wards))
    ghosts[names.WARDS.index(names.CENTRE)] += 0.16
    return np.rint(wards * ghosts).astype(np.int64)


def _rows(town: Town, people: NDArray[np.int64]) -> list[tuple[str, str, int]]:
    return list(zip(town.wards.codes, town.wards.names, people.tolist(), strict=True))
