"""On Middlesbrough's records of 2024 the report says what a partnership would act on."""

from __future__ import annotations

import csv
import json
import re

import pytest

from tests.integration.cleveland.command import audited
from tests.integration.cleveland.recipes import write_police_recipe


@pytest.fixture(scope="module")
def release(open_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("middlesbrough")
    recipe = write_police_recipe(folder / "audit.toml", open_data / "cleveland", "E06000002", method="suppress")
    return audited(recipe, folder / "audit")


@pytest.fixture(scope="module")
def findings(release):
    return json.loads((release / "provenance.json").read_text(encoding="utf-8"))["findings"]


def rates(release):
    with (release / "tables" / "rates.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_the_three_largest_rates_are_stated(release, findings):
    wards = [
        row
        for row in rates(release)
        if row["area_code"].startswith("E05") and row["category"] != "all" and row["status"] == "shown"
    ]
    largest = sorted((r for r in wards if r["period_from"] == "2024-01-01"), key=lambda r: -float(r["rate"]))[:3]
    page = re.sub(r"<[^>]+>|\s+", " ", (release / "report.html").read_text(encoding="utf-8"))
    stated = [f["sentence"] for f in findings if f["id"].startswith("level-police-")]
    for row in largest:
        assert any(f"{float(row['rate']):,.1f}" in s and row["area_name"] in s for s in stated)
        assert f"{float(row['rate']):,.1f}" in page


def test_what_changed_beyond_chance_is_stated_with_both_counts(findings):
    changes = [f for f in findings if f["id"].startswith("change-police-")]
    assert len(changes) > 3
    assert all(re.search(r"from [\d,]+ to [\d,]+", f["sentence"]) for f in changes)


def test_what_could_not_be_known_is_stated(findings):
    assert {f["id"].rpartition("-police-")[2] for f in findings if f["id"].startswith("unknown-")} >= {"not-recorded"}


def test_every_finding_ends_in_an_implication_of_its_own(findings):
    implications = [f["implication"] for f in findings if f["id"].startswith(("level-police-", "change-police-"))]
    told = [implication for implication in implications if implication]
    assert len(set(told)) == len(told) > 6


def test_every_finding_rests_on_figures_of_the_release_and_on_files_by_their_hash(release, findings):
    told = json.loads((release / "provenance.json").read_text(encoding="utf-8"))
    assert all(len(file["sha256"]) == 64 for file in told["sources"]["police"]["files"])
    keys = {(r["area_code"], r["source"], r["category"], r["period_from"]) for r in rates(release)}
    for finding in findings:
        for cell in finding["rests_on"]:
            if cell["table"] == "rates":
                assert (cell["area_code"], cell["source"], cell["category"], cell["period_from"]) in keys
