"""The example town is what its truth says it is. What is read here is read anew, not by the town's own code."""

from __future__ import annotations

import csv
import importlib
import io
import json
import subprocess
import sys
import time
import tomllib
import zipfile
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import shapely
from python_calamine import CalamineWorkbook

from frankpledge.adapters.audit.load import load_recipe

SCRIPT = Path(__file__).parents[3] / "examples" / "town" / "make_town.py"
Rows = list[dict[str, str]]


class Made(NamedTuple):
    out: Path
    answers: Path
    truth: dict[str, Any]
    seconds: float

    def source(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.truth["sources"][name]
        return found

    def rows(self, file: str, encoding: str = "utf-8-sig", delimiter: str = ",") -> Rows:
        return read((self.out / file).read_bytes(), encoding, delimiter)

    def shapes(self, file: str, code: str) -> dict[str, Any]:
        features = json.loads((self.out / "boundaries" / file).read_text(encoding="utf-8"))["features"]
        return {f["properties"][code]: shapely.from_geojson(json.dumps(f["geometry"])) for f in features}


def read(content: bytes, encoding: str = "utf-8-sig", delimiter: str = ",") -> Rows:
    return list(csv.DictReader(io.StringIO(content.decode(encoding), newline=""), delimiter=delimiter))


def make(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCRIPT, folder, *more], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Made:
    out, answers = tmp_path_factory.mktemp("town"), tmp_path_factory.mktemp("answers")
    began = time.monotonic()
    made = make(out, "--truth", str(answers))
    seconds = time.monotonic() - began
    assert made.returncode == 0, made.stderr
    return Made(out, answers, json.loads((answers / "truth.json").read_text(encoding="utf-8")), seconds)


@pytest.fixture(scope="module")
def outline(town: Made) -> Any:
    return town.shapes("districts.geojson", "LAD25CD")["E07999001"]


@pytest.fixture(scope="module")
def wards(town: Made) -> dict[str, Any]:
    shapes = town.shapes("wards_2025.geojson", "WD25CD")
    return {code: shape for code, shape in shapes.items() if code < "E05999100"}


@pytest.fixture(scope="module")
def police(town: Made) -> dict[str, Rows]:
    folder = town.out / "extracts" / "police"
    files = {path.name: read(path.read_bytes()) for path in sorted(folder.glob("*.csv"))}
    with zipfile.ZipFile(folder / "2024-street.zip") as archive:
        files |= {name: read(archive.read(name)) for name in archive.namelist()}
    return files


def content_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_same_seed_gives_the_same_bytes_with_or_without_answers_asked_for(town: Made, tmp_path: Path) -> None:
    assert make(tmp_path, "--seed", "1998").returncode == 0
    assert content_of(tmp_path) == content_of(town.out)


def test_another_seed_gives_another_town(town: Made, tmp_path: Path) -> None:
    assert make(tmp_path, "--seed", "7").returncode == 0
    again, before = content_of(tmp_path), content_of(town.out)
    assert again.keys() == before.keys()
    same = {name for name in again if again[name] == before[name]}
    assert same == {"audit.toml", "lookups/schools.csv", "lookups/courts.csv", "lookups/hospitals.csv"}


def test_the_town_is_made_in_seconds_and_is_small(town: Made) -> None:
    assert town.seconds < 10
    assert sum(len(content) for content in content_of(town.out).values()) < 8_000_000


def test_the_answers_are_never_put_beside_the_extracts(town: Made, tmp_path: Path) -> None:
    refused = make(tmp_path, "--truth", str(tmp_path / "truth"))
    assert refused.returncode == 2
    assert list(tmp_path.iterdir()) == []
    told = {path.name for path in town.answers.iterdir()}
    assert told == {"truth.json", "calls_truth.csv", "distinct_incidents_beside.csv"}
    for name, content in content_of(town.out).items():
        assert Path(name).name not in told
        for word in (b"planted", b"truth", b"drift", b"recoded", b"swing"):
            assert word not in content.lower(), name


def test_the_recipe_is_accepted_and_names_files_and_headings_that_exist(town: Made) -> None:
    recipe = load_recipe(town.out / "audit.toml")
    assert recipe.report.by == "ward"
    assert [part.name for part in recipe.population if part.use] == ["mid-year-estimate"]
    parts = [*recipe.boundaries, *recipe.lookup, *recipe.population]
    files = [part.file for part in parts] + [file for source in recipe.source for file in source.files]
    assert all(file.is_file() for file in files)
    supplied = {path for path in town.out.rglob("*") if path.is_file() and path.name != "audit.toml"}
    assert {file.resolve() for file in files} == {path.resolve() for path in supplied}
    assert {source.name for source in recipe.source} == set(town.truth["sources"])
    kinds = {limitation.kind for source in recipe.source for limitation in source.limitations}
    assert kinds == {"not-recorded", "incomplete", "not-coterminous", "inaccessible", "inaccurate"}


def test_the_recipe_uses_only_paths_from_its_own_folder(town: Made) -> None:
    raw = tomllib.loads((town.out / "audit.toml").read_text(encoding="utf-8"))
    paths = [part["file"] for kind in ("boundaries", "lookup", "population") for part in raw[kind]]
    paths += [file for source in raw["source"] for file in source["files"]]
    assert not [path for path in paths if path.startswith(("/", "..")) or "\\" in path]


def test_wards_leave_one_small_gap_and_have_one_small_overlap(outline: Any, wards: dict[str, Any], town: Made) -> None:
    gap = outline.difference(shapely.union_all(list(wards.values()))).area / outline.area
    codes = sorted(wards)
    shared = {(a, b): wards[a].intersection(wards[b]).area / outline.area for a in codes for b in codes if a < b}
    overlaps = {pair: share for pair, share in shared.items() if share > 1e-9}
    told = {slip["kind"]: slip for slip in town.truth["slips"]}
    assert gap == pytest.approx(told["gap"]["share_of_outline"], abs=1e-8)
    assert 1e-5 < gap < 1e-3
    assert list(overlaps) == [tuple(told["overlap"]["wards"])]
    assert 1e-5 < next(iter(overlaps.values())) < 1e-3


def test_lsoas_fill_the_outline_exactly_and_cross_ward_lines(outline: Any, wards: dict[str, Any], town: Made) -> None:
    lsoas = town.shapes("lsoa_2021.geojson", "LSOA21CD")
    inside = [shape for code, shape in lsoas.items() if code < "E01999100"]
    assert len(inside) == 60
    assert shapely.union_all(inside).equals(outline)
    parted = [s for s in inside if max(s.intersection(w).area for w in wards.values()) < 0.97 * s.area]
    assert len(parted) > 20


def test_beats_and_catchments_match_no_ward_and_one_beat_leaves_the_district(
    outline: Any, wards: dict[str, Any], town: Made
) -> None:
    beats, catchments = (
        town.shapes("police_beats.geojson", "BEAT"),
        town.shapes("school_catchments.geojson", "CATCHMENT"),
    )
    assert (len(beats), len(catchments)) == (8, 6)
    for shape in [*beats.values(), *catchments.values()]:
        assert max(shape.intersection(w).area / shape.union(w).area for w in wards.values()) < 0.9
        assert outline.intersects(shape.point_on_surface())
    assert sum(not outline.buffer(1e-6).covers(shape) for shape in beats.values()) == 1


def test_every_outline_is_valid_and_every_code_has_the_shape_of_its_kind(town: Made) -> None:
    kinds = {"districts": ("LAD25CD", 2), "wards_2025": ("WD25CD", 15), "lsoa_2021": ("LSOA21CD", 66)}
    for file, (code, number) in kinds.items():
        shapes = town.shapes(f"{file}.geojson", code)
        assert len(shapes) == number
        assert all(shape.is_valid for shape in shapes.values())
        assert all(len(name) == 9 and name[0] == "E" and name[1:].isdigit() for name in shapes)


def test_lookups_carry_every_old_lsoa_to_a_ward(town: Made) -> None:
    best_fit = {row["LSOA21CD"]: row["WD25CD"] for row in town.rows("lookups/lsoa_2021_to_ward_best_fit.csv")}
    changes = town.rows("lookups/lsoa_2011_to_lsoa_2021.csv")
    assert {row["LSOA21CD"] for row in changes} == set(best_fit)
    assert {row["LSOA11CD"] for row in changes} == set(town.shapes("lsoa_2011.geojson", "LSOA11CD"))
    assert Counter(row["CHGIND"] for row in changes)["S"] == 4
    assert Counter(row["CHGIND"] for row in changes)["M"] == 2
    only_old = {row["LSOA11CD"] for row in changes} - set(best_fit)
    assert sorted(only_old) == town.truth["lsoas_changed_since_2011"]


def test_the_three_populations_disagree(town: Made) -> None:
    wards = set(town.truth["people_by_ward_of_home"])
    council = {r["Ward code"]: int(r["Residents"]) for r in town.rows("populations/council_2025_by_ward.csv")}
    register = {r["WD25CD"]: int(r["Registered"]) for r in town.rows("populations/gp_register_2025_by_ward.csv")}
    estimate = sum(town.truth["people_by_ward_best_fit"].values())
    assert estimate == sum(town.truth["people_by_ward_of_home"].values())
    totals = [estimate, *(sum(people[ward] for ward in wards) for people in (council, register))]
    assert 105_000 < totals[0] < totals[1] < totals[2] < 130_000
    assert max(register[w] / council[w] for w in wards) > 1.1


def test_police_counts_are_those_of_an_independent_count(
    police: dict[str, Rows], outline: Any, wards: dict[str, Any], town: Made
) -> None:
    places = {(row["Longitude"], row["Latitude"]) for rows in police.values() for row in rows}
    best_fit = {row["LSOA21CD"]: row["WD25CD"] for row in town.rows("lookups/lsoa_2021_to_ward_best_fit.csv")}
    area = {place: where(place, outline, wards) for place in places}
    counted: Counter[tuple[str, str, str]] = Counter()
    for rows in police.values():
        for row in rows:
            lost = row["Longitude"] in {"", "0"}
            ward = best_fit.get(row["LSOA code"]) if lost else area[row["Longitude"], row["Latitude"]]
            if ward:
                counted[row["Month"][:4], ward, slug(row["Crime type"])] += 1
    told = town.source("police-crimes")["counts"]
    assert counted == {(y, a, c): n for y, areas in told.items() for a, cats in areas.items() for c, n in cats.items()}


def where(place: tuple[str, str], outline: Any, wards: dict[str, Any]) -> str | None:
    if place[0] in {"", "0"}:
        return None
    point = shapely.Point(float(place[0]), float(place[1]))
    if not outline.intersects(point):
        return None
    return min((code for code, shape in wards.items() if shape.intersects(point)), default="unplaced")


def slug(label: str) -> str:
    words = {"Criminal damage and arson": "criminal-damage-arson", "Violence and sexual offences": "violent-crime"}
    return words.get(label, label.lower().replace(" ", "-"))


def test_police_files_hold_the_planted_faults(police: dict[str, Rows], town: Made) -> None:
    rows = [row for month in police.values() for row in month]
    faults = town.source("police-crimes")["faults"]
    old = set(town.truth["lsoas_changed_since_2011"])
    assert len(police) == 24
    assert all(row["Month"] in name for name, month in police.items() for row in month)
    assert (
        sum(row["Location"] == "No Location" and not row["Longitude"] for row in rows) == faults["rows_without_place"]
    )
    assert sum(row["Latitude"] == "0" for row in rows) == faults["rows_at_zero_zero_placed_by_lsoa"]
    assert sum(row["LSOA code"] in old for row in rows) == faults["rows_with_2011_only_lsoa_code"] > 0
    assert len(rows) - len({tuple(row.values()) for row in rows}) == faults["exact_repeats"]
    assert faults["exact_repeats"] > 500
    assert min(faults["rows_in_ward_gap"], faults["rows_in_ward_overlap"]) > 5
    assert not any(row["Crime ID"] for row in rows if row["Crime type"] == "Anti-social behaviour")


def test_some_police_points_stand_on_a_ward_edge(police: dict[str, Rows], wards: dict[str, Any]) -> None:
    places = {
        (r["Longitude"], r["Latitude"]) for rows in police.values() for r in rows if r["Longitude"] not in {"", "0"}
    }
    points = shapely.points([[float(x), float(y)] for x, y in sorted(places)])
    touching = sum(shapely.touches(shape, points).astype(int) for shape in wards.values())
    assert (touching >= 2).sum() == 3


def test_planted_changes_are_there_and_beyond_chance(town: Made) -> None:
    changes = town.truth["planted_changes"]
    assert len(changes) == 2
    for change in changes:
        ratio = change["after"] / change["before"]
        error = (1 / change["before"] + 1 / change["after"]) ** 0.5
        assert change["ratio_of_rates"] / 2.718 ** (2 * error) < ratio < change["ratio_of_rates"] * 2.718 ** (2 * error)
        assert max(ratio, 1 / ratio) > 2.718 ** (2 * error)


def test_anti_social_behaviour_has_a_summer_and_other_crime_has_none(town: Made) -> None:
    monthly = town.source("police-crimes")["monthly"]
    assert season(monthly["anti-social-behaviour"]) > 1.5
    assert 0.8 < season(monthly["violent-crime"]) < 1.25


def season(months: dict[str, int]) -> float:
    summer = sum(n for month, n in months.items() if month[5:] in {"06", "07", "08"})
    return summer / sum(n for month, n in months.items() if month[5:] in {"12", "01", "02"})


@pytest.fixture(scope="module")
def calls(town: Made) -> dict[str, dict[str, str]]:
    rows = [*town.rows("extracts/calls_2024.csv"), *town.rows("extracts/calls_2025.csv")]
    return {row["Log number"]: row for row in rows}


@pytest.fixture(scope="module")
def incidents(town: Made) -> dict[str, Rows]:
    found: dict[str, Rows] = defaultdict(list)
    for row in read((town.answers / "calls_truth.csv").read_bytes()):
        found[row["incident"]].append(row)
    return found


def test_calls_about_an_incident_are_one_to_six_and_near_each_other(
    calls: dict[str, dict[str, str]], incidents: dict[str, Rows], town: Made
) -> None:
    told = town.source("calls-for-service")["faults"]["incidents_by_number_of_calls"]
    assert Counter(str(len(rows)) for rows in incidents.values()) == told
    assert set(told) == {"1", "2", "3", "4", "5", "6"}
    apart, metres = [], []
    for group in incidents.values():
        sound = [calls[row["log_number"]] for row in group if is_sound(calls[row["log_number"]])]
        if len(sound) == len(group):
            first = sound[0]
            apart += [when(row) - when(first) for row in sound]
            metres += [abs(place(row) - place(first)) for row in sound]
    assert timedelta(minutes=110) < max(apart) <= timedelta(minutes=120)
    assert min(apart) == timedelta(0)
    assert 140 < max(metres) <= 150


def is_sound(row: dict[str, str]) -> bool:
    return not row["Date"].startswith(("31/02", "0")) and bool(row["Easting"]) and row["Easting"] > "5"


def when(row: dict[str, str]) -> datetime:
    return datetime.strptime(f"{row['Date']} {row['Time']}", "%d/%m/%Y %H:%M")  # noqa: DTZ007


def place(row: dict[str, str]) -> complex:
    return complex(int(row["Easting"]), int(row["Northing"]))


def test_a_quarter_of_repeated_calls_are_coded_otherwise(incidents: dict[str, Rows], town: Made) -> None:
    repeats = [row for group in incidents.values() for row in group[1:]]
    assert sum(row["recoded"] == "1" for row in repeats) / len(repeats) == pytest.approx(0.25, abs=0.03)
    rows = [row for group in incidents.values() for row in group]
    faults = town.source("calls-for-service")["faults"]
    assert sum(row["recoded"] == "1" for row in rows) == faults["repeated_calls_recoded"]
    assert sum(row["drifted"] == "1" for row in rows) == faults["rows_drifted"]
    assert all((row["type_coded"] == row["type_of_incident"]) or "1" in row["recoded"] + row["drifted"] for row in rows)


def test_a_fifth_of_incidents_share_street_and_hour_with_another(
    calls: dict[str, dict[str, str]], incidents: dict[str, Rows], town: Made
) -> None:
    pairs = read((town.answers / "distinct_incidents_beside.csv").read_bytes())
    assert len(pairs) / len(incidents) == pytest.approx(0.2, abs=0.001)
    close = 0
    for pair in pairs:
        one, other = (calls[incidents[pair[key]][0]["log_number"]] for key in ("incident", "beside_incident"))
        if is_sound(one) and is_sound(other):
            close += 1
            assert (one["Date"], one["Time"][:2]) == (other["Date"], other["Time"][:2])
            assert abs(place(one) - place(other)) <= 100
    assert close > 0.5 * len(pairs)


def test_calls_hold_the_planted_faults(calls: dict[str, dict[str, str]], town: Made) -> None:
    faults, rows = town.source("calls-for-service")["faults"], list(calls.values())
    assert sum(not row["Easting"] and not row["Northing"] for row in rows) == faults["rows_without_place"] == 40
    assert sum(row["Easting"] == "0" for row in rows) == faults["rows_at_zero_zero"]
    assert (
        sum(row["Easting"].startswith(("39", "40")) for row in rows) == faults["rows_with_easting_and_northing_swapped"]
    )
    assert sum(row["Date"].startswith("31/02") for row in rows) == faults["rows_with_impossible_date"]
    assert sum(row["Date"].endswith("2026") for row in rows) == faults["rows_after_the_period"]


def test_one_operator_changes_habit_in_a_month(calls: dict[str, dict[str, str]], town: Made) -> None:
    drift = town.source("calls-for-service")["faults"]["drift"]
    shares: dict[tuple[bool, bool], list[bool]] = defaultdict(list)
    for row in calls.values():
        if is_sound(row):
            late = f"{when(row):%Y-%m}" >= drift["from"]
            shares[row["Operator"] == drift["operator"], late].append(row["Call type"] == "Concern for safety")
    share = {key: sum(flags) / len(flags) for key, flags in shares.items()}
    assert share[True, True] > 0.3
    assert max(share[True, False], share[False, True], share[False, False]) < 0.1


def test_the_councils_log_holds_the_planted_faults(town: Made) -> None:
    content = (town.out / "extracts" / "complaints_asb_2024-25.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    rows, faults = read(content, "cp1252", ";"), town.source("council-complaints")["faults"]
    known = set(town.truth["area_names"].values())
    days = [row["Date reported"] for row in rows]
    assert sum(not row["Ward"] for row in rows) == faults["rows_without_ward"] == 40
    assert sum(row["Ward"] != "" and row["Ward"] not in known for row in rows) == faults["rows_with_misspelt_ward"]
    assert sum(row["Ward"].startswith("Saltmoor") for row in rows) == faults["rows_of_a_neighbouring_ward"]
    assert sum(day.startswith("31/02") for day in days) == faults["rows_with_impossible_date"]
    assert days.count("") == faults["rows_without_date"]
    assert sum("2023" in day for day in days) == faults["rows_before_the_period"]
    assert len(rows) - len({tuple(row.values()) for row in rows}) == faults["rows_repeated_exactly"]
    assert not [day for day in days if "/06/2024" in day or "2024-06" in day or "Jun 2024" in day]
    assert len({len(day) for day in days if day}) == 2
    assert any(day[2:3] == " " for day in days)


def test_the_fire_workbook_has_titles_above_and_a_total_below(town: Made) -> None:
    book = CalamineWorkbook.from_path(str(town.out / "extracts" / "fire_incidents_2024_2025.xlsx"))
    assert book.sheet_names == ["Notes", "Incidents"]
    rows = book.get_sheet_by_name("Incidents").to_python(skip_empty_area=False)
    faults = town.source("fires")["faults"]
    assert rows[3][0] == "Incident no"
    assert rows[-1][0] == "Total"
    events = rows[4:-1]
    assert float(str(rows[-1][6])) == sum(float(str(row[6])) for row in events)
    assert sum(float(str(row[4])) > 50 for row in events) == faults["rows_with_longitude_and_latitude_swapped"]
    assert sum(row[5] == 0 for row in events) == faults["rows_at_latitude_zero"]
    told = [row[1] for row in events if isinstance(row[1], str)]
    assert sum(day.startswith("30/02") for day in told) == faults["rows_with_impossible_date"]
    assert len(told) == faults["dates_written_as_words"] + faults["rows_with_impossible_date"]
    assert len(events) + 1 == sum(f["read"] for f in town.source("fires")["reconciliation"].values())


def test_the_hospital_return_has_the_national_fields_and_no_home(town: Made) -> None:
    rows, faults = town.rows("extracts/istv_assaults.csv"), town.source("hospital-assaults")["faults"]
    assert len(rows[0]) == 9
    assert not any("post" in heading.lower() or "home" in heading.lower() for heading in rows[0])
    assert sum(not row["Assault date and time"] for row in rows) == faults["rows_without_assault_date"]
    assert sum(not row["Assault method"] for row in rows) == faults["rows_without_method"]
    early = [r for r in rows if r["Assault date and time"] and r["Arrival date and time"] < r["Assault date and time"]]
    assert len(early) == faults["rows_arrived_before_the_assault"]
    assert min(row["Reporting period start date"] for row in rows) == "2024-04-01"


def test_tallies_hold_the_planted_faults(town: Made) -> None:
    courts = town.rows("extracts/orders_by_court.txt", "utf-16", "\t")
    assert len({row["Court"] for row in courts}) == 3
    book = CalamineWorkbook.from_path(str(town.out / "extracts" / "exclusions.ods"))
    schools = book.get_sheet_by_name("Return").to_python()[1:]
    assert sum(row[3] == "" for row in schools) == town.source("school-exclusions")["faults"]["blank_totals"]
    for source, file, column in (
        ("damage-book", "damage_by_beat.csv", "Total"),
        ("victim-support", "card_tally.csv", "Cards"),
    ):
        totals, faults = [row[column] for row in town.rows(f"extracts/{file}")], town.source(source)["faults"]
        assert totals.count("") == faults["blank_totals"] > 0
        assert sum(total.startswith("-") for total in totals) == faults["negative_totals"] == 1
    beats = {(row["Beat"], row["Month"]) for row in town.rows("extracts/damage_by_beat.csv")}
    assert ("NB05", "Oct 2025") not in beats
    assert len(beats) == 8 * 24 - 1


def test_tally_counts_are_those_of_an_independent_count(town: Made) -> None:
    codes = {name: code for code, name in town.truth["area_names"].items()}
    counted: Counter[tuple[str, str, str]] = Counter()
    for row in town.rows("extracts/card_tally.csv"):
        if row["Cards"].isdigit():
            category = "unclassified" if row["Kind of crime"] == "Not legible" else "victim-referral"
            counted[row["Month"][-4:], codes[row["Ward"]], category] += int(row["Cards"])
    told = town.source("victim-support")["counts"]
    assert counted == {(y, a, c): n for y, areas in told.items() for a, cats in areas.items() for c, n in cats.items()}


def test_every_row_of_every_extract_has_one_true_fate(town: Made, police: dict[str, Rows]) -> None:
    read_rows = {
        file: counts["read"] for s in town.truth["sources"].values() for file, counts in s["reconciliation"].items()
    }
    for file, rows in police.items():
        assert read_rows[file] == len(rows)
    for file, encoding, delimiter in (
        ("calls_2024.csv", "utf-8-sig", ","), ("calls_2025.csv", "utf-8-sig", ","), ("istv_assaults.csv", "utf-8", ","),
        ("complaints_asb_2024-25.csv", "cp1252", ";"), ("damage_by_beat.csv", "utf-8", ","),
        ("card_tally.csv", "utf-8", ","), ("orders_by_court.txt", "utf-16", "\t"),
    ):  # fmt: skip
        assert read_rows[file] == len(town.rows(f"extracts/{file}", encoding, delimiter))


def test_the_councils_log_counts_as_told_under_the_recipes_own_mapping(town: Made) -> None:
    raw = tomllib.loads((town.out / "audit.toml").read_text(encoding="utf-8"))
    recipe = next(source for source in raw["source"] if source["name"] == "council-complaints")
    codes = {name: code for code, name in town.truth["area_names"].items() if code < "E05999100"}
    seen: set[tuple[str, ...]] = set()
    counted: Counter[tuple[str, str, str]] = Counter()
    for row in town.rows("extracts/complaints_asb_2024-25.csv", "cp1252", ";"):
        day = day_of(row["Date reported"], recipe["dates"])
        if row["Ward"] in codes and day and day.year in {2024, 2025} and tuple(row.values()) not in seen:
            category = recipe["categories"].get(row["Nature of complaint"], "unclassified")
            counted[str(day.year), codes[row["Ward"]], category] += 1
        seen.add(tuple(row.values()))
    told = town.source("council-complaints")["counts"]
    assert counted == {(y, a, c): n for y, areas in told.items() for a, cats in areas.items() for c, n in cats.items()}


def day_of(text: str, styles: list[str]) -> datetime | None:
    for style in styles:
        try:
            return datetime.strptime(text, style)  # noqa: DTZ007
        except ValueError:
            continue
    return None


def test_every_source_has_categories_mapped_and_all_but_the_police_leave_some_to_be_classified(town: Made) -> None:
    for name, source in town.truth["sources"].items():
        categories = {category for year in source["counts"].values() for area in year.values() for category in area}
        assert categories - {"unclassified"}
        assert ("unclassified" in categories) == (name != "police-crimes")


@pytest.mark.parametrize(
    ("easting", "northing", "longitude", "latitude"),
    [(651409, 313177, 1.716053, 52.657978), (620000, 400000, 1.3117600576, 53.4507967140)],
)
def test_national_grid_points_come_where_published_and_other_software_put_them(
    easting: float, northing: float, longitude: float, latitude: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    grid = importlib.import_module("tithingham.grid")
    x, y = grid.to_wgs84(np.array([float(easting)]), np.array([float(northing)]))
    assert (x[0], y[0]) == pytest.approx((longitude, latitude), abs=2e-5)
