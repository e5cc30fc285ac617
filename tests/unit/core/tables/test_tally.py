"""Every row has one reason, and nothing is lost between rows and counts."""

from collections import Counter
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.tables.tally import COUNTED, REASONS, Span, Tally

SPAN = Span.of((date(2023, 1, 1), date(2023, 3, 31)), (date(2024, 1, 1), date(2024, 3, 31)))
DAY = 19723  # 1 January 2024

rows_of = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 0, 1, 2]),  # kind
        st.integers(-1, 2),  # label
        st.one_of(st.integers(DAY - 500, DAY + 200), st.just(-1_000_000)),  # day
        st.integers(-1, 9),  # n
        st.sampled_from([0, 1, -1, -2, -9]),  # area
    ),
    max_size=60,
)


def arrays(rows):
    kind, label, day, n, area = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    return {"kind": kind, "label": label, "day": day, "day_to": day, "n": n}, area


def fresh() -> Tally:
    return Tally(SPAN, 2, 2, np.array([0, 1, 1, 0]))


@given(rows_of)
def test_rows_and_reasons_always_balance(rows):
    tally = fresh()
    if rows:
        tally.add(*arrays(rows))
    assert tally.reasons.sum() == len(rows)
    assert tally.rows_by_unit.sum() == tally.reasons[COUNTED]


@given(rows_of.filter(bool))
def test_counts_are_the_sum_of_what_the_counted_rows_stand_for(rows):
    tally = fresh()
    batch, area = arrays(rows)
    reason = tally.add(batch, area)
    assert tally.cells.sum() == batch["n"][reason == COUNTED].sum()


@given(rows_of.filter(bool), st.integers(0, 60))
def test_counting_in_two_batches_is_counting_in_one(rows, cut):
    whole, parts = fresh(), fresh()
    batch, area = arrays(rows)
    whole.add(batch, area)
    for piece in (slice(None, cut), slice(cut, None)):
        if len(area[piece]):
            parts.add({name: column[piece] for name, column in batch.items()}, area[piece])
    assert (whole.cells == parts.cells).all()
    assert (whole.reasons == parts.reasons).all()


def unit_by_hand(day, day_to):
    """The month that holds both days, else the period that does, else nothing."""
    if day_to < day:
        return None
    spans = list(zip(SPAN.firsts.tolist(), SPAN.lasts.tolist(), SPAN.periods.tolist(), strict=True))
    for unit, (first, last, _) in enumerate(spans):
        if first <= day and day_to <= last:
            return unit
    for period in (0, 1):
        mine = [(first, last) for first, last, of_period in spans if of_period == period]
        if day_to > day and mine[0][0] <= day and day_to <= mine[-1][1]:
            return len(spans) + period
    return None


def counted_by_hand(rows):
    """Count rows one by one, as the contract says; each is kind, label, day, length, n and area."""
    cells, labelled = Counter(), Counter()
    for kind, label, day, length, n, area in rows:
        unit = unit_by_hand(day, day + length)
        if kind == 0 and n >= 0 and area not in (-1, -9) and unit is not None:
            cells[2 if area == -2 else area, [0, 1, 1, 0][label], unit] += n
            labelled[label % 4, unit] += 1
    return {key: n for key, n in cells.items() if n}, dict(labelled)


FIRST_DAYS = st.sampled_from([first for unit in SPAN.firsts.tolist() for first in (unit - 1, unit, unit + 13)])
long_rows = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 0, 1, 2]),
        st.integers(-1, 2),
        st.one_of(FIRST_DAYS, st.just(-1_000_000)),
        st.sampled_from([0, 0, 1, 20, 27, 60, 89, 100, -1]),
        st.sampled_from([-1, 0, 1, 1, 7]),
        st.sampled_from([0, 1, -1, -2, -9]),
    ),
    min_size=1,
    max_size=40,
)


@given(long_rows, st.integers(0, 40))
def test_rows_are_counted_as_by_hand_in_however_many_batches(rows, cut):
    tally = fresh()
    for batch in filter(None, (rows[:cut], rows[cut:])):
        kind, label, day, length, n, area = (np.array(column, dtype=np.int64) for column in zip(*batch, strict=True))
        tally.add({"kind": kind, "label": label, "day": day, "day_to": day + length, "n": n}, area)
    cells, labelled = counted_by_hand(rows)
    assert {tuple(at): tally.cells[tuple(at)] for at in np.argwhere(tally.cells).tolist()} == cells
    assert {tuple(at): tally.rows_by_unit[tuple(at)] for at in np.argwhere(tally.rows_by_unit).tolist()} == labelled
    assert tally.reasons.sum() == len(rows)
    assert tally.reasons[COUNTED] == sum(labelled.values())


def one(**given):
    row = {"kind": 0, "label": 0, "day": DAY, "day_to": DAY, "n": 1} | given
    area = np.array([row.pop("area", 0)])
    dropped = np.array([row.pop("dropped")]) if "dropped" in row else None
    reason = fresh().add({name: np.array([value]) for name, value in row.items()}, area, dropped)
    return REASONS[reason[0]]


def test_each_row_is_told_the_reason_that_would_be_mended_first():
    assert one() == "counted"
    assert one(area=-2) == "counted"
    assert one(area=-1) == "outside-partnership"
    assert one(area=-9) == "no-usable-place"
    assert one(day=-1_000_000) == "no-usable-date"
    assert one(day=DAY + 400, day_to=DAY + 400) == "outside-period"
    assert one(n=-1) == "unreadable-row"
    assert one(kind=1, n=-1) == "totals-row"
    assert one(kind=2) == "unreadable-row"
    assert one(dropped=True, area=-1) == "duplicate-dropped"


def test_a_total_over_a_quarter_is_counted_in_its_period_and_in_no_month():
    tally = fresh()
    quarter = {"kind": 0, "label": 0, "day": DAY, "day_to": DAY + 90, "n": 12}
    tally.add({name: np.array([value]) for name, value in quarter.items()}, np.array([0]))
    assert tally.cells[:, :, : len(SPAN.labels)].sum() == 0
    assert tally.cells[0, 0, len(SPAN.labels) + 1] == 12


def test_a_total_that_reaches_beyond_the_period_is_outside_it():
    assert one(day=DAY, day_to=DAY + 200, n=3) == "outside-period"


def test_months_at_the_ends_of_a_period_are_cut_to_it():
    span = Span.of(None, (date(2024, 1, 20), date(2024, 3, 5)))
    assert span.labels == ("2024-01", "2024-02", "2024-03")
    days = np.array([DAY + 18, DAY + 19, DAY + 64, DAY + 65])
    assert span.unit_of(days, days).tolist() == [-1, 0, 2, -1]
