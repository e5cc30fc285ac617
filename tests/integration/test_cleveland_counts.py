"""On real files of four partnerships, every count equals one made separately with pandas and geopandas."""

from __future__ import annotations

import gzip
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from tests.integration.cleveland import independent
from tests.integration.cleveland.command import CHECKOUT, assert_balanced, audited, reconciliation, table
from tests.integration.cleveland.recipes import (
    PARTNERSHIPS,
    street_files,
    write_fixmystreet_recipe,
    write_police_recipe,
)

DATA = Path(os.environ["FRANKPLEDGE_DATA"]) / "cleveland" if "FRANKPLEDGE_DATA" in os.environ else None
pytestmark = pytest.mark.skipif(
    DATA is None, reason="FRANKPLEDGE_DATA names no folder of open data, so no real counts are compared"
)
Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Partnership:
    """One partnership: its places, its rows placed by geopandas, and the program's exact release."""

    data: Path
    place: independent.Place
    placed: pd.DataFrame
    exact: Path


@pytest.fixture(scope="module")
def street() -> pd.DataFrame:
    return independent.street_rows(street_files(DATA))


@pytest.fixture(scope="module", params=PARTNERSHIPS, ids=lambda code: PARTNERSHIPS[code].split(" ")[0])
def partnership(request, street, tmp_path_factory) -> Partnership:
    folder = tmp_path_factory.mktemp(request.param)
    place = independent.Place.read(DATA, request.param)
    recipe = write_police_recipe(folder / "exact.toml", DATA, place.code, method="none", monthly_by="ward")
    placed = street.assign(area=independent.place_by_point(street, place))
    return Partnership(DATA, place, placed, audited(recipe, folder / "exact", "--tables-only"))


@pytest.fixture(scope="module")
def protected(partnership) -> Path:
    """The same partnership's release with small numbers withheld, as is usual."""
    folder = partnership.exact.parent
    recipe = write_police_recipe(folder / "protected.toml", DATA, partnership.place.code, method="suppress")
    return audited(recipe, folder / "protected", "--tables-only")


def keyed(frame: pd.DataFrame, when: str, number: str = "count") -> pd.Series:
    """Index a published table by area, category and time."""
    series = frame.set_index(["area_code", "category", when])[number]
    assert not series.index.duplicated().any(), "a cell is published twice"
    return series


def expected_at(expected: pd.Series, index: pd.MultiIndex) -> pd.Series:
    """Return the independent count for each published cell; a cell that it never met is zero."""
    lost = expected.index.difference(index)
    assert lost.empty, f"cells with records that the table lacks: {list(lost)[:5]}"
    return expected.reindex(index, fill_value=0)


def assert_same(published: pd.Series, expected: pd.Series) -> None:
    numbers = published.astype(int)
    off = pd.DataFrame({"published": numbers, "independent": expected})[numbers != expected]
    assert off.empty, f"{len(off)} of {len(numbers)} cells differ:\n{off.head(10).to_string()}"


def test_every_ward_and_category_equals_the_independent_count(partnership):
    counts = keyed(table(partnership.exact, "counts"), "period_from")
    expected = independent.police_counts(partnership.placed, partnership.place.code)
    assert_same(counts, expected_at(expected, counts.index))


def test_every_area_has_a_row_for_every_category_and_period(partnership):
    counts = table(partnership.exact, "counts")
    whole = pd.MultiIndex.from_product(
        [partnership.place.area_codes(), sorted(set(counts["category"])), sorted(set(counts["period_from"]))]
    )
    assert set(counts["period_from"]) == {"2023-01-01", "2024-01-01"}
    assert set(counts["category"]) >= {*partnership.placed["category"], "all"}
    assert set(zip(counts["area_code"], counts["category"], counts["period_from"], strict=True)) == set(whole)


def test_wards_carry_their_own_names(partnership):
    counts = table(partnership.exact, "counts")
    named = dict(zip(counts["area_code"], counts["area_name"], strict=True))
    names = partnership.place.names()
    assert {code: named[code] for code in names} == names


def test_every_month_equals_the_independent_count(partnership):
    monthly = keyed(table(partnership.exact, "monthly"), "month")
    expected = independent.police_months(partnership.placed, partnership.place.code)
    assert_same(monthly, expected_at(expected, monthly.index))


def test_months_by_partnership_are_the_only_ones_published_by_default(partnership, protected):
    monthly = table(protected, "monthly")
    assert set(monthly["area_code"]) == {partnership.place.code}
    assert monthly["month"].nunique() == 24


def test_change_compares_the_two_independent_counts(partnership):
    change = table(partnership.exact, "change").set_index(["area_code", "category"])
    expected = independent.police_counts(partnership.placed, partnership.place.code)
    for column, day in (("count_before", "2023-01-01"), ("count_after", "2024-01-01")):
        there = expected.xs(day, level="when").reindex(change.index, fill_value=0)
        assert_same(change[column], there)
    assert set(change["months_before"]) == set(change["months_after"]) == {"12"}


def test_rates_are_the_count_over_the_people_counted_separately(partnership):
    rates = table(partnership.exact, "rates")
    people = independent.census_2021(partnership.data, partnership.place)
    people[partnership.place.code] = people.sum()
    rates = rates[rates["area_code"].isin(people.index)]
    count, population = rates["count"].astype(int), rates["area_code"].map(people)
    np.testing.assert_array_equal(rates["population"].astype(float), population)
    for column, number in zip(("rate", "ci_low", "ci_high"), (count, *byar(count)), strict=True):
        expected = number * rates["per"].astype(int) / population
        np.testing.assert_allclose(rates[column].astype(float), expected, atol=6e-5, err_msg=column)


def byar(count: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return Byar's 95 % limits of a count (Breslow and Day 1987, after Rothman and Boice 1979)."""
    safe, above = count.clip(lower=1), count + 1
    low = safe * (1 - 1 / (9 * safe) - Z_95 / (3 * np.sqrt(safe))) ** 3
    return low.where(count > 0, 0), above * (1 - 1 / (9 * above) + Z_95 / (3 * np.sqrt(above))) ** 3


def test_all_populations_stand_side_by_side_with_their_own_totals(partnership):
    shown = table(partnership.exact, "denominators")
    own = shown[shown["area_code"] == partnership.place.code].set_index("name")
    place, data = partnership.place, partnership.data
    assert int(float(own.loc["census-2021", "population"])) == independent.own_total(
        data, place, "census2021_residents_households_lsoa21.csv", "lsoa_2021.geojson", "lsoa21_code", "total_residents"
    )
    assert int(float(own.loc["mid-2020", "population"])) == independent.own_total(
        data, place, "population_mid2020_lsoa11_single_year_age.csv.gz", "lsoa_2011.geojson", "lsoa11_code",
        "total_population",
    )  # fmt: skip


def test_every_file_balances_and_agrees_with_the_rows_it_holds(partnership):
    balance = reconciliation(partnership.exact)
    assert_balanced(balance)
    by_file = partnership.placed.groupby("file")["area"].agg(["size", "count"])
    police = balance.loc["police"]
    assert police["read"].to_dict() == by_file["size"].to_dict()
    assert police["counted"].to_dict() == by_file["count"].to_dict()
    assert police["outside-partnership"].to_dict() == (by_file["size"] - by_file["count"]).to_dict()


def test_protection_alters_no_figure_that_it_leaves_to_be_seen(partnership, protected):
    for name, when in (("counts", "period_from"), ("monthly", "month")):
        published, exact = table(protected, name), keyed(table(partnership.exact, name), when)
        shown = keyed(published[published["status"] != "withheld"], when)
        assert_same(shown, exact.reindex(shown.index).astype(int))


def test_every_small_count_is_withheld_and_says_so(partnership, protected):
    for name, when in (("counts", "period_from"), ("monthly", "month")):
        published = table(protected, name).set_index(["area_code", "category", when])
        exact = keyed(table(partnership.exact, name), when).astype(int).reindex(published.index)
        small = exact.between(1, 4)
        assert (published.loc[small, "status"] == "withheld").all()
        withheld = published["status"] == "withheld"
        assert (published.loc[withheld, "count"] == "").all()
        assert (published.loc[~withheld, "count"] != "").all()


def test_what_derives_from_a_withheld_count_is_withheld(protected):
    keys = ["area_code", "category", "period_from"]
    rates = table(protected, "rates").set_index(keys)
    counts = table(protected, "counts").set_index(keys)
    withheld = counts["status"].reindex(rates.index) == "withheld"
    assert withheld.any()
    assert (rates.loc[withheld, ["count", "rate", "ci_low", "ci_high"]] == "").all().all()
    assert (rates.loc[withheld, "status"] == "withheld").all()


def test_small_but_shown_counts_are_marked_unreliable(protected):
    counts = table(protected, "counts")
    shown = counts[counts["status"] != "withheld"]
    few = shown["count"].astype(int) < 20
    assert (shown.loc[few, "status"] == "unreliable").all()
    assert (shown.loc[~few, "status"] == "shown").all()


@pytest.mark.parametrize("code", PARTNERSHIPS, ids=lambda code: PARTNERSHIPS[code].split(" ")[0])
def test_totals_by_old_lsoa_reach_the_new_wards_or_are_unplaced(code, tmp_path):
    recipe = write_fixmystreet_recipe(tmp_path / "audit.toml", DATA, code, method="none")
    out = audited(recipe, tmp_path / "out", "--tables-only")
    expected, rows = independent.fixmystreet_counts(DATA, independent.Place.read(DATA, code))
    counts = keyed(table(out, "counts"), "period_from")
    assert_same(counts, expected_at(expected, counts.index))
    balance = reconciliation(out)
    assert_balanced(balance)
    assert balance["counted"].sum() == rows


def lay_out_as_the_example_says(folder: Path) -> None:
    """Put the open data where the example's README says, under the names that its publishers give the columns."""
    shutil.copy(CHECKOUT / "examples" / "middlesbrough" / "audit.toml", folder)
    for name in ("police", "boundaries", "lookups", "population"):
        (folder / "data" / name).mkdir(parents=True)
    for packed in street_files(DATA):
        month = folder / "data" / "police" / packed.parent.name
        month.mkdir()
        (month / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    for made, kept, code, label in (
        ("local_authority_districts", "lad_2020", "lad", "LAD24"),
        ("wards_2024", "wards_2024", "ward24", "WD24"),
        ("lsoa_2021", "lsoa_2021", "lsoa21", "LSOA21"),
    ):
        areas = gpd.read_file(DATA / "boundaries" / f"{kept}.geojson")
        areas = areas.rename(columns={f"{code}_code": f"{label}CD", f"{code}_name": f"{label}NM"})
        areas[[f"{label}CD", f"{label}NM", "geometry"]].to_file(folder / "data" / "boundaries" / f"{made}.geojson")
    fit = pd.read_csv(DATA / "lookups" / "lsoa21_ward24_lad24_bestfit.csv")
    fit = fit.rename(columns={"lsoa21_code": "LSOA21CD", "ward24_code": "WD24CD"})
    fit.to_csv(folder / "data" / "lookups" / "lsoa21_ward24.csv", index=False)
    people = pd.read_csv(DATA / "population" / "census2021_residents_households_lsoa21.csv")
    people = people.rename(columns={"lsoa21_code": "geography code", "total_residents": "residents"})
    people.to_csv(folder / "data" / "population" / "census_2021_lsoa21.csv", index=False)


def test_the_documented_example_gives_the_same_release(tmp_path):
    lay_out_as_the_example_says(tmp_path)
    example = audited(tmp_path / "audit.toml", tmp_path / "example", "--tables-only")
    own = audited(
        write_police_recipe(tmp_path / "own.toml", DATA, "E06000002", method="suppress"),
        tmp_path / "own",
        "--tables-only",
    )
    for name in ("counts", "rates", "monthly", "change"):
        pd.testing.assert_frame_equal(table(example, name), table(own, name))
