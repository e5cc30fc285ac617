"""What stands on the pages, read from a release's own files."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from frankpledge.adapters.inbox.definitions import opened_by
from frankpledge.adapters.releases.shelf import Published, file_names, published
from frankpledge.core.evidence.words import label, when
from frankpledge.core.quantities import Withheld
from frankpledge.core.tables.categories import CATEGORIES

Row = list[Any]
WORDS = {
    "report.html": "The whole report, to read", "report.pdf": "The whole report, to print (PDF)",
    "workbook.xlsx": "Every table, as a spreadsheet", "provenance.json": "Where every figure comes from (JSON)",
}  # fmt: skip


def partnerships(shelf: Path) -> list[tuple[str, str]]:
    """Return the slug and the name of each partnership that has something on the shelf, in order of their names.

    It is called what it was called when it last published, or else when it last asked something.
    """
    slugs = sorted(path.name for path in shelf.iterdir() if path.is_dir()) if shelf.is_dir() else []
    named = {slug: each.partnership for slug in slugs for each in opened_by(shelf, slug)[:1]}
    named |= {each.slug: each.words["partnership"] for each in sorted(published(shelf), key=lambda each: each.number)}
    return sorted(named.items(), key=lambda pair: (pair[1], pair[0]))


def provenance_of(found: Published) -> dict[str, Any]:
    """Return the release's own account of where it comes from."""
    read: dict[str, Any] = json.loads((found.folder / "provenance.json").read_text("utf-8"))
    return read


def figures_of(found: Published) -> list[Row]:
    """Return the cells that the headline finding rests on: area, category, count, rate, and how each is to be taken."""
    named = {each["id"]: each for each in provenance_of(found)["findings"]}
    rests_on = named.get(found.words.get("finding"), {}).get("rests_on", ())
    wanted = [cell for cell in rests_on if cell["table"] == "rates"]
    with (found.folder / "tables" / "rates.csv").open(encoding="utf-8", newline="") as file:
        rows = {(r["source"], r["area_code"], r["category"], r["period_from"]): r for r in csv.DictReader(file)}
    keys = [(cell["source"], cell["area_code"], cell["category"], cell["period_from"]) for cell in wanted]
    return [_figure_row(rows[key]) for key in keys if key in rows]


def _figure_row(row: dict[str, str]) -> Row:
    """Write a row of rates.csv, or say that its figures are withheld."""
    named = [row["area_name"], label(CATEGORIES, row["category"]), when(row["period_from"], row["period_to"])]
    if row["status"] == "withheld":
        return [*named, Withheld("the count is small"), Withheld("the count is small")]
    return [*named, int(row["count"]), f"{float(row['rate']):,.1f}" if row["rate"] else None]


def is_of_consultation(found: Published) -> bool:
    """Say whether a release tells what came of a consultation, and not what an audit counted."""
    return bool(found.words.get("kind") == "consultation")


def tables_of(found: Published) -> list[dict[str, Any]]:
    """Return the tables of a release that tells what came of a consultation: title, headings and rows, none empty."""
    package: dict[str, Any] = json.loads((found.folder / "datapackage.json").read_text("utf-8"))
    told = [_table_of(found, each) for each in package["resources"] if "schema" in each]
    return sorted((each for each in told if each["rows"]), key=lambda each: ORDER.index(each["name"]))


ORDER = ("results", "issues", "answers", "corrections", "periods")
"""The order in which the tables stand on the page."""


def _table_of(found: Published, resource: Mapping[str, Any]) -> dict[str, Any]:
    with (found.folder / resource["path"]).open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    heads = [field["title"] for field in resource["schema"]["fields"]]
    told = {"name": resource["name"], "title": resource["title"], "heads": heads}
    if resource["name"] == "results":
        return told | {"heads": heads[:-1], "rows": [_result(row) for row in rows]}
    return told | {"rows": [[cell or None for cell in row] for row in rows]}


def _result(row: list[str]) -> Row:
    """Write a row of results.csv, or say that the figure is withheld."""
    question, answer, given, base, status = row
    return [question, answer, given or Withheld(status.removeprefix("withheld: ")), base]


def asked_of(shelf: Path, found: Published) -> list[tuple[str, str]]:
    """Return the questionnaires that a release tells of: each with the address of its page."""
    known = {each.number: each for each in opened_by(shelf, found.slug)}
    numbers = [number for number in found.words.get("consultations", ()) if number in known]
    return [(known[each].questionnaire.title, f"/{found.slug}/consultations/{each}/") for each in numbers]


def told_of(shelf: Path, slug: str, number: int) -> list[Published]:
    """Return the releases that tell what came of a questionnaire, the latest first; withdrawn ones are none."""
    return [
        each for each in published(shelf, slug)
        if number in each.words.get("consultations", ()) and not each.is_withdrawn
    ]  # fmt: skip


def evidence_rows(found: Published) -> list[Row]:
    """Return a row an item of the partnership's ledger on which a release rests, and in which version."""
    return [[each["item"], each["title"], each["version"]] for each in provenance_of(found).get("evidence", ())]


def input_rows(found: Published) -> list[Row]:
    """Return a row a file the figures were counted from: what for, its name, its SHA-256.

    Where only what a protocol covers of a file was kept, the file as the agency sent it has a row of its own.
    """
    account = provenance_of(found)
    files = [file for source in account["sources"].values() for file in source["files"]]
    sent = [["As the agency sent it", file["name"], file["made_from_sha256"]] for file in files if _is_part(file)]
    counted = [
        ["Kept of it, and counted" if _is_part(file) else "Counted", file["name"], file["sha256"]] for file in files
    ]
    beside = [
        [file.get("role", "used").capitalize(), file["name"], file["sha256"]] for file in account.get("inputs", ())
    ]
    return [*sent, *counted, *beside]


def _is_part(file: Mapping[str, str]) -> bool:
    return "made_from_sha256" in file


def downloads(found: Published) -> list[Row]:
    """Return a row a file to take away: its name, what it is, its size in kilobytes."""
    names = [name for name in file_names(found.folder) if name.startswith("tables/") or name in WORDS]
    return [
        [
            {"text": name, "href": f"/{found.slug}/{found.number}/files/{name}"},
            WORDS.get(name, "Table (CSV)"), _size(found, name),
        ]
        for name in sorted(names, key=lambda name: (name != "report.html", name.startswith("tables/"), name))
    ]  # fmt: skip


def _size(found: Published, name: str) -> str:
    kilobytes = (found.folder / name).stat().st_size / 1000
    return f"{kilobytes:,.0f} kB" if kilobytes >= 1 else "under 1 kB"
