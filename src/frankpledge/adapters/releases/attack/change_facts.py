"""What a row of ``change.csv`` tells of the counts before and after."""

from __future__ import annotations

from math import ceil, floor

from frankpledge.adapters.releases.attack.inversion import ROUNDING
from frankpledge.adapters.releases.attack.published import Numbers

DERIVED = ("ratio", "ci_low", "ci_high")
"""Columns that rest on both counts."""


def after_from_ratio(row: Numbers, before: int) -> tuple[int, int] | None:
    """Return the counts after that the ratio of monthly counts leaves, the count before being known.

    Examples
    --------
    >>> after_from_ratio({"ratio": 0.25, "months_before": 12, "months_after": 12}, 12)
    (3, 3)
    """
    scale = _scale(row)
    if scale is None:
        return None
    return _whole((row["ratio"] - ROUNDING) * before * scale, (row["ratio"] + ROUNDING) * before * scale)


def before_from_ratio(row: Numbers, after: int) -> tuple[int, int] | None:
    """Return the counts before that the ratio of monthly counts leaves, the count after being known.

    Examples
    --------
    >>> before_from_ratio({"ratio": 4.0, "months_before": 12, "months_after": 12}, 12)
    (3, 3)
    """
    scale = _scale(row)
    if scale is None or row["ratio"] <= ROUNDING:
        return None
    return _whole(after / ((row["ratio"] + ROUNDING) * scale), after / ((row["ratio"] - ROUNDING) * scale))


def _scale(row: Numbers) -> float | None:
    if "ratio" not in row or not row.get("months_before") or not row.get("months_after"):
        return None
    return row["months_after"] / row["months_before"]


def _whole(low: float, high: float) -> tuple[int, int] | None:
    least, greatest = max(0, ceil(low)), floor(high)
    return (least, greatest) if least <= greatest else None
