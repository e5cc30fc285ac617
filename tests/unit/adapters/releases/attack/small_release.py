"""A small release made by hand, safe as it stands: eight wards, four categories, two years, two sources.

Burglary in Abbey is the small number; burglary in Brook and robbery in both are withheld to cover it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from frankpledge.adapters.releases.attack.inversion import byar_high, byar_low

WARDS = {
    "W1": "Abbey",
    "W2": "Brook",
    "W3": "Central",
    "W4": "North Ormesby",
    "W5": "Ormesby",
    "W6": "St Mary’s",
    "W7": "Park End",
}
PLACES = {**WARDS, "unplaced": "No place known", "TOWN": "Riverton"}
PEOPLE = {"W1": 7213, "W2": 6120, "W3": 5308, "W4": 4812, "W5": 8021, "W6": 6645, "W7": 9003, "TOWN": 47122}
LABELS = {
    "all": "All records",
    "burglary": "Burglary",
    "drugs": "Drugs",
    "robbery": "Robbery",
    "violent-crime": "Violence and sexual offences",
}
YEARS = {"2023": ("2023-01-01", "2023-12-31"), "2024": ("2024-01-01", "2024-12-31")}
EXACT = {  # wards in order, then unplaced
    "2023": {
        "burglary": [9, 41, 66, 30, 52, 28, 47, 0],
        "drugs": [25, 31, 80, 22, 36, 27, 33, 12],
        "robbery": [21, 34, 61, 24, 26, 22, 31, 8],
        "violent-crime": [120, 140, 310, 101, 160, 95, 131, 44],
    },
    "2024": {
        "burglary": [3, 44, 71, 26, 49, 31, 58, 0],
        "drugs": [28, 29, 92, 24, 31, 25, 36, 10],
        "robbery": [22, 31, 70, 21, 29, 25, 30, 9],
        "violent-crime": [131, 152, 342, 99, 148, 104, 127, 51],
    },
}
HIDDEN = {("W1", "burglary"), ("W2", "burglary"), ("W1", "robbery"), ("W2", "robbery")}
HIDDEN_YEARS = ("2024",)
Row = dict[str, object]


def counts_of(year: str) -> dict[tuple[str, str], int]:
    """Return every exact count of a year, totals included."""
    table = EXACT[year]
    codes = [*WARDS, "unplaced"]
    found = {(code, name): table[name][place] for name in table for place, code in enumerate(codes)}
    found |= {("TOWN", name): sum(table[name]) for name in table}
    found |= {(code, "all"): sum(found[code, name] for name in table) for code in [*codes, "TOWN"]}
    return found


def is_hidden(year: str, code: str, category: str) -> bool:
    """Say whether the release withholds a count."""
    return year in HIDDEN_YEARS and (code, category) in HIDDEN


def table_rows() -> dict[str, list[Row]]:
    """Return the rows of every table."""
    counts, rates, change = [], [], []
    for code, name in PLACES.items():
        for category in LABELS:
            for year, (start, end) in YEARS.items():
                row: Row = {"area_code": code, "area_name": name, "source": "police", "basis": "event"}
                row |= {"category": category, "period_from": start, "period_to": end}
                count = counts_of(year)[code, category]
                hidden = is_hidden(year, code, category)
                status = "withheld" if hidden else "unreliable" if count < 20 else "shown"
                row |= {"count": "" if hidden else count}
                counts.append({**row, "status": status})
                rates.append({**row, **rate_columns(code, count, hidden), "status": status})
            change.append(change_row(code, name, category))
    return {
        "counts": counts,
        "rates": rates,
        "monthly": list(monthly_rows()),
        "change": change,
        "denominators": [
            {"area_code": c, "name": "census", "source": "ONS", "date": "2021-03-21", "population": p, "used": "true"}
            for c, p in PEOPLE.items()
        ],
        "quality": [
            {"source": "police", "check": "completeness", "field": "place", "measure": "rows", "value": 110,
             "sentence": "About 110 rows have no place, 1 in 20 records."},
            {"source": "police", "check": "completeness", "field": "place", "measure": "share", "value": 0.0513,
             "sentence": "Of every 100 records 5.1% have no place."},
        ],
        "limitations": [{"source": "police", "kind": "inaccurate", "applies_to": "burglary",
                         "sentence": "Points were moved to anchor points."}],
    }  # fmt: skip


def rate_columns(code: str, count: int, hidden: bool) -> Row:
    """Return population, rate and limits of a count."""
    people = PEOPLE.get(code)
    if people is None or hidden:
        return {"population": people or "", "rate": "", "per": 1000, "ci_low": "", "ci_high": ""}
    scale = 1000 / people
    low, high = f"{byar_low(count) * scale:.4f}", f"{byar_high(count) * scale:.4f}"
    return {"population": people, "rate": f"{count * scale:.4f}", "per": 1000, "ci_low": low, "ci_high": high}


def monthly_rows() -> Iterable[Row]:
    """Yield twelfths of the town's yearly counts, what is left over going to December."""
    for category in LABELS:
        for year in YEARS:
            total = counts_of(year)["TOWN", category]
            parts = {c: counts_of(year)["TOWN", c] // 12 for c in EXACT[year]}
            twelfth = sum(parts.values()) if category == "all" else parts[category]
            for month in range(1, 13):
                count = twelfth if month < 12 else total - 11 * twelfth
                place = {"area_code": "TOWN", "area_name": "Riverton", "source": "police", "category": category}
                yield {**place, "month": f"{year}-{month:02d}", "count": count, "complete": "true", "status": "shown"}


def change_row(code: str, name: str, category: str) -> Row:
    """Return the change of one count between the years."""
    before, after = (counts_of(year)[code, category] for year in YEARS)
    row: Row = {"area_code": code, "area_name": name, "source": "police", "category": category}
    hidden = [is_hidden(year, code, category) for year in YEARS]
    row |= {"count_before": "" if hidden[0] else before, "count_after": "" if hidden[1] else after}
    row |= {"months_before": 12, "months_after": 12}
    if any(hidden) or not before:
        status = "withheld" if any(hidden) else "shown"
        return row | {"ratio": "", "ci_low": "", "ci_high": "", "reading": "not-comparable", "status": status}
    ratio = after / before
    row |= {"ratio": f"{ratio:.4f}", "ci_low": f"{ratio * 0.8:.4f}", "ci_high": f"{ratio * 1.25:.4f}"}
    return row | {"reading": "real-change" if ratio > 1.2 else "could-be-chance", "status": "shown"}


def package() -> dict[str, object]:
    """Return the data package."""
    return {
        "name": "audit-riverton-2024",
        "description": "Crime and disorder audit of Riverton, 2024-01-01 to 2024-12-31.",
        "frankpledge": {
            "partnership": "TOWN",
            "sources": {"police": {"method": "suppress", "threshold": 5, "base": 5}},
            "categories": LABELS,
        },
    }


def map_of(category: str) -> dict[str, object]:
    """Return a category's GeoJSON."""
    rows = [row for row in table_rows()["rates"] if row["category"] == category and row["period_from"] > "2024"]  # type: ignore[operator]
    columns = ("area_code", "area_name", "source", "category", "period_from", "period_to", "count", "rate", "status")
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [-1.2, 54.5]},
            "properties": {name: _plain(row[name]) for name in columns},
        }
        for row in rows
        if row["area_code"] in WARDS
    ]
    return {"type": "FeatureCollection", "features": features}


def _plain(value: object) -> object:
    if isinstance(value, str) and value.replace(".", "").isdigit():
        return float(value)
    return None if value == "" else value


def drawing_of(category: str) -> str:
    """Return a category's map as SVG."""
    classes = [("0.0", "5.9", "#fde"), ("6.0", "9.9", "#f9c"), ("10.0", "200.0", "#c06")]
    paths, told = [], []
    for code, name in WARDS.items():
        count = counts_of("2024")[code, category]
        rate = count / PEOPLE[code] * 1000
        hidden = is_hidden("2024", code, category)
        fill = next(colour for low, high, colour in classes if rate <= float(high) + 0.05)
        title = f"{name}: withheld, small number" if hidden else f"{name}: {rate:.1f} per 1,000"
        fill = "url(#withheld)" if hidden else fill
        paths.append(f'<path class="area" data-area="{code}" fill="{fill}" d="M0 0h9v9z"><title>{title}</title></path>')
        told += [] if hidden else [f"{name} {rate:.1f}"]
    legend = "".join(
        f'<g class="legend-item" data-low="{low}" data-high="{high}"><rect fill="{c}" width="9" height="9"/>'
        f"<text>{low} to {high}</text></g>"
        for low, high, c in classes
    )
    label = LABELS[category]
    title = f"Map of {label}, police: rate per 1,000 people by ward, 1 January 2024 to 31 December 2024"
    desc = f"Of the wards shown: {', '.join(told)}. " + ("Withheld: Abbey and Brook." if category == "burglary" else "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 480 560" data-source="police" '
        f'data-category="{category}" data-period-from="2024-01-01">\n<title>{title}</title>\n<desc>{desc}</desc>\n'
        + "\n".join(paths)
        + f"\n{legend}\n</svg>\n"
    )


def page() -> str:
    """Return the report."""
    blocks = [_section(category) for category in LABELS]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Riverton: crime audit 2024</title>\n'
        "<style>td{width:12%}</style></head><body>\n<h1>What 2024 shows</h1>\n"
        "<p>We looked at 7 wards, 1 source and 24 months. Counts from 1 to 4 are withheld, and some larger ones.</p>\n"
        '<ul>\n<li data-finding="F1">Violence and sexual offences in Central ran at 64.4 per 1,000 people '
        "(95% interval 57.8 to 71.6), against 24.5 for Riverton as a whole.</li>\n"
        '<li data-finding="F2">Burglary is highest of the wards shown in Central: 71 records in 2024, 13.4 per 1,000; '
        "figures for Abbey and Brook are withheld.</li>\n"
        '<li data-finding="F3">Burglary in Park End rose by 23%, from 47 in 2023 to 58 in 2024.</li>\n'
        '<li data-finding="F4">Abbey had 9 burglaries in 2023; the figure for 2024 is withheld.</li>\n'
        "<li>Abbey holds 7,213 people, the second of 3 figures for it; see table 2 and 12 months of Brook.</li>\n"
        "</ul>\n"
        + "\n".join(blocks)
        + "\n<h2>Method</h2>\n<p>Rates are per 1,000 people with Byar’s 95% interval; a count under 20 is marked.</p>\n"
        "</body></html>\n"
    )


def _section(category: str) -> str:
    label = LABELS[category]
    rows = []
    for code, name in WARDS.items():
        count, hidden = counts_of("2024")[code, category], is_hidden("2024", code, category)
        rate = count / PEOPLE[code] * 1000
        figures = ["withheld", "withheld"] if hidden else [f"{count:,}", f"{rate:.1f}"]
        before = counts_of("2023")[code, category]
        cells = "".join(f"<td>{words}</td>" for words in [f"{PEOPLE[code]:,}", before, *figures])
        rows.append(f'<tr><th scope="row">{name}</th>{cells}</tr>')
    return (
        f"<section><h2>{label}</h2>\n"
        f"<figure>{drawing_of(category)}<figcaption>{label} by ward, 2024</figcaption></figure>\n"
        f'<table data-source="police" data-table="rates"><caption>{label} by ward</caption>\n<thead><tr><th>Ward</th>'
        "<th>People</th><th>2023</th><th>2024</th><th>Rate per 1,000</th></tr></thead>\n<tbody>\n"
        + "\n".join(rows)
        + "\n</tbody></table></section>"
    )


def files() -> dict[str, str]:
    """Return every file of the release."""
    found = {f"tables/{name}.csv": as_csv(rows) for name, rows in table_rows().items()}
    found |= {f"maps/wards-{category}-police.geojson": json.dumps(map_of(category), indent=0) for category in LABELS}
    found |= {f"figures/map-{category}.svg": drawing_of(category) for category in LABELS}
    return found | {"report.html": page(), "datapackage.json": json.dumps(package())}


def as_csv(rows: list[Row]) -> str:
    """Return rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(folder: Path, content: Mapping[str, str]) -> Path:
    """Write files to a folder."""
    for name, text in content.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder
