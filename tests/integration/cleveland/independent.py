"""The same counts by another road: pandas and geopandas, written from the contract and not from the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from tests.integration.cleveland.recipes import FIXMYSTREET

UNPLACED = "unplaced"
PERIODS = {"2023": "2023-01-01", "2024": "2024-01-01"}
NAMED = {"Violence and sexual offences": "violent-crime"}


@dataclass(frozen=True)
class Place:
    """A partnership's outline and its member wards, in order of code."""

    code: str
    outline: gpd.GeoDataFrame
    wards: gpd.GeoDataFrame

    @classmethod
    def read(cls, data: Path, code: str) -> Place:
        outlines = gpd.read_file(data / "boundaries" / "lad_2020.geojson")
        outline = outlines.loc[outlines["lad_code"] == code, ["geometry"]].reset_index(drop=True)
        wards = gpd.read_file(data / "boundaries" / "wards_2024.geojson")[["ward24_code", "ward24_name", "geometry"]]
        return cls(code, outline, members(wards, outline).sort_values("ward24_code").reset_index(drop=True))

    def area_codes(self) -> list[str]:
        return [*self.wards["ward24_code"], UNPLACED, self.code]

    def names(self) -> dict[str, str]:
        return dict(zip(self.wards["ward24_code"], self.wards["ward24_name"], strict=True))


def members(areas: gpd.GeoDataFrame, outline: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Keep the areas whose representative point lies in the closed outline."""
    points = gpd.GeoDataFrame(geometry=areas.representative_point(), crs=areas.crs)
    inside = points.sjoin(outline, predicate="intersects").index
    return areas.loc[areas.index.isin(inside)]


def slug(label: str) -> str:
    """Give police.uk's own label its code: small letters, hyphens, no 'and'."""
    return NAMED.get(label) or label.lower().replace(" and ", "-").replace(" ", "-")


def street_rows(files: Sequence[Path]) -> pd.DataFrame:
    """Read every street file: one row a record, with the file it came from."""
    wanted = ["Month", "Longitude", "Latitude", "Crime type"]
    frames = [pd.read_csv(file, usecols=wanted).assign(file=file.name) for file in files]
    rows = pd.concat(frames, ignore_index=True)
    assert rows[["Longitude", "Latitude"]].notna().all().all(), "the independent count expects a point in every row"
    return rows.assign(category=rows["Crime type"].map(slug)).rename(columns={"Month": "month"})


def place_by_point(rows: pd.DataFrame, place: Place) -> pd.Series:
    """Say for each row in which ward it lies: a code, `unplaced`, or missing when outside the partnership."""
    points = gpd.GeoDataFrame(
        index=rows.index, geometry=gpd.points_from_xy(rows["Longitude"], rows["Latitude"]), crs="EPSG:4326"
    )
    inside = points.sjoin(place.outline, predicate="intersects").index.unique()
    hits = points.loc[inside].sjoin(place.wards, predicate="intersects").sort_values("ward24_code")
    ward = hits.loc[~hits.index.duplicated(keep="first"), "ward24_code"]  # ties go to the lowest code
    area = pd.Series(pd.NA, index=rows.index, dtype="object")
    area.loc[inside] = UNPLACED
    area.loc[ward.index] = ward
    return area


def with_margins(counted: pd.DataFrame, partnership: str) -> pd.Series:
    """Sum rows (area, category, when, number) with the totals over areas and over categories added."""
    over_categories = pd.concat([counted, counted.assign(category="all")])
    everything = pd.concat([over_categories, over_categories.assign(area=partnership)])
    return everything.groupby(["area", "category", "when"])["number"].sum()


def police_counts(placed: pd.DataFrame, partnership: str) -> pd.Series:
    """Return records by area, category and first day of the period, margins included."""
    counted = placed.dropna(subset="area").assign(number=1)
    return with_margins(counted.assign(when=counted["month"].str[:4].map(PERIODS)), partnership)


def police_months(placed: pd.DataFrame, partnership: str) -> pd.Series:
    """Return records by area, category and month, margins included."""
    counted = placed.dropna(subset="area").assign(number=1)
    return with_margins(counted.assign(when=counted["month"]), partnership)


def census_2021(data: Path, place: Place) -> pd.Series:
    """Residents by member ward: LSOAs of 2021 go where the best-fit lookup sends them."""
    people = pd.read_csv(data / "population" / "census2021_residents_households_lsoa21.csv")
    ward = pd.read_csv(data / "lookups" / "lsoa21_ward24_lad24_bestfit.csv").set_index("lsoa21_code")["ward24_code"]
    summed = people.groupby(people["lsoa21_code"].map(ward))["total_residents"].sum()
    return summed.reindex(place.wards["ward24_code"], fill_value=0)


def own_total(data: Path, place: Place, file: str, boundaries: str, code: str, column: str) -> int:
    """Return a population source's own total for the partnership: over its areas that are members."""
    areas = members(gpd.read_file(data / "boundaries" / boundaries)[[code, "geometry"]], place.outline)
    people = pd.read_csv(data / "population" / file, usecols=[code, column]).set_index(code)[column]
    return int(people.reindex(areas[code]).sum())


def fixmystreet_counts(data: Path, place: Place) -> tuple[pd.Series, int]:
    """Return reports of 2018 and 2019 by area, category and period, and how many rows of the file they take.

    An LSOA of 2011 belongs when its representative point lies in the outline. It is in a ward when every
    LSOA of 2021 made from it is in that ward by the best-fit lookup; else nobody can say: `unplaced`.
    """
    rows = pd.read_csv(data / "agencies" / "fixmystreet_reports_lsoa_month.csv.gz")
    old = members(gpd.read_file(data / "boundaries" / "lsoa_2011.geojson")[["lsoa11_code", "geometry"]], place.outline)
    rows = rows[rows["lsoa"].isin(set(old["lsoa11_code"])) & rows["month"].str[:4].isin(["2018", "2019"])]
    counted = pd.DataFrame(
        {
            "area": rows["lsoa"].map(_ward_of_old_lsoa(data)),
            "category": rows["category"].map(FIXMYSTREET).fillna("unclassified"),
            "when": rows["month"].str[:4] + "-01-01",
            "number": rows["reports"],
        }
    )
    counted["area"] = counted["area"].where(counted["area"].isin(set(place.wards["ward24_code"])), UNPLACED)
    return with_margins(counted, place.code), len(rows)


def _ward_of_old_lsoa(data: Path) -> dict[str, str]:
    change = pd.read_csv(data / "lookups" / "lsoa11_lsoa21_lad22.csv")[["lsoa11_code", "lsoa21_code"]]
    fit = pd.read_csv(data / "lookups" / "lsoa21_ward24_lad24_bestfit.csv")[["lsoa21_code", "ward24_code"]]
    wards = change.merge(fit, on="lsoa21_code").groupby("lsoa11_code")["ward24_code"].unique()
    return {code: found[0] for code, found in wards.items() if len(found) == 1}
