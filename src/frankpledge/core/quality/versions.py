"""What changed between two versions of the same records: rows that came, rows that went, rows that were changed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]


@dataclass(frozen=True)
class RowChanges:
    """How many rows of the later version are new, how many of the earlier are gone, and how many were changed."""

    added: int
    gone: int
    changed: int


def row_changes(before: Hashes, after: Hashes, records_before: Hashes, records_after: Hashes) -> RowChanges:
    """Count what changed, each row known by a hash of its cells, and its record by a hash of its identifier.

    Rows alike in every cell are matched one for one. Of the rest, those of the same record on both sides were changed;
    a record of 0 has no identifier, and its rows can only have come or gone. Arrays of one length a side.

    >>> before, after = np.array([1, 1, 2, 3], np.uint64), np.array([1, 2, 4, 5], np.uint64)
    >>> records = np.array([0, 0, 7, 8], np.uint64), np.array([0, 7, 8, 9], np.uint64)
    >>> row_changes(before, after, *records)
    RowChanges(added=1, gone=1, changed=1)
    """
    left, came = _unmatched(before, after), _unmatched(after, before)
    changed = _in_both(records_before[left], records_after[came])
    return RowChanges(added=int(came.sum()) - changed, gone=int(left.sum()) - changed, changed=changed)


def _unmatched(these: Hashes, others: Hashes) -> NDArray[np.bool_]:
    """Return which of these rows the others lack, counted one for one."""
    found = np.zeros(len(these), bool)
    if not len(these):
        return found
    order = np.argsort(these, kind="stable")
    ordered = these[order]
    _, first, counts = np.unique(ordered, return_index=True, return_counts=True)
    nth = np.arange(len(ordered)) - np.repeat(first, counts)
    found[order] = nth >= _times(ordered, others)
    return found


def _times(wanted: Hashes, among: Hashes) -> NDArray[np.int64]:
    """Return how often each of the wanted stands among the others."""
    values, counts = np.unique(among, return_counts=True)
    if not len(values):
        return np.zeros(len(wanted), np.int64)
    place = np.minimum(np.searchsorted(values, wanted), len(values) - 1)
    return np.where(values[place] == wanted, counts[place], 0).astype(np.int64)


def _in_both(these: Hashes, others: Hashes) -> int:
    """Return how many can be paired, the nameless left aside."""
    values, counts = np.unique(these[these != 0], return_counts=True)
    return int(np.minimum(counts, _times(values, others[others != 0])).sum())
