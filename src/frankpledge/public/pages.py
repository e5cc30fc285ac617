"""What stands on the pages, read from a release's own files."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy
from markupsafe import Markup

from frankpledge.adapters.inbox.definitions import opened_by
from frankpledge.adapters.noticeboard import read_notices
from frankpledge.adapters.releases.shelf import Published, file_names, find_file, published
from frankpledge.core.evidence.words import label, when
from frankpledge.core.quantities import Withheld
from frankpledge.core.tables.categories import CATEGORIES

Row = list[Any]
TO_READ = {
    "one-page.html": gettext_lazy("In brief, on one page, to read"),
    "one-page.pdf": gettext_lazy("In brief, on one page, to print (PDF)"),
    "summary.html": gettext_lazy("A summary, to read"),
    "summary.pdf": gettext_lazy("A summary, to print (PDF)"),
    "report.html": gettext_lazy("The whole report, to read"),
    "report.pdf": gettext_lazy("The whole report, to print (PDF)"),
    "workbook.xlsx": gettext_lazy("Every table, as a spreadsheet"),
}  # fmt: skip
OPEN_DATA = {
    ".csv": gettext_lazy("Table (CSV)"), ".geojson": gettext_lazy("Areas with their figures, for a map (GeoJSON)"),
    ".svg": gettext_lazy("Picture (SVG)"), ".json": gettext_lazy("For programs (JSON)"),
}  # fmt: skip
NAMED = {
    "datapackage.json": gettext_lazy("What each file is, for programs (Data Package)"),
    "provenance.json": gettext_lazy("Where every figure comes from (JSON)"),
}


def partnerships(shelf: Path) -> list[tuple[str, str]]:
    """Return the slug and the name of each partnership that has something on the shelf, in order of their names.

    It is called what it was called when it last published, or else when it last asked or said something.
    """
    slugs = sorted(path.name for path in shelf.iterdir() if path.is_dir()) if shelf.is_dir() else []
    named = {slug: said.partnership for slug in slugs if (said := read_notices(shelf, slug))}
    named |= {slug: each.partnership for slug in slugs for each in opened_by(shelf, slug)[:1]}
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
    return [[use, _breaking(name), _breaking(digest)] for use, name, digest in (*sent, *counted, *beside)]


def _breaking(text: str) -> Markup:
    return Markup('<span class="fp-hash">{}</span>').format(text)


def _is_part(file: Mapping[str, str]) -> bool:
    return "made_from_sha256" in file


def to_read(found: Published) -> list[Row]:
    """Return a row a document to read: what it is and its size in kilobytes."""
    return [
        [{"text": str(words), "href": _address(found, name)}, _size(found, name)]
        for name, words in TO_READ.items()
        if find_file(found.folder, name)
    ]


def open_data(found: Published) -> list[Row]:
    """Return a row a file to take away: its name, what it is, the days it covers, its licence, its size."""
    days, licence = period_of(found), licence_of(found)
    names = [name for name in file_names(found.folder) if name not in TO_READ and _what(name)]
    return [
        [{"text": name, "href": _address(found, name)}, str(_what(name)), days, licence, _size(found, name)]
        for name in sorted(names, key=lambda name: (not name.startswith("tables/"), name))
    ]


def _what(name: str) -> Any:
    return NAMED.get(name) or OPEN_DATA.get(Path(name).suffix)


def period_of(found: Published) -> str | None:
    """Write the days that a release covers; nothing where it does not say."""
    first, last = found.words.get("period") or (None, None)
    return when(first, last) if first and last else None


def licence_of(found: Published) -> str | None:
    """Return under which licences a release's data are, as its own description says; nothing where it does not."""
    path = find_file(found.folder, "datapackage.json")
    told = json.loads(path.read_text("utf-8")) if path else {}
    return "; ".join(each.get("title") or each.get("name", "") for each in told.get("licenses", ())) or None


def _address(found: Published, name: str) -> str:
    return f"/{found.slug}/{found.number}/files/{name}"


def _size(found: Published, name: str) -> str:
    kilobytes = (found.folder / name).stat().st_size / 1000
    return f"{kilobytes:,.0f} kB" if kilobytes >= 1 else "under 1 kB"
