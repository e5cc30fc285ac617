"""What was planted, as a file for tests. Nothing in the program reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import shapely

from tithingham import names, pattern
from tithingham.geography import Town
from tithingham.ledger import Ledger
from tithingham.lookups import Vintages
from tithingham.police import SOURCE as POLICE
from tithingham.population import people_of


def write_truth(out: Path, town: Town, vintages: Vintages, seed: int, ledger: Ledger) -> None:
    """Write truth.json."""
    sources = ledger.as_values()
    truth = {
        "seed": seed,
        "partnership": names.DISTRICT,
        "area_names": {**_named(town.wards), **_named(town.beats)},
        "sources": sources,
        "planted_changes": _changes(town, sources[POLICE]["counts"]),
        "planted_season": {"category": pattern.SEASONAL, "peak_month": 7, "trough_month": 1, "swing": pattern.SWING},
        "town_centre": {"ward": _code(town, names.CENTRE), "times_the_town": pattern.NIGHT_TIME},
        "slips": [
            {"kind": slip.kind, "wards": list(slip.codes), "share_of_outline": _share(town, slip.shape.area)}
            for slip in town.slips
        ],
        "people_by_ward_of_home": _people(town),
        "people_by_ward_best_fit": _best_fit_people(town, vintages),
        "lsoas_changed_since_2011": sorted(vintages.old_only),
    }
    (out / "truth.json").write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8", newline="\n")


def _named(areas: Any) -> dict[str, str]:
    return dict(zip(areas.codes, areas.names, strict=True))


def _code(town: Town, ward: str) -> str:
    return town.wards.codes[town.wards.position(ward)]


def _share(town: Town, area: float) -> float:
    return round(area / float(shapely.area(town.districts.shapes[0])), 9)


def _changes(town: Town, counts: dict[str, dict[str, dict[str, int]]]) -> list[dict[str, Any]]:
    found = []
    for (ward, category), ratio in pattern.CHANGES.items():
        before, after = (counts[str(year)][_code(town, ward)][category] for year in pattern.YEARS)
        row = {
            "ward": _code(town, ward),
            "category": category,
            "ratio_of_rates": ratio,
            "before": before,
            "after": after,
        }
        found.append(row)
    return found


def _people(town: Town) -> dict[str, int]:
    wards = zip(town.wards.codes, people_of(town.wards, town.people).tolist(), strict=True)
    return {code: people for code, people in wards if code in town.wards.codes[: len(names.WARDS)]}


def _best_fit_people(town: Town, vintages: Vintages) -> dict[str, int]:
    found = dict.fromkeys(town.wards.codes[: len(names.WARDS)], 0)
    for code, people in zip(town.lsoas.codes, people_of(town.lsoas, town.people).tolist(), strict=True):
        ward = vintages.best_fit[code]
        if ward in found:
            found[ward] += people
    return found
