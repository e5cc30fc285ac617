"""How many people to ask for figures of a certain precision, of the whole or of several groups, and the cost."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from frankpledge.core.opinion import margin_for_answers, plan_for_margin


@dataclass(frozen=True)
class Asked:
    """What is wanted: half the width of the interval as a share, of how many people, in so many groups of one size."""

    margin: float
    population: int
    groups: int = 1
    response_rate: float = 1.0
    design_effect: float = 1.0
    per_asked: float = 0.0
    per_answer: float = 0.0
    fixed: float = 0.0


@dataclass(frozen=True)
class Planned:
    """What it takes: answers and people to ask, in each group and in all; how near the truth that is; the cost."""

    asked: Asked
    group_people: int
    group_answers: int
    group_asked: int
    answers: int
    invitations: int
    everybody: bool
    group_margin: float
    margin: float
    cost: float

    @property
    def per_answer(self) -> float:
        """What an answer costs, all told."""
        return self.cost / self.answers if self.answers else 0.0


def plan(asked: Asked) -> Planned:
    """Return how many to ask.

    >>> found = plan(Asked(0.05, 90_000, groups=3, response_rate=0.25, design_effect=1.5, per_asked=1.1, fixed=500))
    >>> found.group_answers, found.invitations, round(found.margin, 3), round(found.cost)
    (569, 6828, 0.029, 8011)
    >>> plan(Asked(0.05, 300, response_rate=0.3)).everybody
    True
    """
    people = max(floor(asked.population / asked.groups), 1)
    found = plan_for_margin(
        asked.margin, population=people, response_rate=asked.response_rate, design_effect=asked.design_effect
    )
    invitations, answers = found.invitations * asked.groups, found.expected_answers * asked.groups
    cost = asked.fixed + invitations * asked.per_asked + answers * asked.per_answer
    return Planned(
        asked, people, found.expected_answers, found.invitations, answers, invitations, found.everybody,
        _margin(found.expected_answers, people, asked.design_effect),
        _margin(answers, asked.population, asked.design_effect), cost,
    )  # fmt: skip


def _margin(answers: int, population: int, effect: float) -> float:
    """Return how near the truth so many answers come; 1 where there are none to speak of."""
    return min(margin_for_answers(answers, population=population, design_effect=effect), 1.0) if answers else 1.0
