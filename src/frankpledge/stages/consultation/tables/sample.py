"""How a plan of how many to ask reads."""

from __future__ import annotations

from typing import Any

from frankpledge.stages.consultation.rules.sample import Planned
from frankpledge.ui.formats import money_text


def plan_facts(planned: Planned) -> list[tuple[str, Any]]:
    """Return what is to be done and what it costs, a pair a line."""
    asked = planned.asked
    each = [
        ("People in each group", planned.group_people),
        ("Answers wanted in each group", planned.group_answers),
        ("People to ask in each group", planned.group_asked),
        ("A share of one group is then known to within", _points(planned.group_margin)),
    ]  # fmt: skip
    everybody = (
        "There are not people enough: everybody is asked, and it will be less exact." if planned.everybody else ""
    )
    return [
        ("People to ask", f"{planned.invitations:,} of {asked.population:,}"),
        ("Answers to expect", f"{planned.answers:,}, at {asked.response_rate:.0%} of those asked"),
        ("A share of all is then known to within", _points(planned.margin)),
        *(each if asked.groups > 1 else []),
        ("Cost", money_text(planned.cost)),
        ("Cost of an answer", money_text(planned.per_answer)),
        *([("Bear in mind", everybody)] if everybody else []),
    ]  # fmt: skip


def _points(margin: float) -> str:
    return f"{margin * 100:.1f} percentage points either way, 19 times in 20"
