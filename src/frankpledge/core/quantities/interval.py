"""An interval with the method that made it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Interval:
    """Low and high ends of an interval, its level (0.95 for 95 %) and the method's name.

    Examples
    --------
    >>> Interval(1.0, 3.0, method="Byar").holds(2.0)
    True
    """

    low: float
    high: float
    level: float = 0.95
    method: str = ""

    def holds(self, value: float) -> bool:
        """Say whether ``value`` lies in the closed interval."""
        return self.low <= value <= self.high
