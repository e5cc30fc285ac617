"""No withheld count can be told to within the threshold, by an attacker who reasons in whole numbers.

The attacker here is written apart from the program: SciPy's integer programmes over the published cells.
"""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from frankpledge.core.disclosure.policy import Policy
from frankpledge.core.disclosure.suppress import protect
from frankpledge.core.tables import SourceCounts

THRESHOLD = 5
MOST = 10_000

small = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 9, 40])


def source(cells: np.ndarray) -> SourceCounts:
    areas, categories, months = cells.shape
    return SourceCounts(
        "police", "event", "ward",
        tuple(f"W{i}" for i in range(areas - 1)), tuple(f"Ward {i}" for i in range(areas - 1)),
        tuple(f"c{i}" for i in range(categories)), tuple(f"2024-{i + 1:02d}" for i in range(months)),
        np.ones(months, dtype=int), np.ones(months, dtype=bool), cells,
    )  # fmt: skip


cubes = st.tuples(st.integers(2, 4), st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda shape: st.lists(small, min_size=int(np.prod(shape)), max_size=int(np.prod(shape))).map(
        lambda values: np.array(values, dtype=np.int64).reshape(shape)
    )
)


def published(counts: SourceCounts, *, by_area: bool):
    """Every published cell as the base cells it adds up, with its count and whether it is withheld."""
    protection = protect(counts, Policy("suppress", THRESHOLD), monthly_by_area=by_area)
    shape = counts.cells.shape
    base = np.eye(counts.cells.size).reshape(*shape, -1)
    table, months = with_margins(base.sum(axis=2)), with_margins(base)
    shown = [(table, counts.with_totals(1), protection.period[1])]
    rows = slice(None) if by_area else slice(-1, None)
    mask = protection.monthly_by_area if by_area else protection.monthly[None]
    shown.append((months[rows], counts.monthly_with_totals()[rows], mask))
    weights = np.concatenate([w.reshape(-1, counts.cells.size) for w, _, _ in shown])
    values = np.concatenate([v.reshape(-1) for _, v, _ in shown])
    return weights, values, np.concatenate([m.reshape(-1) for _, _, m in shown])


def with_margins(cells: np.ndarray) -> np.ndarray:
    rows = np.concatenate([cells, cells.sum(axis=0, keepdims=True)])
    return np.concatenate([rows, rows.sum(axis=1, keepdims=True)], axis=1)


def width(weights, values, withheld, cell) -> float:
    known = LinearConstraint(weights[~withheld], values[~withheld], values[~withheld])
    ends = []
    for sign in (1, -1):
        found = milp(
            sign * weights[cell], constraints=known, bounds=Bounds(0, MOST), integrality=np.ones(weights.shape[1])
        )
        assert found.success
        ends.append(sign * round(found.fun))
    return ends[1] - ends[0]


@settings(max_examples=60)
@given(cubes, st.booleans())
def test_every_withheld_count_is_left_an_interval_as_wide_as_the_threshold(cube, by_area):
    weights, values, withheld = published(source(cube), by_area=by_area)
    for cell in np.flatnonzero(withheld):
        assert width(weights, values, withheld, cell) >= THRESHOLD


@settings(max_examples=100)
@given(cubes, st.booleans())
def test_every_small_count_is_withheld_and_no_zero_is(cube, by_area):
    _, values, withheld = published(source(cube), by_area=by_area)
    assert withheld[(values > 0) & (values < THRESHOLD)].all()
    assert not withheld[values == 0].any()


@settings(max_examples=30)
@given(cubes, st.booleans())
def test_the_same_counts_are_always_protected_alike(cube, by_area):
    first, second = (published(source(cube), by_area=by_area)[2] for _ in range(2))
    assert (first == second).all()
