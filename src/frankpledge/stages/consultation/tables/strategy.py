"""The rows of the pages on the strategy, and of the five phases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import ConsultationStrategy, Exercise
from frankpledge.stages.consultation.queries.strategy import state_of as state_of_strategy
from frankpledge.stages.consultation.rules.duties import ConsultationDuty
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.ui.formats import money_text, plural

Row = list[Any]


def strategy_facts(strategy: ConsultationStrategy) -> list[tuple[str, Any]]:
    """Return what a version says, a pair a line."""
    return [
        ("Version", strategy.version),
        ("Written on", strategy.written_on),
        ("How it stands", {"status": state_of_strategy(strategy)}),
        *_approval(strategy),
        ("Led by", str(strategy.lead)),
        ("Who does the work", f"{strategy.get_done_by_display()}. {strategy.done_by_reason}"),
        ("Money for the cycle", money_text(strategy.budget)),
        ("Staff hours for the cycle", strategy.hours),
        ("Exercises are planned ahead by", plural(strategy.lead_days, "day")),
        ("Where a group must be asked with care", plural(strategy.sensitive_lead_days, "day")),
    ]


def _approval(strategy: ConsultationStrategy) -> list[tuple[str, Any]]:
    if strategy.put_to is None:
        return [("Put to", "no group yet")]
    put = [("Put to", f"{strategy.put_to}"), ("On", strategy.put_on)]
    if strategy.answer:
        put += [("Answered by", str(strategy.answered_by)), ("Answered on", strategy.answered_on)]
    return [*put, *([("What is to be changed", strategy.words)] if strategy.words else [])]


def phase_rows(
    strategy: ConsultationStrategy | None, planned: Sequence[Exercise], standing: Standing
) -> list[Row]:  # fmt: skip
    """Return a row a phase: its aim, its exercises, and whether anything is planned (R226)."""
    aims = {each.phase: each.aim for each in strategy.aims.all()} if strategy else {}
    rows = []
    for phase in Phase:
        own = [each for each in planned if each.phase == phase]
        states = {str(each.state_on(standing.today)) for each in own}
        state = next((word for word in ("open", "to come", "closed") if word in states), "nothing planned")
        titles = "; ".join(each.title for each in own)
        rows.append([phase.words, aims.get(str(phase), "no aim yet"), titles, {"status": state}])
    return rows


def budget_rows(planned: Iterable[Exercise]) -> tuple[Any, int]:
    """Return the money and the hours that the planned exercises take together."""
    found = list(planned)
    return sum((each.cost_planned or 0) for each in found), sum((each.hours_planned or 0) for each in found)


def version_rows(found: Iterable[ConsultationStrategy]) -> list[Row]:
    """Return a row an earlier version."""
    return [
        [
            each.version, each.written_on, str(each.put_to or "no group"), {"status": state_of_strategy(each)},
            each.words,
        ]
        for each in found
    ]  # fmt: skip


def duty_rows(duties: Iterable[ConsultationDuty], planned: Sequence[Exercise]) -> list[Row]:
    """Return a row a duty, with the exercises that serve it (R177)."""
    rows = []
    for duty in duties:
        serving = [each.title for each in planned if duty.key in each.duties]
        state = {"status": "served" if serving else "not served"}
        rows.append([duty.text, duty.source.text, duty.source.caution.capitalize(), "; ".join(serving), state])
    return rows
