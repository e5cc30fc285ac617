"""The audit recovers what the made-up town knows of itself, and nothing in the program reads the truth."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from frankpledge.adapters.audit.counting import count_files, reconciliation_rows
from frankpledge.adapters.audit.ground import Ground
from frankpledge.adapters.audit.load import load_recipe
from frankpledge.adapters.audit.reading import reading
from frankpledge.adapters.engine import connect

YEARS = {0: "2024", 1: "2025"}


@pytest.fixture(scope="module")
def town(tmp_path_factory, root) -> tuple[dict, dict]:
    """The town's truth, and each of its sources counted."""
    folder = tmp_path_factory.mktemp("town")
    maker = [sys.executable, str(root / "examples/town/make_town.py"), str(folder / "town")]
    subprocess.run([*maker, "--truth", str(folder / "truth")], check=True)
    recipe = load_recipe(folder / "town" / "audit.toml")
    scratch = folder / "scratch"
    scratch.mkdir()
    connection, ground = connect(scratch), Ground.of(recipe)
    with reading(recipe, scratch) as reads:
        counted = {r.source.name: count_files(connection, ground, recipe, r.source, r.files.result()) for r in reads}
    return json.loads((folder / "truth" / "truth.json").read_text())["sources"], counted


def test_every_source_is_counted_as_the_town_knows_it(town):
    truth, counted = town
    assert sorted(counted) == sorted(truth)
    for name, one in counted.items():
        assert by_year(one.counts) == without_zeros(truth[name]["counts"]), name


def test_every_row_of_every_file_leaves_with_the_reason_planted(town):
    truth, counted = town
    for name, one in counted.items():
        found: dict[str, dict[str, int]] = {}
        for _, file, reason, rows in reconciliation_rows(one):
            found.setdefault(file.rpartition("/")[2], {})[reason] = rows
        assert found == truth[name]["reconciliation"], name


def test_months_are_counted_as_the_town_knows_them(town):
    truth, counted = town
    monthly = [one for one in counted.values() if one.by_month]
    assert len(monthly) > 4
    for one in monthly:
        by_category = one.counts.cells.sum(axis=0)
        found = {
            c: dict(zip(one.counts.months, by_category[i].tolist(), strict=True))
            for i, c in enumerate(one.counts.categories)
        }
        assert without_zeros(found) == without_zeros(truth[one.source.name]["monthly"]), one.source.name


def test_nothing_in_the_program_reads_the_truth(root):
    for path in [*root.glob("src/**/*.py"), Path(root / "examples/town/audit.toml")]:
        assert "truth.json" not in path.read_text(encoding="utf-8"), path


def by_year(counts) -> dict:
    areas = (*counts.area_codes, "unplaced")
    found = {}
    for period, year in YEARS.items():
        cells = counts.cells[:, :, counts.month_period == period].sum(axis=2)
        found[year] = {
            a: dict(zip(counts.categories, row.tolist(), strict=True)) for a, row in zip(areas, cells, strict=True)
        }
    return without_zeros(found)


def without_zeros(nested: dict) -> dict:
    """Leave out zeros, and what holds nothing then, at every depth."""
    kept = {key: without_zeros(value) if isinstance(value, dict) else value for key, value in nested.items()}
    return {key: value for key, value in kept.items() if value}
