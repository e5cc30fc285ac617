"""What may be shown of a source's counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.disclosure.policy import Policy
from frankpledge.core.disclosure.system import Whole

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Protection:
    """Which counts of a source are withheld, and what is shown in place of exact ones.

    Attributes
    ----------
    policy : Policy
        The rule that was applied.
    period : mapping of int to bool array, shape (n_areas + 2, n_categories + 1)
        By period (0 comparison, 1 the period), true where withheld; laid out as `SourceCounts.with_totals`.
    monthly : bool array, shape (n_categories + 1, n_months)
        The partnership's months, true where withheld; months in the order of `SourceCounts`.
    monthly_by_area : bool array, shape (n_areas + 2, n_categories + 1, n_months), or None
        The same for every area, where the release shows that; its last row equals ``monthly``.
    rounded_period, rounded_monthly, rounded_monthly_by_area
        What to publish instead of exact counts, in the same shapes, where the method is to round; else None.
    """

    policy: Policy
    period: Mapping[int, Mask]
    monthly: Mask
    monthly_by_area: Mask | None
    rounded_period: Mapping[int, Whole] | None = None
    rounded_monthly: Whole | None = None
    rounded_monthly_by_area: Whole | None = None
