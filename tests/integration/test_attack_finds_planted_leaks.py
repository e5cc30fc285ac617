"""A safe release stands; with one leak of any kind planted in it, the attack says where."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from frankpledge.adapters.releases.attack import AttackReport, attack
from tests.unit.adapters.releases.attack import small_release

SVG = "figures/map-burglary.svg"
GEOJSON = "maps/wards-burglary-police.geojson"
ABBEY_BURGLARY = "police, W1, burglary, 2024-01-01 to 2024-12-31"
Plant = Callable[[str], str]


def attacked(folder: Path, name: str = "", plant: Plant = str) -> AttackReport:
    files = small_release.files()
    if name:
        planted = plant(files.get(name, ""))
        assert planted != files.get(name)
        files[name] = planted
    return attack(small_release.write(folder / "release", files))


def swapped(old: str, new: str) -> Plant:
    def plant(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return plant


def in_row(column: str, value: str, **row: str) -> Plant:
    """Put a value in the first row of a table that has the values given; a new column where there is none."""

    def plant(text: str) -> str:
        rows = list(csv.DictReader(io.StringIO(text)))
        found = next(each for each in rows if row.items() <= each.items())
        for each in rows:
            each.setdefault(column, "")
        found[column] = value
        return small_release.as_csv([dict(each) for each in rows])

    return plant


def in_feature(name: str, abbey: object, others: object = None) -> Plant:
    def plant(text: str) -> str:
        document = json.loads(text)
        for feature in document["features"]:
            properties = feature["properties"]
            value = abbey if properties["area_code"] == "W1" else others
            if value is not None or name not in properties:
                properties[name] = value
        return json.dumps(document)

    return plant


def said(sentence: str) -> Plant:
    return swapped("</ul>", f"<li>{sentence}</li>\n</ul>")


ABBEY = {"area_code": "W1", "category": "burglary"}
ABBEY_2024 = {**ABBEY, "period_from": "2024-01-01"}

TABLES = {
    "count": ("tables/counts.csv", in_row("count", "3", **ABBEY_2024)),
    "rate": ("tables/rates.csv", in_row("rate", "0.4159", **ABBEY_2024)),
    "limit": ("tables/rates.csv", in_row("ci_high", "1.2152", **ABBEY_2024)),
    "status": ("tables/rates.csv", in_row("status", "unreliable", **ABBEY_2024)),
    "ratio": ("tables/change.csv", in_row("ratio", "0.3333", **ABBEY)),
    "count in change": ("tables/change.csv", in_row("count_after", "3", **ABBEY)),
    "reading": ("tables/change.csv", in_row("reading", "real-change", **ABBEY)),
    "rank": ("tables/rates.csv", in_row("rank", "7", **ABBEY_2024)),
    "rows": ("tables/quality.csv", in_row("value", "113", measure="rows")),
    "rows in words": ("tables/quality.csv", in_row("sentence", "3 rows have no place.", measure="rows")),
    "limitation": ("tables/limitations.csv", in_row("sentence", "2 of the 3 burglaries in Abbey were moved.")),
}  # fmt: skip

SENTENCES = {
    "count": "There were 3 burglaries in Abbey in 2024.",
    "count in words": "Abbey saw three burglary offences.",
    "small count": "Burglary in Abbey: a single offence.",
    "rate": "Burglary in Abbey ran at 0.4 per 1,000 people.",
    "rate with limits": "Abbey: burglary 0.42 per 1,000 (95% interval 0.09 to 1.22).",
    "beside a shown ward": "Burglary ran at 13.4 per 1,000 in Central and 0.4 in Abbey.",
    "share": "Abbey had 1.1% of all burglaries.",
    "rank": "Burglary in Abbey ranked 7th of the wards.",
    "lowest": "The lowest rate of burglary was in Abbey.",
    "comparison": "Burglary was higher in Brook than in Central.",
    "times": "Central had 24 times as many burglaries as Abbey.",
    "change": "Burglary in Abbey fell.",
    "percentage": "Burglary in Abbey went from 9 to fewer, down 67%.",
    "by code": "W1 burglary: 3",
    "in two sentences": "Burglary in Abbey is withheld. There were 3 offences.",
    "without a category": "Abbey had 3 incidents that we cannot show.",
}

PAGE = {
    "table cell": swapped("<td>9</td><td>withheld</td>", "<td>9</td><td>3</td>"),
    "table rate": swapped('<td>9</td><td>withheld</td><td>withheld</td>', '<td>9</td><td>withheld</td><td>0.4</td>'),
    "cell title": swapped('<td>9</td><td>withheld</td>', '<td>9</td><td title="3">withheld</td>'),
    "cell class": swapped('<td>9</td><td>withheld</td>', '<td>9</td><td class="low" data-value="3">withheld</td>'),
    "comment": swapped("</ul>", "</ul><!-- Abbey burglary 3 -->"),
    "script": swapped("</ul>", '</ul><script>var burglary = {"Abbey": 3, "Central": 71}</script>'),
    "alternative text": swapped("</ul>", '</ul><img src="a.png" alt="Burglary by ward: Abbey 3, Central 71">'),
    "drawing's tooltip": swapped("Abbey: withheld, small number", "Abbey: 0.4 per 1,000"),
    "drawing's colour": swapped('data-area="W1" fill="url(#withheld)"', 'data-area="W1" fill="#fde"'),
    "rows": said("Of the police's extract, 113 rows have no place."),
    "definition": swapped("</ul>", "</ul><h3>Burglary</h3><dl><dt>Abbey</dt><dd>3</dd></dl>"),
}  # fmt: skip

DRAWINGS = {
    "legend class": swapped('data-area="W1" fill="url(#withheld)"', 'data-area="W1" fill="#fde"'),
    "colour in a style": swapped('data-area="W1" fill="url(#withheld)"', 'data-area="W1" style="fill: #fde"'),
    "class name": swapped('class="area" data-area="W1"', 'class="area low" data-area="W1"'),
    "tooltip": swapped("Abbey: withheld, small number", "Abbey: 0.4 per 1,000"),
    "label": swapped('class="area" data-area="W1"', 'class="area" aria-label="Abbey: 3" data-area="W1"'),
    "description": swapped("Withheld: Abbey and Brook.", "Lowest: Abbey 0.4. Withheld: Brook."),
    "text": swapped("</svg>", '<g><text x="1">Abbey</text><text x="2">3</text></g></svg>'),
    "bar": swapped("</svg>", '<rect data-area="W1" class="area" fill="url(#withheld)" width="4"/></svg>'),
}

FEATURES = {
    "count": in_feature("count", 3),
    "rate": in_feature("rate", 0.4159),
    "class": in_feature("class", 1, 3),
    "class name": in_feature("band", "low", "high"),
    "colour": in_feature("fill", "#fde", "#c06"),
    "rank": in_feature("rank", 7),
}


def test_a_safe_release_is_not_broken(tmp_path: Path) -> None:
    report = attacked(tmp_path)
    assert (report.leaks, report.notes, report.broken) == ((), (), False)


def test_every_withheld_cell_has_its_line(tmp_path: Path) -> None:
    cells = [line.cell for line in attacked(tmp_path).lines]
    assert len(cells) == len(small_release.HIDDEN)
    assert ABBEY_BURGLARY in cells


def test_a_line_names_table_cell_low_and_high(tmp_path: Path) -> None:
    assert str(attacked(tmp_path).lines[0]) == f"counts: {ABBEY_BURGLARY}: 0 to 25"


@pytest.mark.parametrize("kind", TABLES)
def test_a_leak_in_a_table_is_found_and_placed(kind: str, tmp_path: Path) -> None:
    name, plant = TABLES[kind]
    assert_found(attacked(tmp_path, name, plant), name)


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_leak_in_a_sentence_is_found_and_placed(kind: str, tmp_path: Path) -> None:
    assert_found(attacked(tmp_path, "report.html", said(SENTENCES[kind])), "report.html, line 12")


@pytest.mark.parametrize("kind", PAGE)
def test_a_leak_elsewhere_on_the_page_is_found_and_placed(kind: str, tmp_path: Path) -> None:
    assert_found(attacked(tmp_path, "report.html", PAGE[kind]), "report.html, line")


@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_leak_in_a_drawing_is_found_and_placed(kind: str, tmp_path: Path) -> None:
    assert_found(attacked(tmp_path, SVG, DRAWINGS[kind]), SVG)


@pytest.mark.parametrize("kind", FEATURES)
def test_a_leak_in_geojson_is_found_and_placed(kind: str, tmp_path: Path) -> None:
    assert_found(attacked(tmp_path, GEOJSON, FEATURES[kind]), f"{GEOJSON}, record 1")


def assert_found(report: AttackReport, place: str) -> None:
    assert report.broken
    assert [leak for leak in report.leaks if leak.place.startswith(place)], report.leaks
    assert {leak.place.split(",")[0] for leak in report.leaks} == {place.split(",", maxsplit=1)[0]}


def test_a_rate_gives_the_count_back(tmp_path: Path) -> None:
    report = attacked(tmp_path, "tables/rates.csv", TABLES["rate"][1])
    assert next((line.low, line.high) for line in report.lines if line.cell == ABBEY_BURGLARY) == (3, 3)


def test_a_ratio_gives_the_count_back(tmp_path: Path) -> None:
    report = attacked(tmp_path, "tables/change.csv", TABLES["ratio"][1])
    assert next((line.low, line.high) for line in report.lines if line.cell == ABBEY_BURGLARY) == (3, 3)


def test_a_legend_class_narrows_the_count(tmp_path: Path) -> None:
    report = attacked(tmp_path, SVG, swapped('data-area="W1" fill="url(#withheld)"', 'data-area="W1" fill="#f9c"'))
    low, high = next((line.low, line.high) for line in report.lines if line.cell == ABBEY_BURGLARY)
    assert (low, high) == (25, 25) or report.notes


def test_a_total_that_lets_withheld_cells_be_subtracted_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small_release, "HIDDEN", small_release.HIDDEN - {("W2", "burglary")})
    report = attacked(tmp_path)
    abbey = next(line for line in report.lines if line.cell == ABBEY_BURGLARY)
    assert (abbey.low, abbey.high, abbey.safe) == (3, 3, False)
    assert not report.leaks


def test_an_earlier_release_with_a_lower_threshold_is_subtracted(tmp_path: Path) -> None:
    earlier = small_release.files()
    row = {"area_code": "W1", "category": "burglary", "period_from": "2024-01-01"}
    shown = in_row("count", "3", **row)(earlier["tables/counts.csv"])
    earlier["tables/counts.csv"] = in_row("status", "shown", **row)(shown)
    before = small_release.write(tmp_path / "earlier", earlier)
    latest = small_release.write(tmp_path / "release", small_release.files())
    assert not attack(latest).broken
    assert attack(latest, [before]).broken


def test_an_earlier_release_of_one_month_less_is_subtracted(tmp_path: Path) -> None:
    latest = small_release.write(tmp_path / "release", small_release.files())
    earlier = small_release.write(tmp_path / "earlier", _eleven_months_of_park_end())
    report = attack(latest, [earlier])
    assert not attack(latest).broken
    assert "police, W7, violent-crime, 2024-12-01 to 2024-12-31" in [leak.cell for leak in report.leaks]


def _eleven_months_of_park_end() -> dict[str, str]:
    """Return a release of January to November that counts two violent crimes less in Park End."""
    row = {"area_code": "W7", "area_name": "Park End", "source": "police", "basis": "event", "status": "shown"}
    days = {"category": "violent-crime", "period_from": "2024-01-01", "period_to": "2024-11-30", "count": 125}
    content = {"tables/counts.csv": small_release.as_csv([{**row, **days}])}
    return {**content, "datapackage.json": json.dumps(small_release.package())}


def test_the_same_release_again_tells_nothing_more(tmp_path: Path) -> None:
    first = small_release.write(tmp_path / "first", small_release.files())
    again = small_release.write(tmp_path / "again", small_release.files())
    assert attack(again, [first]).lines == attack(again).lines
    assert not attack(again, [first]).broken


def test_a_revised_figure_does_not_hide_what_the_rest_of_an_earlier_release_tells(tmp_path: Path) -> None:
    earlier = small_release.files()
    row = {"area_code": "W1", "category": "burglary", "period_from": "2024-01-01"}
    shown = in_row("status", "shown", **row)(in_row("count", "3", **row)(earlier["tables/counts.csv"]))
    revised = in_row("count", "91", area_code="W3", category="drugs", period_from="2024-01-01")(shown)
    before = small_release.write(tmp_path / "earlier", {**earlier, "tables/counts.csv": revised})
    rates = in_row("status", "shown", **row)(in_row("count", "3", **row)(earlier["tables/rates.csv"]))
    (before / "tables/rates.csv").write_text(rates, encoding="utf-8")
    report = attack(small_release.write(tmp_path / "release", small_release.files()), [before])
    assert (report.lines[0].low, report.lines[0].high) == (3, 3)


def test_figures_that_contradict_each_other_are_not_called_safe(tmp_path: Path) -> None:
    row = {"area_code": "W3", "category": "drugs", "period_from": "2024-01-01"}
    report = attacked(tmp_path, "tables/counts.csv", in_row("count", "192", **row))
    assert [leak.cell for leak in report.leaks] == ["police"]
    assert len(report.lines) == len(small_release.HIDDEN)


def test_an_earlier_release_since_revised_is_noted(tmp_path: Path) -> None:
    earlier = small_release.files()
    row = {"area_code": "W3", "category": "drugs", "period_from": "2024-01-01"}
    earlier["tables/counts.csv"] = in_row("count", "91", **row)(earlier["tables/counts.csv"])
    before = small_release.write(tmp_path / "earlier", earlier)
    report = attack(small_release.write(tmp_path / "release", small_release.files()), [before])
    assert not report.broken
    assert len(report.notes) == 1


def test_a_source_without_protection_breaks_the_release(tmp_path: Path) -> None:
    report = attacked(tmp_path, "datapackage.json", swapped('"suppress"', '"none"'))
    assert "datapackage.json" in [leak.place for leak in report.leaks]
