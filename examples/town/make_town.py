"""Make the example town: boundaries, lookups, populations, agencies' extracts and the recipe of its audit.

    python examples/town/make_town.py OUT_DIR [--seed 1998] [--truth TRUTH_DIR]

The same seed gives the same bytes. The true answers are written only to TRUTH_DIR, and only where it is named.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tithingham.areas import write_geojson
from tithingham.calls import write_calls
from tithingham.council import write_council
from tithingham.fires import write_fires
from tithingham.geography import Town, make_town
from tithingham.hospital import write_hospital
from tithingham.ledger import Ledger
from tithingham.lookups import Vintages, make_vintages, write_lookups
from tithingham.police import write_police
from tithingham.population import people_of_wards, write_populations
from tithingham.returns import write_beats, write_cards, write_courts, write_schools
from tithingham.streets import make_streets
from tithingham.truth import write_truth

RECIPE = Path(__file__).with_name("audit.toml")


def main(words: list[str]) -> int:
    """Make the town in the folder named."""
    asked = _parser().parse_args(words)
    out: Path = asked.out
    truth: Path | None = asked.truth
    if truth is not None and truth.resolve().is_relative_to(out.resolve()):
        print("make_town: --truth must not lie inside OUT_DIR: the answers are kept apart.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as spare:
        write_town(out, truth or Path(spare), asked.seed)
    return 0


def write_town(out: Path, truth: Path, seed: int) -> None:
    """Write the whole town, and its true answers apart from it."""
    town = make_town(seed)
    vintages = make_vintages(town)
    for folder in (out / "boundaries", out / "lookups", out / "populations", out / "extracts", truth):
        folder.mkdir(parents=True, exist_ok=True)
    _write_boundaries(out / "boundaries", town, vintages)
    write_lookups(out / "lookups", town, vintages)
    write_populations(out / "populations", town, seed)
    ledger = Ledger()
    _write_extracts(out / "extracts", truth, town, vintages, seed, ledger)
    (out / "audit.toml").write_bytes(RECIPE.read_bytes())
    write_truth(truth, town, vintages, seed, ledger)


def _write_boundaries(out: Path, town: Town, vintages: Vintages) -> None:
    write_geojson(out / "districts.geojson", town.districts, "LAD25CD", "LAD25NM")
    write_geojson(out / "wards_2025.geojson", town.wards, "WD25CD", "WD25NM")
    write_geojson(out / "lsoa_2021.geojson", town.lsoas, "LSOA21CD", "LSOA21NM")
    write_geojson(out / "lsoa_2011.geojson", vintages.old, "LSOA11CD", "LSOA11NM")
    write_geojson(out / "police_beats.geojson", town.beats, "BEAT", "BEAT_NAME")
    write_geojson(out / "school_catchments.geojson", town.catchments, "CATCHMENT", "NAME")


def _write_extracts(out: Path, truth: Path, town: Town, vintages: Vintages, seed: int, ledger: Ledger) -> None:
    streets = make_streets(town, seed)
    codes = dict(zip(town.wards.names, town.wards.codes, strict=True))
    write_police(out, town, streets, vintages, seed, ledger)
    write_calls(out, truth, town, streets, seed, ledger)
    write_fires(out, town, streets, seed, ledger)
    write_council(out, town, seed, ledger)
    write_hospital(out, seed, ledger)
    write_beats(out, seed, ledger)
    write_schools(out, seed, ledger)
    write_courts(out, seed, ledger)
    write_cards(out, seed, people_of_wards(town), codes, ledger)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Make the example town.")
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument("--seed", type=int, default=1998)
    parser.add_argument("--truth", type=Path, metavar="TRUTH_DIR", help="where the true answers go, outside OUT_DIR")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
