"""Recipes for the four partnerships of the Cleveland force area, with whole paths to the open data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

PARTNERSHIPS = {
    "E06000001": "Hartlepool",
    "E06000002": "Middlesbrough",
    "E06000003": "Redcar and Cleveland",
    "E06000004": "Stockton-on-Tees",
}
MONTHS = tuple(f"{year}-{month:02d}" for year in (2023, 2024) for month in range(1, 13))

FIXMYSTREET = {
    "Graffiti": "criminal-damage-arson",
    "Bus Stops Damage": "criminal-damage-arson",
    "Fly-tipping": "anti-social-behaviour",
    "Abandoned Vehicles": "anti-social-behaviour",
    "Dog Fouling": "anti-social-behaviour",
}
"""A mapping for the test's sake: the other labels are left to fall under ``unclassified``."""

GEOGRAPHY = """
[[boundaries]]
name = "outline"
file = "{data}/boundaries/lad_2020.geojson"
code = "lad_code"
label = "lad_name"

[[boundaries]]
name = "ward"
file = "{data}/boundaries/wards_2024.geojson"
code = "ward24_code"
label = "ward24_name"

[[boundaries]]
name = "lsoa21"
file = "{data}/boundaries/lsoa_2021.geojson"
code = "lsoa21_code"
label = "lsoa21_name"

[[boundaries]]
name = "lsoa11"
file = "{data}/boundaries/lsoa_2011.geojson"
code = "lsoa11_code"
label = "lsoa11_name"

[[lookup]]
from = "lsoa11"
to = "lsoa21"
file = "{data}/lookups/lsoa11_lsoa21_lad22.csv"
from_column = "lsoa11_code"
to_column = "lsoa21_code"

[[lookup]]
from = "lsoa21"
to = "ward"
file = "{data}/lookups/lsoa21_ward24_lad24_bestfit.csv"
from_column = "lsoa21_code"
to_column = "ward24_code"

[[population]]
name = "census-2021"
source = "Office for National Statistics, Census 2021"
date = 2021-03-21
by = "lsoa21"
file = "{data}/population/census2021_residents_households_lsoa21.csv"
code = "lsoa21_code"
column = "total_residents"
use = true

[[population]]
name = "mid-2020"
source = "Office for National Statistics, mid-2020 estimates"
date = 2020-06-30
by = "lsoa11"
file = "{data}/population/population_mid2020_lsoa11_single_year_age.csv.gz"
code = "lsoa11_code"
column = "total_population"
"""

HEAD = """
[partnership]
name = "{name}"
code = "{code}"
boundaries = "outline"
regime = "england"

[period]
from = {year}-01-01
to = {year}-12-31

[comparison]
from = {before}-01-01
to = {before}-12-31

[report]
by = "ward"
title = "Crime and disorder in {name}"
monthly_by = "{monthly_by}"

[disclosure]
method = "{method}"
"""

POLICE = """
[[source]]
name = "police"
agency = "Cleveland Police"
reader = "police-uk-street"
licence = "Open Government Licence v3.0"
areas = ["lsoa21", "lsoa11"]
files = [{files}]
"""

REPORTS = """
[[source]]
name = "fixmystreet"
agency = "mySociety"
reader = "counts"
licence = "Open Data Commons Attribution"
areas = "lsoa11"
files = ["{data}/agencies/fixmystreet_reports_lsoa_month.csv.gz"]

[source.covers]
from = 2007-02-01
to = 2020-12-31

[source.columns]
area = "lsoa"
period = "month"
category = "category"
count = "reports"

[source.categories]
{mapping}
"""


def street_files(data: Path) -> list[Path]:
    """Return the 24 monthly files of 2023 and 2024, in order of month."""
    return [data / "police" / month / f"{month}-cleveland-street.csv.gz" for month in MONTHS]


def write_police_recipe(
    path: Path, data: Path, code: str, *, method: str, monthly_by: str = "partnership", files: Sequence[Path] = ()
) -> Path:
    """Write the recipe of one partnership: 2024 beside 2023, by ward, from the police's street files."""
    named = ",\n  ".join(f'"{file}"' for file in files or street_files(data))
    return _write(path, data, code, 2024, method, monthly_by, POLICE.format(files=named))


def write_fixmystreet_recipe(path: Path, data: Path, code: str, *, method: str) -> Path:
    """Write a recipe on totals by LSOA of 2011 and month: 2019 beside 2018, by ward of 2024."""
    mapping = "\n".join(f'"{label}" = "{category}"' for label, category in FIXMYSTREET.items())
    return _write(path, data, code, 2019, method, "partnership", REPORTS.format(data=data, mapping=mapping))


def _write(path: Path, data: Path, code: str, year: int, method: str, monthly_by: str, source: str) -> Path:
    name = PARTNERSHIPS[code]
    head = HEAD.format(name=name, code=code, year=year, before=year - 1, monthly_by=monthly_by, method=method)
    path.write_text(head + GEOGRAPHY.format(data=data) + source, encoding="utf-8")
    return path
