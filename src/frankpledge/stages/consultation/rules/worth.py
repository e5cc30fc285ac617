"""What an exercise was worth: whom it reached, who answered, what that cost, and what it changed (R196)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

PENNY = Decimal("0.01")


class Influence(StrEnum):
    """What came of an exercise in what the partnership decided."""

    NONE = "none"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    DECIDED = "decided"


INFLUENCE = {
    Influence.NONE: "Nothing was decided otherwise",
    Influence.CONFIRMED: "It confirmed what was planned",
    Influence.CHANGED: "It changed something that was planned",
    Influence.DECIDED: "Something new was decided because of it",
}


def cost_of_each(cost: Decimal | None, responded: int) -> Decimal | None:
    """Return the cost per response; none where nobody answered or the cost is not known.

    >>> cost_of_each(Decimal(1000), 300), cost_of_each(Decimal(10), 0), cost_of_each(None, 5)
    (Decimal('3.33'), None, None)
    """
    return (cost / responded).quantize(PENNY, ROUND_HALF_UP) if cost is not None and responded else None


def share_that_answered(responded: int, reached: int | None) -> float | None:
    """Return which share of those reached answered.

    >>> share_that_answered(150, 600), share_that_answered(3, None), share_that_answered(0, 0)
    (0.25, None, None)
    """
    return responded / reached if reached else None
