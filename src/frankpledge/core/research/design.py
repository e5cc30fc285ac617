"""What a piece of research is to be: how many answers, from whom, and what each takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from frankpledge.core.research.method import Method

ALL = Decimal(100)
DAY = 24


@dataclass(frozen=True, kw_only=True)
class Design:
    """A survey, focus groups or interviews as they are planned. Every rate is given by the planner: none is assumed.

    ``answers`` is how many are to answer; of focus groups there are ``group_count``, with so many ``people`` in each.
    ``share_percent`` is how many of each hundred people approached are expected to answer or to come. Times are of
    staff: fixed hours, and minutes for each person approached, each who answers or comes, each group. Costs are in
    pounds, beside the staff's time. ``hours_a_day`` is a working day; ``weeks`` is how long it is in the field.

    Examples
    --------
    >>> Design(method=Method.GROUPS, group_count=4, people=8, share_percent=Decimal(50), hours_a_day=Decimal(7)).wanted
    32
    """

    method: Method
    answers: int = 0
    group_count: int = 0
    people: int = 0
    share_percent: Decimal
    design_hours: Decimal = Decimal(0)
    analysis_hours: Decimal = Decimal(0)
    report_hours: Decimal = Decimal(0)
    minutes_approached: Decimal = Decimal(0)
    minutes_answer: Decimal = Decimal(0)
    minutes_group: Decimal = Decimal(0)
    cost_approached: Decimal = Decimal(0)
    cost_answer: Decimal = Decimal(0)
    cost_group: Decimal = Decimal(0)
    cost_fixed: Decimal = Decimal(0)
    hours_a_day: Decimal
    weeks: int = 1

    @property
    def wanted(self) -> int:
        """How many people are to answer, or to come."""
        return self.group_count * self.people if self.method.is_in_groups else self.answers


def faults_of(design: Design) -> Mapping[str, list[str]]:
    """Return what is wrong with a design, by the field that must be mended; empty where it can be reckoned.

    >>> faults_of(Design(method=Method.POSTAL, answers=0, share_percent=Decimal(120), hours_a_day=Decimal(7)))
    {'answers': ['Give at least one.'], 'share_percent': ['Give more than 0 and no more than 100.']}
    """
    amounts = [
        each.name for each in fields(Design) if each.name.startswith(("minutes", "cost")) or "_hours" in each.name
    ]
    found = {name: _fault(getattr(design, name) >= 0, "Give 0 or more.") for name in amounts}
    counts = ("group_count", "people") if design.method.is_in_groups else ("answers",)
    found |= {name: _fault(getattr(design, name) >= 1, "Give at least one.") for name in (*counts, "weeks")}
    found["share_percent"] = _fault(0 < design.share_percent <= ALL, "Give more than 0 and no more than 100.")
    found["hours_a_day"] = _fault(0 < design.hours_a_day <= DAY, "Give more than 0 and no more than 24.")
    return {name: said for name, said in found.items() if said}


def _fault(holds: bool, mend: str) -> list[str]:
    return [] if holds else [mend]
