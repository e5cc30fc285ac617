"""A town of three square wards, small enough to count by hand, and the recipes that spoil it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

WARDS = {"W01": "Abbey", "W02": "Bank", "W03": "Castle"}
TOWN = "T01"
WEST, SOUTH, SIDE = -1.24, 54.56, 0.02
HEADINGS = ("Reference", "Date", "Type", "Longitude", "Latitude")
ABBEY, BANK, CASTLE = ("-1.231", "54.57"), ("-1.211", "54.57"), ("-1.191", "54.57")

Row = Sequence[str]
GOOD_ROWS: tuple[Row, ...] = tuple(
    (f"R{number:02d}", f"{number + 1:02d}/03/2024", label, *place)
    for number, (label, place) in enumerate(
        [("Noise", ABBEY)] * 5 + [("Noise", BANK)] * 3 + [("Fire in bin", BANK)] * 2 + [("Noise", CASTLE)] * 2
    )
)
GOOD_COUNTS = {"W01": 5, "W02": 5, "W03": 2, "unplaced": 0, TOWN: 12}

HEAD = """
[partnership]
name = "Threeward"
code = "T01"
boundaries = "outline"

[period]
from = 2024-01-01
to = 2024-12-31

[report]
by = "ward"

[disclosure]
method = "none"

[[boundaries]]
name = "outline"
file = "outline.geojson"
code = "code"
label = "name"

[[boundaries]]
name = "ward"
file = "wards.geojson"
code = "code"
label = "name"

[[population]]
name = "residents"
source = "made up"
date = 2023-06-30
by = "ward"
file = "people.csv"
code = "ward"
column = "people"
use = true
"""

TABLE = """
[[source]]
name = "asb"
agency = "Threeward Council"
reader = "table"
files = [{files}]
{options}

[source.columns]
{columns}

[source.categories]
"Noise" = "anti-social-behaviour"
"Fire in bin" = "fire-deliberate"
"""

COUNTS = """
[[source]]
name = "tally"
agency = "Threeward Hospital"
reader = "counts"
areas = "ward"
files = [{files}]

[source.columns]
area = "Ward"
period = "Month"
count = "Number"

[source.categories]
"*" = "assault-attendance"
"""

STREET = """
[[source]]
name = "police"
agency = "Threeward Police"
reader = "police-uk-street"
files = [{files}]
"""

COLUMNS = {"id": "Reference", "date": "Date", "category": "Type", "longitude": "Longitude", "latitude": "Latitude"}


def build(folder: Path) -> Path:
    """Write the town's boundaries and people, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    squares = [(code, name, WEST + SIDE * i, WEST + SIDE * (i + 1)) for i, (code, name) in enumerate(WARDS.items())]
    _geojson(folder / "wards.geojson", squares)
    _geojson(folder / "outline.geojson", [(TOWN, "Threeward", WEST, WEST + 3 * SIDE)])
    people = "".join(f"{code},{1000 * (i + 1)}\n" for i, code in enumerate(WARDS))
    (folder / "people.csv").write_text("ward,people\n" + people, encoding="utf-8")
    return folder


def _geojson(path: Path, squares: Iterable[tuple[str, str, float, float]]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[left, SOUTH], [right, SOUTH], [right, SOUTH + SIDE], [left, SOUTH + SIDE], [left, SOUTH]]
                ],
            },
        }
        for code, name, left, right in squares
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def as_csv(rows: Iterable[Row], *, headings: Row | None = HEADINGS, delimiter: str = ",") -> str:
    """Write rows as CSV text, with headings above them unless told otherwise."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerows([*([headings] if headings else []), *rows])
    return text.getvalue()


def table_recipe(
    folder: Path, *files: str, options: str = "", columns: dict[str, str] | None = None, head: str = HEAD
) -> Path:
    """Write a recipe with one source of events in the files named; return its path."""
    named = "\n".join(f'{key} = "{heading}"' for key, heading in (columns or COLUMNS).items())
    return _recipe(folder, head + TABLE.format(files=_quoted(files), options=options, columns=named))


def counts_recipe(folder: Path, *files: str) -> Path:
    """Write a recipe with one source of totals by ward and month."""
    return _recipe(folder, HEAD + COUNTS.format(files=_quoted(files)))


def street_recipe(folder: Path, *files: str, head: str = HEAD) -> Path:
    """Write a recipe with one source of the police's street files."""
    return _recipe(folder, head + STREET.format(files=_quoted(files)))


def _recipe(folder: Path, text: str) -> Path:
    path = folder / "audit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _quoted(files: Iterable[str]) -> str:
    return ", ".join(f'"{file}"' for file in files)
