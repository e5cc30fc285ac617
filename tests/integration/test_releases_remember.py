"""Twelve monthly releases of the example town, each protected beside all before it, hold when read together."""

from __future__ import annotations

import calendar
import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from frankpledge.adapters.audit.load import load_recipe
from frankpledge.adapters.releases.attack import attack
from frankpledge.adapters.releases.shelf import bundle_digest
from frankpledge.cli.audit_run import run
from frankpledge.cli.exits import BAD_INPUT, REFUSED, Refusal
from frankpledge.core.faults import BadInput

THRESHOLD = 5
SOURCE = "fires"  # one source of few records: small numbers everywhere, and little to wait for
MONTHS = range(1, 13)


@pytest.fixture(scope="module")
def town(tmp_path_factory, root) -> Path:
    folder = tmp_path_factory.mktemp("remember") / "town"
    subprocess.run([sys.executable, str(root / "examples/town/make_town.py"), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def remembered(town) -> list[Path]:
    """January; January and February; and so on to the year, which alone has its report, PDF and workbook."""
    releases: list[Path] = []
    for month in MONTHS:
        recipe = write_recipe(town, f"remember-{month}", month, releases)
        releases.append(released(recipe, town / f"to-{month:02d}", tables_only=month < 12))
    return releases


@pytest.fixture(scope="module")
def forgotten(town) -> list[Path]:
    """The first three of them, each protected alone."""
    return [released(write_recipe(town, f"forget-{m}", m, ()), town / f"alone-{m:02d}") for m in (1, 2, 3)]


def write_recipe(town: Path, name: str, month: int, earlier: Sequence[Path], *, threshold: int = THRESHOLD) -> Path:
    """Write the town's recipe cut to one source, from January to a month of 2025."""
    head, *sources = re.split(r"(?m)^(?=\[\[source\]\])", (town / "audit.toml").read_text(encoding="utf-8"))
    last = f"2025-{month:02d}-{calendar.monthrange(2025, month)[1]}"
    period = f"[period]\nfrom = 2025-01-01\nto = {last}\n\n[report]"
    head = re.sub(r"\[period\].*?\[report\]", period, head, flags=re.DOTALL)
    head = head.replace(f"threshold = {THRESHOLD}", f"threshold = {threshold}")
    own = [part for part in sources if f'name = "{SOURCE}"' in part]
    names = [path.name for path in earlier]  # taken from the recipe's own folder
    path = town / f"{name}.toml"
    path.write_text(f"earlier_releases = {json.dumps(names)}\n{head}{''.join(own)}", encoding="utf-8")
    return path


def released(recipe: Path, out: Path, *, tables_only: bool = True) -> Path:
    run(recipe, out, tables_only=tables_only, json_lines=False, quiet=True)
    return out


def shown_counts(release: Path) -> dict[tuple[str, str], int]:
    with (release / "tables" / "counts.csv").open(encoding="utf-8", newline="") as file:
        return {(row["area_code"], row["category"]): int(row["count"]) for row in csv.DictReader(file) if row["count"]}


def differences(releases: Sequence[Path]) -> Iterator[int]:
    """Yield what the same count of two releases differs by: the records of the months between."""
    for one, other in combinations([shown_counts(release) for release in releases], 2):
        yield from (other[key] - one[key] for key in one.keys() & other.keys())


def test_a_year_of_releases_read_together_pins_nothing(remembered):
    report = attack(remembered[-1], remembered[:-1], every_line=False)
    assert (report.lines, report.leaks, report.notes, report.unread) == ((), (), (), ())


def test_the_last_of_them_has_its_pdf_and_its_workbook(remembered):
    assert {"report.html", "report.pdf", "workbook.xlsx"} <= {path.name for path in remembered[-1].iterdir()}


def test_no_two_of_them_subtract_to_a_small_count(remembered):
    found = list(differences(remembered))
    assert len(found) > 100
    assert [each for each in found if 0 < each < THRESHOLD] == []


def test_they_still_tell_something(remembered):
    for release in remembered:
        with (release / "tables" / "counts.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert sum(row["status"] != "withheld" for row in rows) > len(rows) / 4


def test_each_names_the_earlier_ones_with_their_digests(remembered):
    inputs = json.loads((remembered[2] / "provenance.json").read_text(encoding="utf-8"))["inputs"]
    told = {each["name"]: each["sha256"] for each in inputs if each["role"] == "earlier release"}
    assert told == {path.name: bundle_digest(path) for path in remembered[:2]}


def test_without_memory_the_same_releases_leak(forgotten):
    assert [each for each in differences(forgotten) if 0 < each < THRESHOLD]
    assert not any(attack(release, every_line=False).broken for release in forgotten)
    assert attack(forgotten[-1], forgotten[:-1], every_line=False).broken


def test_what_was_public_and_is_small_by_a_stricter_rule_is_refused(town, tmp_path):
    loose = released(write_recipe(town, "loose", 1, (), threshold=2), town / "loose")
    strict = write_recipe(town, "strict", 1, [loose])
    with pytest.raises(Refusal) as refusal:
        released(strict, tmp_path / "strict")
    assert refusal.value.status == REFUSED
    assert not list(tmp_path.iterdir())


def test_an_earlier_release_that_is_none_is_told_by_name(town, tmp_path):
    recipe = write_recipe(town, "wrong", 1, [town / "boundaries", town / "nowhere"])
    with pytest.raises(Refusal) as refusal:
        released(recipe, tmp_path / "out")
    assert refusal.value.status == BAD_INPUT
    assert [name in " ".join(refusal.value.lines) for name in ("boundaries", "nowhere")] == [True, True]


def test_an_earlier_release_named_twice_is_a_fault(town):
    with pytest.raises(BadInput):
        load_recipe(write_recipe(town, "twice", 1, [town / "a", town / "a"]))
