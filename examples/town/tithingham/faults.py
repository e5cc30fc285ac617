"""Choose which rows are spoilt, none of them twice, so that each has one reason only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np


def plant(may_be: Sequence[bool], faults: Mapping[str, int], rng: np.random.Generator) -> list[str]:
    """Return each row's fault or "", as many rows of each fault as asked for, among those that may be spoilt."""
    planted = [""] * len(may_be)
    chosen = iter(rng.permutation(np.flatnonzero(np.array(may_be, bool))).tolist())
    for fault, number in faults.items():
        for _ in range(number):
            planted[next(chosen)] = fault
    return planted
