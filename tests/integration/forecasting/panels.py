"""Real monthly counts: London's boroughs, and the four districts of Cleveland."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

HALVES = ("chosen on", "held out")
"""Of the boroughs in the order of their names, the first, third … served to choose settings; the others did not."""


@dataclass(frozen=True)
class Panel:
    """Series of one kind for several areas: counts of shape (areas, months) from ``first``, and each area's half."""

    name: str
    first: str
    areas: tuple[str, ...]
    counts: np.ndarray
    least: int
    """Months that must come before an origin."""

    def half(self, area: int) -> str:
        """Return the half of an area."""
        return HALVES[area % 2]


def violence_against_women(data: Path) -> Panel:
    """Offences by borough and month of recording, 2014 to 2026: a lockdown and a change of recording system inside."""
    file = data / "other/london/vawg-offences.parquet"
    return _panel(
        "violence against women and girls", 36,
        f"""select borough_name, recorded_date_months, sum(count) from '{file}'
            where sheet = 'Offence count location' and borough_name not in ('Unknown') group by all""",
    )  # fmt: skip


def knife_crime(data: Path) -> list[Panel]:
    """Return the kinds of knife crime, injury and outcome by borough, 2022 to 2026: from 36 a month to 0.15."""
    file = data / "other/london/monthly-crime-dashboard.parquet"
    kinds = duckdb.sql(f"select distinct crime_subtype, measure from '{file}' order by all").fetchall()
    return [
        _panel(
            f"{kind}, {measure}".lower(), 24,
            f"""select borough_snt, month_year, sum(count) from '{file}' where area_type = 'Borough'
                and crime_subtype = '{kind}' and measure = '{measure}' group by all""",
        )
        for kind, measure in kinds
    ]  # fmt: skip


def cleveland(data: Path) -> Panel:
    """Return street crime by district and category, 2023 to 2025; small areas bear the name of their district."""
    files = data / "cleveland/police/*/*-street.csv.gz"
    return _panel(
        "street crime, Cleveland", 24,
        f"""select regexp_replace("LSOA name", ' [0-9A-Z]+$', '') || ': ' || "Crime type", ("Month" || '-01')::date,
            count(*) from read_csv('{files}', all_varchar = true) where regexp_matches("LSOA name",
            '^(Hartlepool|Middlesbrough|Redcar and Cleveland|Stockton-on-Tees) ') group by all""",
    )  # fmt: skip


def _panel(name: str, least: int, query: str) -> Panel:
    rows = duckdb.sql(query).fetchall()
    areas = tuple(sorted({area for area, _, _ in rows}))
    numbers = [month.year * 12 + month.month - 1 for _, month, _ in rows]
    start = min(numbers)
    counts = np.zeros((len(areas), max(numbers) - start + 1))
    for (area, _, count), number in zip(rows, numbers, strict=True):
        counts[areas.index(area), number - start] = count  # a month without a row had none
    return Panel(name, f"{start // 12}-{start % 12 + 1:02d}", areas, counts, least)
