"""The same recipe and files give the same bytes, whatever their order, the clock, the place or the machine's mood."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.integration.cleveland.command import audit_run, audited
from tests.integration.cleveland.recipes import street_files, write_police_recipe
from tests.integration.hostile import files, town
from tests.integration.hostile.town import ABBEY, BANK, CASTLE, HEAD, as_csv, table_recipe
from tests.integration.hostile.trial import everything_in

ELSEWHEN = Path(__file__).parent / "determinism" / "elsewhen"
DATA = Path(os.environ["FRANKPLEDGE_DATA"]) / "cleveland" if "FRANKPLEDGE_DATA" in os.environ else None
MONTHS = ("jan.csv", "feb.csv", "mar.csv", "apr.csv")
PROTECTED = (
    HEAD.replace('method = "none"', 'method = "suppress"')
    + """
[comparison]
from = 2023-01-01
to = 2023-12-31
"""
)


def write_months(folder: Path) -> Path:
    """Write four files of events drawn with a fixed seed, some rows of them faulty, over two years."""
    place = town.build(folder)
    draw = random.Random(7)
    for number, name in enumerate(MONTHS, start=1):
        rows = [
            (
                f"R{number}{row:03d}",
                f"{draw.randint(1, 31):02d}/{number:02d}/{draw.choice((2023, 2024))}",
                draw.choice(["Noise"] * 6 + ["Fire in bin", "Unheard-of", "Also new"]),
                *draw.choice([ABBEY] * 6 + [BANK] * 3 + [CASTLE, ("0", "0"), ("-1.5", "54")]),
            )
            for row in range(150)
        ]
        files.plain(place, as_csv(rows), name)
    return place


def run_in(folder: Path, order: Sequence[str], *options: str, env: dict[str, str] | None = None) -> dict[str, bytes]:
    """Audit the four months, named in this order, in a folder of its own; return the release."""
    place = write_months(folder / "town")
    return everything_in(
        audited(table_recipe(place, *order, head=PROTECTED), folder / "audit", *options, extra_env=env)
    )


def assert_same_bytes(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


@pytest.fixture(scope="module")
def usual(tmp_path_factory) -> dict[str, bytes]:
    release = run_in(tmp_path_factory.mktemp("usual"), MONTHS, env={"PYTHONHASHSEED": "0", "TZ": "Europe/London"})
    assert "datapackage.json" in release
    assert any(name.endswith("report.html") for name in release)
    return release


def test_the_order_of_files_changes_no_byte(usual, tmp_path):
    assert_same_bytes(usual, run_in(tmp_path, MONTHS[::-1]))


def test_the_hash_seed_changes_no_byte(usual, tmp_path):
    assert_same_bytes(usual, run_in(tmp_path, MONTHS, env={"PYTHONHASHSEED": "4242"}))


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/St_Johns"])
def test_the_time_zone_and_language_change_no_byte(usual, tmp_path, zone):
    assert_same_bytes(usual, run_in(tmp_path, MONTHS, env={"TZ": zone, "LANG": "cy_GB.UTF-8", "LC_ALL": "C"}))


def test_the_clock_changes_no_byte(usual, tmp_path):
    assert_same_bytes(usual, run_in(tmp_path, MONTHS, env={"PYTHONPATH": str(ELSEWHEN)}))


def test_the_moved_clock_is_really_moved():
    """Without this, the test above could pass by never reaching the program."""
    words = [sys.executable, "-c", "import datetime, time; print(time.time(), datetime.datetime.now().timestamp())"]
    env = {**os.environ, "PYTHONPATH": str(ELSEWHEN)}
    told = subprocess.run(words, env=env, capture_output=True, text=True, check=True).stdout.split()
    assert all(float(moment) > time.time() + 300 * 86_400 for moment in told)


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system cannot tie a process to one processor")
def test_the_number_of_processors_changes_no_byte(usual, tmp_path):
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(every)})
    try:
        assert_same_bytes(usual, run_in(tmp_path, MONTHS))
    finally:
        os.sched_setaffinity(0, every)


def test_a_second_run_over_the_first_changes_no_byte(usual, tmp_path):
    run_in(tmp_path, MONTHS)
    assert_same_bytes(usual, run_in(tmp_path, MONTHS))


def test_the_age_of_files_changes_no_byte(usual, tmp_path):
    place = write_months(tmp_path / "town")
    for path in place.iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
    out = audited(table_recipe(place, *MONTHS, head=PROTECTED), tmp_path / "audit")
    assert_same_bytes(usual, everything_in(out))


def test_files_in_another_folder_change_no_byte(usual, tmp_path):
    place = write_months(tmp_path / "town")
    (place / "sent").mkdir()
    for name in MONTHS:
        shutil.move(place / name, place / "sent" / name)
    recipe = table_recipe(place, *(f"sent/{name}" for name in MONTHS), head=PROTECTED)
    assert_same_bytes(usual, everything_in(audited(recipe, tmp_path / "audit")))


def test_one_record_more_does_change_the_release(usual, tmp_path):
    place = write_months(tmp_path / "town")
    extra = as_csv([("R9999", "05/01/2024", "Noise", *ABBEY)], headings=None)
    with (place / "jan.csv").open("a", encoding="utf-8") as out:
        out.write(extra)
    release = everything_in(audited(table_recipe(place, *MONTHS, head=PROTECTED), tmp_path / "audit"))
    assert release != usual


def test_machine_output_is_the_same_and_alone_on_its_stream(tmp_path):
    place = write_months(tmp_path / "town")
    recipe = table_recipe(place, *MONTHS, head=PROTECTED)
    runs = [audit_run(recipe, tmp_path / name, "--tables-only", "--json") for name in ("one", "two")]
    assert [run.returncode for run in runs] == [0, 0]
    for run in runs:
        assert all(isinstance(json.loads(line), dict) for line in run.stdout.splitlines())


@pytest.mark.skipif(DATA is None, reason="FRANKPLEDGE_DATA names no folder of open data, so no real files are shuffled")
def test_the_order_of_real_files_changes_no_byte(tmp_path):
    releases = []
    for name, order in (
        ("in-order", street_files(DATA)),
        ("shuffled", random.Random(3).sample(street_files(DATA), 24)),
    ):
        recipe = write_police_recipe(tmp_path / f"{name}.toml", DATA, "E06000002", method="suppress", files=order)
        releases.append(everything_in(audited(recipe, tmp_path / name)))
    assert_same_bytes(*releases)
