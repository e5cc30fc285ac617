"""Rounded sources, months and what is unreadable."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from frankpledge.adapters.releases.attack import AttackReport, attack
from frankpledge.core.faults import BadInput
from tests.unit.adapters.releases.attack import small_release


def rounded(count: object, base: int = 5) -> object:
    return base * round(int(str(count)) / base) if str(count) else ""


def rounded_release(folder: Path, **changes: str) -> AttackReport:
    """Return the attack on the small release with its counts rounded to 5 and nothing else made of them."""
    policy = json.loads(json.dumps(small_release.package()))
    policy["frankpledge"]["sources"]["police"]["method"] = "round"
    rows = list(csv.DictReader(io.StringIO(small_release.files()["tables/counts.csv"])))
    for row in rows:
        exact = small_release.counts_of(row["period_from"][:4])[row["area_code"], row["category"]]
        row.update(count=str(rounded(exact)), status="shown")
        if (row["area_code"], row["category"], row["period_from"][:4]) == ("W3", "drugs", "2024"):
            row.update(changes)
    files = {"tables/counts.csv": small_release.as_csv([dict(row) for row in rows])}
    return attack(small_release.write(folder / "release", {**files, "datapackage.json": json.dumps(policy)}))


def test_rounded_counts_stand(tmp_path: Path) -> None:
    assert not rounded_release(tmp_path).broken


def test_a_count_that_was_not_rounded_is_found(tmp_path: Path) -> None:
    assert [leak.why for leak in rounded_release(tmp_path, count="92").leaks] == [
        "a count is shown that was not rounded"
    ]


def test_rounding_undone_by_its_totals_is_found(tmp_path: Path) -> None:
    files = {"datapackage.json": json.dumps(small_release.package()).replace("suppress", "round")}
    row = {"source": "police", "basis": "event", "category": "drugs", "period_from": "2024-01-01"}
    row |= {"period_to": "2024-12-31", "status": "shown"}
    counts = {**dict.fromkeys(["A", "B", "C", "D"], 0), "TOWN": 10}
    rows = [{"area_code": code, "area_name": code, **row, "count": count} for code, count in counts.items()]
    files["tables/counts.csv"] = small_release.as_csv([dict(row) for row in rows])
    report = attack(small_release.write(tmp_path, files))
    assert len(report.leaks) == 4


def test_a_small_count_shown_is_found(tmp_path: Path) -> None:
    files = small_release.files()
    files["tables/monthly.csv"] = files["tables/monthly.csv"].replace("robbery,2023-05,18", "robbery,2023-05,2")
    report = attack(small_release.write(tmp_path, files))
    assert "a count under the threshold is shown" in [leak.why for leak in report.leaks]


def with_months_withheld(files: dict[str, str]) -> dict[str, str]:
    """Withhold robbery and drugs of two months, so that neither the year nor all records gives them away."""
    monthly = files["tables/monthly.csv"]
    for name, count in (("robbery", 19), ("drugs", 22)):
        for month in ("01", "02"):
            shown = f"{name},2024-{month},{count},true,shown"
            assert shown in monthly
            monthly = monthly.replace(shown, f"{name},2024-{month},,true,withheld")
    return {**files, "tables/monthly.csv": monthly}


def test_a_withheld_month_is_bounded_by_the_year(tmp_path: Path) -> None:
    report = attack(small_release.write(tmp_path, with_months_withheld(small_release.files())))
    months = {line.cell: (line.low, line.high, line.safe) for line in report.lines if line.table == "monthly"}
    assert months["police, TOWN, robbery, 2024-01-01 to 2024-01-31"] == (0, 38, True)
    assert months["police, TOWN, drugs, 2024-02-01 to 2024-02-29"] == (3, 41, True)
    assert not report.broken


def test_one_withheld_month_is_the_year_less_the_others(tmp_path: Path) -> None:
    files = small_release.files()
    monthly = files["tables/monthly.csv"].replace("robbery,2024-01,19,true,shown", "robbery,2024-01,,true,withheld")
    report = attack(small_release.write(tmp_path, {**files, "tables/monthly.csv": monthly}))
    assert [(line.low, line.high) for line in report.lines if line.table == "monthly"] == [(19, 19)]


def test_a_tooltip_on_a_withheld_month_is_found(tmp_path: Path) -> None:
    files = with_months_withheld(small_release.files())
    chart = '<svg data-source="police" data-category="robbery"><g aria-label="Month: Jan 2024; records: 3"></g></svg>'
    report = attack(small_release.write(tmp_path, {**files, "figures/monthly.svg": chart}))
    assert [leak.place for leak in report.leaks] == ["figures/monthly.svg, line 1, aria-label"]


def test_figures_the_tables_show_raise_no_alarm_however_they_are_written(tmp_path: Path) -> None:
    files = small_release.files()
    sentences = [
        "Brook saw 41 burglaries in 2023; in 2024 the number is withheld.",
        "Burglary: Central 71, North Ormesby 26, Park End 58 (Abbey and Brook are withheld).",
        "Burglary in Central, at 13.38 per 1,000 (95 % interval 10.4 to 16.9), is above Riverton’s 6.0.",
        "In Abbey, violence and sexual offences numbered 131 in 2024 against 120 in 2023, up 9%.",
        "Burglary in Abbey is withheld: it rests on fewer than 20 records, and counts under 5 are not shown.",
        "All records in Abbey: 184, 25.5 per 1,000.",
    ]
    page = files["report.html"].replace("</ul>", "".join(f"<li>{words}</li>" for words in sentences) + "</ul>")
    assert attack(small_release.write(tmp_path, {**files, "report.html": page})).leaks == ()


def test_files_of_other_kinds_are_named_as_unread(tmp_path: Path) -> None:
    files = {**small_release.files(), "report.odt": "PK"}
    assert attack(small_release.write(tmp_path, files)).unread == ("report.odt",)


@pytest.mark.parametrize("name", ["maps/a.geojson", "datapackage.json"])
def test_a_file_that_is_not_json_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=name):
        attack(small_release.write(tmp_path, {**small_release.files(), name: "{"}))


def test_a_folder_that_is_no_release_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no-release"):
        attack(tmp_path)
