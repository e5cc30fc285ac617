"""What a piece of research takes: people to approach, staff's time, money, and how near it can come."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil

from frankpledge.core.faults import refuse_if_any
from frankpledge.core.research.design import ALL, Design, faults_of
from frankpledge.core.research.margin import margin_of_error

PENNY = Decimal("0.01")
HOUR = 60


@dataclass(frozen=True)
class Part:
    """One line of the reckoning: ``count`` of something, each taking so much.

    Times are in minutes of staff, costs in pounds.
    """

    name: str
    count: int
    each: Decimal

    @property
    def total(self) -> Decimal:
        """All of them together."""
        return self.count * self.each


@dataclass(frozen=True)
class Estimate:
    """How many to approach, and each line of time and money of which the totals are made."""

    approached: int
    answers: int
    time: tuple[Part, ...]
    money: tuple[Part, ...]
    hours_a_day: Decimal
    margin: float | None

    @property
    def minutes(self) -> Decimal:
        """Minutes of staff, as exact as what was given."""
        return sum((part.total for part in self.time), Decimal(0))

    @property
    def hours(self) -> Decimal:
        """Hours of staff, rounded up to the tenth."""
        return _tenths_up(Fraction(self.minutes) / HOUR)

    @property
    def person_days(self) -> Decimal:
        """Person-days of staff, worked out from the minutes and rounded up to the tenth."""
        return _tenths_up(Fraction(self.minutes) / HOUR / Fraction(self.hours_a_day))

    @property
    def cost(self) -> Decimal:
        """Pounds, beside the staff's time."""
        return sum((part.total for part in self.money), Decimal(0))

    @property
    def cost_of_an_answer(self) -> Decimal:
        """Pounds for each person who answers, to the nearest penny."""
        return (self.cost / self.answers).quantize(PENNY, ROUND_HALF_UP)

    @property
    def hours_of_an_answer(self) -> Decimal:
        """Hours of staff for each person who answers, to the nearest hundredth."""
        return (self.minutes / HOUR / self.answers).quantize(PENNY, ROUND_HALF_UP)


def estimate(design: Design) -> Estimate:
    """Reckon what a piece of research takes from its design.

    To approach: wanted / share, rounded up, for nobody is approached in part. Each time and cost is its rate times
    those it falls on; hours and person-days are rounded up to the tenth, so that no time is lost. A margin of error
    is given for surveys alone: of those who come to a focus group or are interviewed no share can be drawn.

    Parameters
    ----------
    design : Design

    Returns
    -------
    Estimate
        Times in minutes, costs in pounds, the margin in percentage points.

    Raises
    ------
    Refused
        Where the design cannot be reckoned; names every field that must be mended.

    Examples
    --------
    400 answers where 35 in a hundred answer: 1,143 letters, which take 1,143 × 2 + 400 × 6 minutes and 40 hours.

    >>> from frankpledge.core.research import Method
    >>> found = estimate(Design(
    ...     method=Method.POSTAL, answers=400, share_percent=Decimal(35), design_hours=Decimal(40),
    ...     minutes_approached=Decimal(2), minutes_answer=Decimal(6), cost_approached=Decimal("1.50"),
    ...     hours_a_day=Decimal("7.5"), weeks=6))
    >>> found.approached, str(found.hours), str(found.person_days), str(found.cost), round(found.margin, 1)
    (1143, '118.1', '15.8', '1714.50', 4.9)
    """
    refuse_if_any(faults_of(design))
    wanted = design.wanted
    approached = ceil(Fraction(wanted) * Fraction(ALL) / Fraction(design.share_percent))
    return Estimate(
        approached,
        wanted,
        _time(design, approached),
        _money(design, approached),
        design.hours_a_day,
        margin_of_error(wanted) if design.method.is_survey else None,
    )


def _time(design: Design, approached: int) -> tuple[Part, ...]:
    fixed = (("design", design.design_hours), ("analysis", design.analysis_hours), ("report", design.report_hours))
    rates = (design.minutes_approached, design.minutes_answer, design.minutes_group)
    return (*(Part(name, 1, hours * HOUR) for name, hours in fixed), *_each(design, approached, rates))


def _money(design: Design, approached: int) -> tuple[Part, ...]:
    rates = (design.cost_approached, design.cost_answer, design.cost_group)
    return (*_each(design, approached, rates), Part("fixed", 1, design.cost_fixed))


def _each(design: Design, approached: int, rates: tuple[Decimal, Decimal, Decimal]) -> tuple[Part, ...]:
    """Return the lines for each person approached, each who answers, and, where there are groups, each of those."""
    counts = (("approached", approached), ("answer", design.wanted), ("group", design.group_count))
    lines = tuple(Part(name, count, rate) for (name, count), rate in zip(counts, rates, strict=True))
    return lines if design.method.is_in_groups else lines[:2]


def _tenths_up(number: Fraction) -> Decimal:
    return Decimal(ceil(number * 10)) / 10
