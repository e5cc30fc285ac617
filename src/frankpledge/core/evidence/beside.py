"""What a high rate means beside the rates of the same category that are higher still."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.core.evidence.rows import RateRow
from frankpledge.core.evidence.words import number


def beside(row: RateRow, above: Sequence[RateRow]) -> str:
    """Say what a rate means beside higher ones of its category: the second by its interval, the third by its count."""
    first = above[0]
    if len(above) == 1:
        if (row.high or 0.0) >= (first.low or 0.0):
            return (
                f"Chance could have put {row.name} behind {first.name}, for their intervals overlap: treat the two as"
                f" equals, and look for what they share before planning for either alone"
            )
        return (
            f"Chance does not explain the gap between {row.name} and {first.name}, for their intervals lie apart: begin"
            f" in {first.name}, and ask what keeps {row.name} below it"
        )
    if row.count >= first.count:
        return (
            f"With {number(row.count)} records against {number(first.count)} in {first.name}, {row.name} weighs as much"
            f" or more in numbers: where the aim is to bring the total down, put it before {first.name}"
        )
    return (
        f"With {number(row.count)} records against {number(first.count)} in {first.name}, {row.name} is the smaller"
        f" task: use it to see whether what works in {first.name} works elsewhere"
    )
