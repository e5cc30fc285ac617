"""Small sources of counts for tests, and what an attacker knows of their release."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from frankpledge.core.tables import SourceCounts

counts = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 40])


def source(cells: np.ndarray, month_period: list[int] | None = None) -> SourceCounts:
    """Areas (the last is ``unplaced``) by categories by months."""
    areas, categories, months = cells.shape
    return SourceCounts(
        "police", "event", "ward",
        tuple(f"W{i:02}" for i in range(areas - 1)), tuple(f"Ward {i}" for i in range(areas - 1)),
        tuple(f"c{i:02}" for i in range(categories)), tuple(f"2024-{i + 1:02d}" for i in range(months)),
        np.array(month_period or [1] * months), np.ones(months, dtype=bool), cells,
    )  # fmt: skip


def cubes(areas: tuple[int, int], categories: tuple[int, int], months: tuple[int, int]) -> st.SearchStrategy:
    """Draw small cubes of mostly small counts."""
    shapes = st.tuples(st.integers(*areas), st.integers(*categories), st.integers(*months))
    return shapes.flatmap(
        lambda shape: st.lists(counts, min_size=int(np.prod(shape)), max_size=int(np.prod(shape))).map(
            lambda values: np.array(values, dtype=np.int64).reshape(shape)
        )
    )
