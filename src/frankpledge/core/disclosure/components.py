"""Split a system into parts that share no unknown cell: each can be attacked on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from frankpledge.core.disclosure.system import LinearSystem, Whole


@dataclass(frozen=True, eq=False)
class Component:
    """Unknown cells joined by sums, each numbered as in the whole system.

    ``system`` holds the cells alone; ``known``, shape (n_sums,), is what the known cells add to each sum.
    """

    cells: Whole
    sums: Whole
    system: LinearSystem
    known: Whole


def components(system: LinearSystem) -> Iterator[Component]:
    """Yield the connected parts of the unknown cells, in order of their first cell.

    Examples
    --------
    >>> two = LinearSystem.of([0, 0, 3, 0, 0, 9], [9, 9, 3, 9, 9, 9], [(2, [0, 1]), (5, [3, 4])])
    >>> [(part.cells.tolist(), part.known.tolist()) for part in components(two)]
    [([0, 1], [-3]), ([3, 4], [-9])]
    """
    free = np.flatnonzero(system.low < system.high)
    unknown = system.sums[:, free].tocsr()
    used = np.flatnonzero(np.diff(unknown.indptr))
    label = _labels(unknown[used])
    row_label = label[unknown[used].indices[unknown[used].indptr[:-1]]]
    order, row_order = np.argsort(label, kind="stable"), np.argsort(row_label, kind="stable")
    cells, sums = free[order], used[row_order]
    known = (system.sums @ np.where(system.low < system.high, 0, system.low))[sums]
    rows = unknown[sums][:, order]  # every part is now a block of neighbouring rows and columns
    for here, there in _blocks(label[order], row_label[row_order]):
        bounds = LinearSystem(system.low[cells[here]], system.high[cells[here]], rows[there][:, here])
        yield Component(cells[here], sums[there], bounds, known[there])


def _blocks(labels: Whole, row_labels: Whole) -> Iterator[tuple[slice, slice]]:
    numbers = np.arange(int(labels.max(initial=-1)) + 2)
    ends, row_ends = np.searchsorted(labels, numbers), np.searchsorted(row_labels, numbers)
    for part in numbers[:-1]:
        yield slice(ends[part], ends[part + 1]), slice(row_ends[part], row_ends[part + 1])


def _labels(unknown: Any) -> Whole:
    """Number the connected parts of the cells, in order of each part's first cell."""
    n_rows, n_cells = unknown.shape
    if n_rows == 0:
        return np.arange(n_cells)
    graph = sparse.block_array([[None, abs(unknown).T], [abs(unknown), None]])
    found = csgraph.connected_components(graph, directed=False)[1][:n_cells]
    first = np.unique(found, return_index=True)[1]
    rank = np.empty(int(found.max(initial=-1)) + 1, dtype=np.int64)
    rank[found[np.sort(first)]] = np.arange(len(first))
    return rank[found]
