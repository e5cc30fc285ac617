"""Tables of a release: all keys there, and nothing that follows from a withheld count."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.quantities import NumberColumn, Withheld
from frankpledge.core.tables.counts import with_margins
from frankpledge.core.tables.published import Frame, Shown, build_tables

FRAME = Frame(
    "P1",
    "Town",
    {0: (date(2024, 1, 1), date(2024, 12, 31)), 1: (date(2025, 1, 1), date(2025, 12, 31))},
    per=1000,
)
MONTHS = tuple(f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13))
DERIVED = {"rates": ("rate", "ci_low", "ci_high"), "change": ("ratio", "ci_low", "ci_high")}


def shown(before, after, hidden, *, complete=True, population=(1000.0, 2000.0)):
    """One source of two areas and one category, with what is withheld of either period."""
    counts = {p: with_margins(np.array(cells).reshape(3, 1)) for p, cells in ((0, before), (1, after))}
    people = np.array([*population, np.nan, sum(population)])
    monthly = np.zeros((2, 24), dtype=np.int64)
    return Shown(
        "police", "event", ("W1", "W2"), ("Abbey", "Bank"), ("burglary",), MONTHS, np.repeat([0, 1], 12),
        np.full(24, complete), {p: (counts[p], np.array(hidden).reshape(4, 2)) for p in (0, 1)},
        (monthly, np.zeros((2, 24), dtype=bool)), people, complete,
    )  # fmt: skip


cells = st.lists(st.integers(0, 300), min_size=3, max_size=3)
masks = st.lists(st.booleans(), min_size=8, max_size=8)


@given(cells, cells, masks)
def test_whatever_follows_from_a_withheld_count_is_withheld_with_it(before, after, hidden):
    tables = build_tables([shown(before, after, hidden)], FRAME)
    for name, derived in DERIVED.items():
        for row in tables[name].rows():
            if row["status"] != "withheld":
                continue
            assert all(row[key] is None or isinstance(row[key], Withheld) for key in derived)
            assert row.get("reading", "") == ""


@given(cells, cells, masks)
def test_every_area_and_category_has_a_row_in_order_of_its_keys(before, after, hidden):
    tables = build_tables([shown(before, after, hidden)], FRAME)
    keys = [(row["area_code"], row["category"], row["period_from"]) for row in tables["counts"].rows()]
    assert keys == sorted(keys)
    assert set(keys) == {
        (a, c, f)
        for a in ("P1", "W1", "W2", "unplaced")
        for c in ("all", "burglary")
        for f in ("2024-01-01", "2025-01-01")
    }
    assert len(tables["monthly"]) == 2 * 24


@given(cells, cells)
def test_areas_and_unplaced_add_up_to_the_partnership(before, after):
    rows = list(build_tables([shown(before, after, [False] * 8)], FRAME)["counts"].rows())
    for period in ("2024-01-01", "2025-01-01"):
        of = {
            row["area_code"]: row["count"] for row in rows if row["category"] == "all" and row["period_from"] == period
        }
        assert of.pop("P1") == sum(of.values())


def test_a_count_under_twenty_is_shown_and_marked():
    rows = build_tables([shown([19, 20, 0], [0, 0, 0], [False] * 8)], FRAME)["counts"].rows()
    status = {
        row["area_code"]: row["status"]
        for row in rows
        if row["category"] == "burglary" and row["period_from"] == "2024-01-01"
    }
    assert status == {"W1": "unreliable", "W2": "shown", "unplaced": "unreliable", "P1": "shown"}


def test_what_lies_in_no_area_has_a_count_and_no_rate():
    rows = build_tables([shown([5, 5, 5], [5, 5, 5], [False] * 8)], FRAME)["rates"].rows()
    row = next(row for row in rows if row["area_code"] == "unplaced")
    assert (row["count"], row["population"], row["rate"]) == (5, None, None)


def test_change_is_not_read_where_a_month_is_missing():
    rows = build_tables([shown([100, 1, 1], [300, 1, 1], [False] * 8, complete=False)], FRAME)["change"].rows()
    assert {row["reading"] for row in rows} == {"not-comparable"}


def test_the_rate_of_the_partnership_is_on_the_sum_of_its_areas_people():
    rows = build_tables([shown([30, 30, 0], [30, 30, 0], [False] * 8)], FRAME)["rates"].rows()
    row = next(row for row in rows if row["area_code"] == "P1" and row["category"] == "all")
    assert (row["population"], row["rate"]) == (3000, 20.0)


def test_a_release_without_comparison_has_an_empty_table_of_change():
    one = shown([1, 1, 1], [5, 5, 5], [False] * 8)
    alone = Shown(**{**vars(one), "period": {1: one.period[1]}})
    tables = build_tables([alone], Frame("P1", "Town", {1: FRAME.days[1]}, 1000))
    assert len(tables["change"]) == 0
    assert isinstance(tables["counts"].columns["count"], NumberColumn)
