"""What is released holds against the attacker who has also read that zeros are shown, and against its own sums.

The attackers here are written apart from the program: SciPy's programmes over base cells, not over published ones.
"""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, linprog, milp

from frankpledge.core.disclosure.policy import Policy
from frankpledge.core.disclosure.rounding import rounding_interval
from frankpledge.core.disclosure.suppress import protect
from frankpledge.core.tables import SourceCounts
from tests.unit.core.disclosure.made_counts import cubes, source

FAR = 10_000.0


def parts_of(counts: SourceCounts, period: int, *, by_area: bool) -> np.ndarray:
    """Each published cell of a period as the base cells it adds up: first the period's table, then its months."""
    shape = counts.cells[:, :, counts.month_period == period].shape
    base = np.eye(int(np.prod(shape)), dtype=int).reshape(*shape, -1)
    months = margins(base)[slice(None) if by_area else slice(-1, None)]
    tables = (margins(base.sum(axis=2)), months)
    return np.concatenate([table.reshape(-1, base.shape[-1]) for table in tables])


def margins(cells: np.ndarray) -> np.ndarray:
    rows = np.concatenate([cells, cells.sum(axis=0, keepdims=True)])
    return np.concatenate([rows, rows.sum(axis=1, keepdims=True)], axis=1)


def flat(table: np.ndarray, months: np.ndarray) -> np.ndarray:
    return np.concatenate([table.ravel(), months.ravel()])


def withheld_cells(counts: SourceCounts, policy: Policy, period: int, *, by_area: bool) -> np.ndarray:
    protection = protect(counts, policy, monthly_by_area=by_area)
    months = protection.monthly_by_area if by_area else protection.monthly[None]
    return flat(protection.period[period], months[:, :, counts.month_period == period])


def informed_width(parts: np.ndarray, values: np.ndarray, withheld: np.ndarray, cell: int) -> float:
    """How far apart the ends are, in whole numbers, when every withheld cell is known to be 1 or more."""
    low = np.where(withheld, 1.0, values)
    high = np.where(withheld, FAR, values)
    ends = [
        milp(sign * parts[cell], constraints=LinearConstraint(parts, low, high), integrality=np.ones(parts.shape[1]))
        for sign in (1, -1)
    ]
    return float(round(-ends[1].fun) - round(ends[0].fun))


@settings(max_examples=40)
@given(cubes((2, 4), (1, 3), (1, 3)), st.booleans(), st.integers(2, 8))
def test_knowing_that_zeros_are_shown_does_not_help(cube, by_area, threshold):
    counts = source(cube)
    parts = parts_of(counts, 1, by_area=by_area)
    values = parts @ cube.ravel()
    withheld = withheld_cells(counts, Policy("suppress", threshold), 1, by_area=by_area)
    assert withheld[(values > 0) & (values < threshold)].all()
    assert not withheld[values == 0].any()
    for cell in np.flatnonzero(withheld):
        assert informed_width(parts, values, withheld, cell) >= threshold


@settings(max_examples=40)
@given(cubes((2, 4), (1, 3), (2, 4)), st.booleans())
def test_each_period_is_protected_by_itself(cube, by_area):
    """Nothing of one period stands in a sum with anything of the other."""
    both = source(cube, month_period=[0] + [1] * (cube.shape[2] - 1))
    alone = source(cube[:, :, 1:])
    policy = Policy("suppress")
    together = withheld_cells(both, policy, 1, by_area=by_area)
    assert (together == withheld_cells(alone, policy, 1, by_area=by_area)).all()


@settings(max_examples=40)
@given(cubes((3, 5), (1, 4), (1, 2)), st.randoms(use_true_random=False))
def test_areas_in_another_order_are_protected_too(cube, order):
    """Where two choices cost the same the order decides between them, never whether they are safe."""
    rows = list(range(len(cube)))
    order.shuffle(rows)
    turned = source(cube[rows])
    parts = parts_of(turned, 1, by_area=False)
    values = parts @ turned.cells.ravel()
    withheld = withheld_cells(turned, Policy("suppress"), 1, by_area=False)
    for cell in np.flatnonzero(withheld):
        assert informed_width(parts, values, withheld, cell) >= 5


@settings(max_examples=60)
@given(cubes((2, 4), (1, 3), (1, 3)), st.booleans(), st.sampled_from([3, 4, 5, 10]))
def test_no_small_count_is_told_closer_than_its_own_rounding_tells_it(cube, by_area, base):
    counts = source(cube)
    parts = parts_of(counts, 1, by_area=by_area)
    values = parts @ cube.ravel()
    protection = protect(counts, Policy("round", base=base), monthly_by_area=by_area)
    withheld = withheld_cells(counts, Policy("round", base=base), 1, by_area=by_area)
    months = protection.rounded_monthly_by_area if by_area else protection.rounded_monthly[None]
    low, high = rounding_interval(flat(protection.rounded_period[1], months), base)
    known = parts[~withheld]
    limits = np.concatenate([high[~withheld], -low[~withheld]])
    for cell in np.flatnonzero((values > 0) & (values < 5)):
        ends = [linprog(sign * parts[cell], A_ub=np.vstack([known, -known]), b_ub=limits) for sign in (1, -1)]
        if ends[1].status == 3:  # it can grow without end
            continue
        width = np.floor(-ends[1].fun + 1e-6) - np.ceil(ends[0].fun - 1e-6)
        assert width >= min(base - 1, high[cell] - low[cell])
