"""Lookups between areas: best fit by people, the LSOAs that changed since 2011, and where institutions stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tithingham import names
from tithingham.areas import Areas, make_areas
from tithingham.files import write_csv
from tithingham.geography import Town


@dataclass(frozen=True, eq=False)
class Vintages:
    """LSOAs of 2021 beside those of 2011, and the ward that fits each LSOA of 2021 best.

    ``changed`` says of each mesh cell whether its LSOA has another code now; ``old_only`` are codes no longer used.
    """

    old: Areas
    new: Areas
    best_fit: Mapping[str, str]
    changed: NDArray[np.bool_]
    old_only: frozenset[str]

    def code_of(self, cell: int, *, old: bool) -> tuple[str, str]:
        """Return code and name of the LSOA at a cell, of 2011 or of 2021."""
        areas = self.old if old else self.new
        position = int(areas.area_of_cell[cell])
        return areas.codes[position], areas.names[position]

    def codes_at(self, cell: int) -> tuple[str, str]:
        """Return the codes of both years at a cell."""
        return self.code_of(cell, old=True)[0], self.code_of(cell, old=False)[0]


def make_vintages(town: Town) -> Vintages:
    """Undo three changes of 2021: two splits, and a merger of two."""
    new = town.lsoas
    old_cell, codes, titles = new.area_of_cell.copy(), list(new.codes), list(new.names)
    for first, second in _adjoining(town, 2):
        old_cell[old_cell == second] = first
        codes[first] = f"E01998{first + 1:03}"
    merged = int(np.flatnonzero(~np.isin(np.arange(len(codes)), _touched(codes)) & (np.arange(len(codes)) > 20))[0])
    cells = np.flatnonzero(new.area_of_cell == merged)
    half = cells[town.mesh.centres[cells, 0] > np.median(town.mesh.centres[cells, 0])]
    old_cell[half] = len(codes)
    stem = titles[merged][:-1]
    codes[merged], titles[merged] = f"E01998{merged + 1:03}", f"{stem}F"
    codes.append(f"E01998{merged + 61:03}")
    titles.append(f"{stem}G")
    old = _without_empty(town, old_cell, codes, titles)
    old_codes, new_codes = (_codes_of_cells(areas) for areas in (old, new))
    old_only = frozenset(old.codes) - frozenset(new.codes)
    return Vintages(old, new, _best_fit(town), old_codes != new_codes, old_only)


def _touched(codes: list[str]) -> list[int]:
    return [i for i, code in enumerate(codes) if code.startswith("E01998")]


def _adjoining(town: Town, number: int) -> list[tuple[int, int]]:
    """Return pairs of neighbouring LSOAs, no LSOA twice."""
    found: list[tuple[int, int]] = []
    shapes = town.lsoas.shapes
    for first in range(8, 60, 17):
        beside = [j for j in range(first + 1, 60) if shapes[first].intersection(shapes[j]).length > 0]
        if beside and len(found) < number:
            found.append((first, beside[0]))
    return found


def _without_empty(town: Town, cells: NDArray[np.intp], codes: list[str], titles: list[str]) -> Areas:
    kept = np.unique(cells[cells >= 0])
    place = np.full(len(codes), -1)
    place[kept] = np.arange(len(kept))
    order = sorted(range(len(kept)), key=lambda i: codes[kept[i]])
    rank = np.argsort(order)
    return make_areas(
        town.mesh, rank[place[cells]], tuple(codes[kept[i]] for i in order), tuple(titles[kept[i]] for i in order)
    )


def _codes_of_cells(areas: Areas) -> NDArray[np.str_]:
    return np.array(areas.codes)[areas.area_of_cell]


def _best_fit(town: Town) -> dict[str, str]:
    fitted = {}
    for position, code in enumerate(town.lsoas.codes):
        cells = town.lsoas.area_of_cell == position
        held = np.bincount(town.wards.area_of_cell[cells], town.people[cells], len(town.wards.codes))
        fitted[code] = town.wards.codes[int(np.argmax(held))]
    return fitted


def write_lookups(out: Path, town: Town, vintages: Vintages) -> None:
    """Write every lookup as its maker would."""
    ward_name = dict(zip(town.wards.codes, town.wards.names, strict=True))
    fits = [
        (code, title, vintages.best_fit[code], ward_name[vintages.best_fit[code]])
        for code, title in zip(vintages.new.codes, vintages.new.names, strict=True)
    ]
    write_csv(out / "lsoa_2021_to_ward_best_fit.csv", ("LSOA21CD", "LSOA21NM", "WD25CD", "WD25NM"), fits)
    heading = ("LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHGIND")
    write_csv(out / "lsoa_2011_to_lsoa_2021.csv", heading, _changes(vintages))
    schools = [(name, code, names.DISTRICT) for name, code in zip(names.SCHOOLS, town.catchments.codes, strict=True)]
    schools.append((names.NEIGHBOUR_SCHOOL, "", names.NEIGHBOUR))
    write_csv(out / "schools.csv", ("School", "Catchment", "District"), schools)
    courts = [(court, names.DISTRICT) for court in names.COURTS]
    write_csv(out / "courts.csv", ("Court", "District"), [*courts, (names.NEIGHBOUR_COURT, names.NEIGHBOUR)])
    hospitals = [(names.HOSPITAL, names.DISTRICT), (names.NEIGHBOUR_HOSPITAL, names.NEIGHBOUR)]
    rows = [(code, names.HOSPITAL_NAMES[code], district) for code, district in hospitals]
    write_csv(out / "hospitals.csv", ("Site code", "Hospital", "District"), rows)


def _changes(vintages: Vintages) -> list[tuple[str, str, str, str, str]]:
    """Return one row for each pair of an old and a new LSOA that share ground: U unchanged, S split, M merged."""
    pairs = sorted(set(zip(vintages.old.area_of_cell.tolist(), vintages.new.area_of_cell.tolist(), strict=True)))
    heirs = np.bincount([first for first, _ in pairs], minlength=len(vintages.old.codes))
    rows = []
    for first, second in pairs:
        old, new = vintages.old, vintages.new
        same = old.codes[first] == new.codes[second]
        kind = "U" if same else "S" if heirs[first] > 1 else "M"
        rows.append((old.codes[first], old.names[first], new.codes[second], new.names[second], kind))
    return rows
