"""How many answers are wanted, and how many people to invite for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, inf, isfinite, sqrt
from statistics import NormalDist

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.rates.intervals import normal_quantile

EVEN = 0.5
"""The share whose estimate varies most: plan for it where nothing is known."""
SLACK = 1e-9


@dataclass(frozen=True)
class SamplePlan:
    """How many answers an aim wants, and how many invitations would bring them.

    ``everybody`` is true where there are not people enough to invite; ``expected_answers`` is then what
    inviting all of them would bring.
    """

    answers: int
    invitations: int
    expected_answers: int
    everybody: bool

    def cost(self, *, fixed: float = 0.0, per_invitation: float = 0.0, per_answer: float = 0.0) -> float:
        """Return what the plan costs, in the unit of the prices given.

        >>> plan = plan_for_margin(0.05, population=10_000, response_rate=0.25)
        >>> plan.cost(fixed=500, per_invitation=1.1, per_answer=2)
        2868.0
        """
        return fixed + self.invitations * per_invitation + self.expected_answers * per_answer


def answers_for_margin(
    margin: float, *, population: float = inf, share: float = EVEN, level: float = 0.95, design_effect: float = 1.0
) -> int:
    """Return how many answers put a share's interval within ``margin`` on either side.

    n₀ = z² p (1 − p) / margin²; of a finite population n₀ / (1 + (n₀ − 1) / N); times the design effect, and
    never more than there are people.

    Parameters
    ----------
    margin : half the interval's width, as a share: 0.05 for five percentage points.
    population : people who may be asked.
    share : what is expected; 0.5 is the safe choice.
    design_effect : from an earlier round, or 1 to 2 for weights from raking.

    References
    ----------
    Cochran WG. Sampling Techniques, 3rd edition. Wiley, 1977, section 4.4. Krejcie RV, Morgan DW. Educ Psychol
    Meas 1970; 30: 607-610 (its table, of which two rows stand below).

    Examples
    --------
    >>> answers_for_margin(0.05, population=1_000), answers_for_margin(0.05, population=10_000)
    (278, 370)
    """
    _refuse(margin=margin, share=share, level=level, design_effect=design_effect, population=population)
    wide = normal_quantile(level) ** 2 * share * (1 - share) / margin**2
    wanted = wide / (1 + (wide - 1) / population) * design_effect
    return int(min(ceil(wanted - SLACK), population))


def margin_for_answers(
    answers: int, *, population: float = inf, share: float = EVEN, level: float = 0.95, design_effect: float = 1.0
) -> float:
    """Return the margin of error that so many answers give: half the interval's width.

    >>> round(margin_for_answers(370, population=10_000), 4)
    0.05
    """
    _refuse(answers=answers, share=share, level=level, design_effect=design_effect, population=population)
    effective = answers / design_effect
    left = max((population - effective) / (population - 1), 0.0) if isfinite(population) and population > 1 else 1.0
    return normal_quantile(level) * sqrt(share * (1 - share) / effective * left)


def plan_for_margin(
    margin: float,
    *,
    population: float = inf,
    response_rate: float = 1.0,
    share: float = EVEN,
    level: float = 0.95,
    design_effect: float = 1.0,
) -> SamplePlan:
    """Return answers and invitations for a margin of error.

    A low rate of response costs more than invitations: those who answer differ from those who do not, which no
    number of invitations mends.

    Examples
    --------
    >>> plan_for_margin(0.05, population=10_000, response_rate=0.25)
    SamplePlan(answers=370, invitations=1480, expected_answers=370, everybody=False)
    >>> plan_for_margin(0.05, population=1_000, response_rate=0.2).everybody
    True
    """
    wanted = answers_for_margin(margin, population=population, share=share, level=level, design_effect=design_effect)
    return invite(wanted, population=population, response_rate=response_rate)


def answers_for_change(
    before: float, after: float, *, power: float = 0.8, level: float = 0.95, design_effect: float = 1.0
) -> int:
    """Return how many answers *each* of two rounds wants, to find a change of this size so often as ``power`` says.

    n = (z₁ √(2 p̄ q̄) + z₂ √(p₁q₁ + p₂q₂))² / (p₂ − p₁)², with p̄ the mean of both; times the design effect. The
    rounds ask different people; a panel asked twice wants fewer.

    References
    ----------
    Fleiss JL, Levin B, Paik MC. Statistical Methods for Rates and Proportions, 3rd edition. Wiley, 2003, section
    4.2. Agrees with R's power.prop.test, whose manual gives 76.7 for the first example.

    Examples
    --------
    >>> answers_for_change(0.50, 0.75, power=0.90), answers_for_change(0.30, 0.25)
    (77, 1251)
    """
    _refuse(share=before, after=after, level=level, power=power, design_effect=design_effect)
    if before == after:
        raise Refused({"after": ["Say what change is to be found: the two shares are the same."]})
    mean = (before + after) / 2
    by_chance = normal_quantile(level) * sqrt(2 * mean * (1 - mean))
    found = NormalDist().inv_cdf(power) * sqrt(before * (1 - before) + after * (1 - after))
    return ceil(((by_chance + found) / (after - before)) ** 2 * design_effect - SLACK)


def power_for_change(
    before: float, after: float, *, answers: int, level: float = 0.95, design_effect: float = 1.0
) -> float:
    """Return how often so many answers in each round would find this change.

    >>> round(power_for_change(0.50, 0.75, answers=77), 3)
    0.901
    """
    _refuse(share=before, after=after, answers=answers, level=level, design_effect=design_effect)
    mean, effective = (before + after) / 2, answers / design_effect
    by_chance = normal_quantile(level) * sqrt(2 * mean * (1 - mean))
    spread = sqrt(before * (1 - before) + after * (1 - after))
    return NormalDist().cdf((sqrt(effective) * abs(after - before) - by_chance) / spread)


def invite(answers: int, *, population: float = inf, response_rate: float = 1.0) -> SamplePlan:
    """Return how many to invite for so many answers.

    >>> invite(300, population=2_000, response_rate=0.1)
    SamplePlan(answers=300, invitations=2000, expected_answers=200, everybody=True)
    """
    _refuse(answers=answers, response_rate=response_rate, population=population)
    wanted = ceil(answers / response_rate - SLACK)
    if wanted <= population:
        return SamplePlan(answers, wanted, answers, everybody=False)
    everybody = int(population)
    return SamplePlan(answers, everybody, int(everybody * response_rate + SLACK), everybody=True)


BETWEEN = ("margin", "share", "after", "level", "power")
SAYINGS = {
    "margin": "The margin of error must lie between 0 and 1, such as 0.05.",
    "share": "The share expected must lie between 0 and 1.",
    "after": "The share after must lie between 0 and 1.",
    "level": "The confidence must lie between 0 and 1, such as 0.95.",
    "power": "The power must lie between 0 and 1, such as 0.8.",
    "response_rate": "The rate of response must be above 0 and at most 1.",
    "design_effect": "The design effect must be above 0; 1 is that of a simple random sample.",
    "population": "The population must be 1 or more.",
    "answers": "There must be 1 answer or more.",
}


def _refuse(**given: float) -> None:
    """Refuse numbers that make no plan, all at once and each by its name."""
    reasons: Mapping[str, list[str]] = {
        name: [SAYINGS[name]] for name, number in given.items() if not _fits(name, number)
    }
    refuse_if_any(reasons)


def _fits(name: str, number: float) -> bool:
    if name in BETWEEN:
        return 0 < number < 1
    if name == "response_rate":
        return 0 < number <= 1
    return number > 0 if name == "design_effect" else number >= 1
