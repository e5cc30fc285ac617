"""What an estimate of new research wants before it is whole, and where the research stands (R162)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from frankpledge.core.research import Design, Estimate, Method, estimate, faults_of

COUNTS = ("answers", "group_count", "people", "weeks")
RATES = (
    "share_percent", "design_hours", "analysis_hours", "report_hours", "minutes_approached", "minutes_answer",
    "minutes_group", "cost_approached", "cost_answer", "cost_group", "cost_fixed", "hours_a_day",
)  # fmt: skip
FOR_GROUPS = ("group_count", "people", "minutes_group", "cost_group")


def asked_of(method: str) -> tuple[str, ...]:
    """Return the numbers that an estimate by this method is made of.

    >>> [name for name in asked_of("focus-groups") if name not in asked_of("interviews")]
    ['group_count', 'people', 'minutes_group', 'cost_group']
    """
    left_out = ("answers",) if Method(method).is_in_groups else FOR_GROUPS
    return tuple(name for name in (*COUNTS, *RATES) if name not in left_out)


def design_of(method: str, given: Mapping[str, Any]) -> Design | None:
    """Return the design that the numbers make; nothing while one is missing, for none is assumed.

    >>> design_of("interviews", {"answers": 12}) is None
    True
    """
    wanted = {name: given.get(name) for name in asked_of(method)}
    if any(value is None for value in wanted.values()):
        return None
    return Design(method=Method(method), **wanted)  # type: ignore[arg-type]


def estimate_of(method: str, given: Mapping[str, Any]) -> Estimate | None:
    """Return the estimate; nothing while a number is missing or cannot be reckoned with.

    >>> numbers = dict.fromkeys(asked_of("interviews"), Decimal(0)) | {"answers": 12, "weeks": 3}
    >>> numbers |= {"share_percent": Decimal(50), "minutes_answer": Decimal(90), "hours_a_day": Decimal(6)}
    >>> found = estimate_of("interviews", numbers)
    >>> found.approached, str(found.person_days)
    (24, '3')
    """
    design = design_of(method, given)
    return None if design is None or faults_of(design) else estimate(design)


def standing_of(*, estimated: bool, chosen: bool, is_in: bool, done: bool) -> str:
    """Say where a piece of research stands, in the word of its tag.

    It is ``chosen`` once there is a reason to take it in or to leave it out.

    >>> standing_of(estimated=True, chosen=False, is_in=False, done=False)
    'estimated'
    """
    if done:
        return "done"
    if chosen:
        return "taken in" if is_in else "left out"
    return "estimated" if estimated else "to be estimated"


def money_over(needed: Decimal, available: Decimal | None) -> Decimal:
    """Return by how many pounds research exceeds the money there is; nothing where that has not been said.

    >>> money_over(Decimal(5200), Decimal(4000)), money_over(Decimal(5200), None)
    (Decimal('1200'), Decimal('0'))
    """
    return Decimal(0) if available is None else max(Decimal(0), needed - available)


def weeks_over(weeks: int, days_of_work: int) -> int:
    """Return by how many whole weeks the time in the field exceeds the time of the audit's work.

    >>> weeks_over(6, 28), weeks_over(4, 28)
    (2, 0)
    """
    return max(0, weeks - days_of_work // 7)
