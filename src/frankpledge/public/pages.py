"""What stands on the pages, read from a release's own files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from frankpledge.adapters.releases.shelf import Published, file_names
from frankpledge.core.quantities import Withheld

Row = list[Any]
WORDS = {"report.html": "The whole report, to read", "provenance.json": "Where every figure comes from (JSON)"}


def newest_of_each(found: Iterable[Published]) -> list[Published]:
    """Return the newest release of each partnership, in order of the partnerships' names."""
    newest = {each.slug: each for each in sorted(found, key=lambda each: each.number)}
    return sorted(newest.values(), key=lambda each: (each.words["partnership"], each.slug))


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
    period = f"{_day(row['period_from'])} to {_day(row['period_to'])}"
    return [row["area_name"], row["category"].replace("-", " "), period, *(_number(row, name) for name in ("count", "rate"))]


def _number(row: dict[str, str], name: str) -> Any:
    if row["status"] == "withheld":
        return Withheld("the count is small")
    return float(row[name]) if "." in row[name] else int(row[name]) if row[name] else None


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%-d %B %Y}"


def input_rows(found: Published) -> list[Row]:
    """Return a row a file the figures were counted from: what for, its name, its SHA-256."""
    account = provenance_of(found)
    supplied = [("counted", file) for source in account["sources"] for file in source["files"]]
    beside = [(file.get("role", "used"), file) for file in account.get("inputs", ())]
    return [[role.capitalize(), file["name"], file["sha256"]] for role, file in [*supplied, *beside]]


def downloads(found: Published) -> list[Row]:
    """Return a row a file to take away: its name, what it is, its size in kilobytes."""
    names = [name for name in file_names(found.folder) if name.startswith("tables/") or name in WORDS]
    return [
        [
            {"text": name, "href": f"/{found.slug}/{found.number}/files/{name}"},
            WORDS.get(name, "Table (CSV)"), f"{(found.folder / name).stat().st_size / 1000:,.0f} kB",
        ]
        for name in names
    ]  # fmt: skip
