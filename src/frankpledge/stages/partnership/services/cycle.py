"""The only writer of cycles and of their steps' days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Plan, UnplannableSteps, plan_back, with_own_minimums
from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import cycle as events  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Cycle, CycleStep
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries.cycle import last_closed, open_cycle, steps_never_ended, steps_of
from frankpledge.stages.partnership.queries.due_dates import period_from as period_due
from frankpledge.stages.partnership.services.inheritance import carry_baselines


@transaction.atomic
def plan_cycle(
    *,
    statutory_date: date,
    contingency_days: int,
    minimum_days: Mapping[str, int],
    by: Standing,
    at: datetime,
    period_from: date | None = None,
    period_to: date | None = None,
    planned_on: date | None = None,
) -> Cycle:
    """Plan a cycle, worked back from its due date; it follows the one closed last, whose baselines it takes over.

    ``planned_on`` is today, or for a cycle joined midway the day on which it truly began.
    """
    check_may_coordinate(by)
    if open_cycle(by):
        raise Refused("A cycle is under way. Close it before the next one is planned.")
    cycle = Cycle(
        partnership=by.partnership, regime=by.partnership.regime, tier=by.partnership.tier,
        planned_on=planned_on or by.today, previous=last_closed(by),
    )  # fmt: skip
    plan = _set_plan(cycle, statutory_date, period_from, period_to, contingency_days, minimum_days)
    for place, planned in enumerate(plan.steps, start=1):
        row = CycleStep(partnership=by.partnership, cycle=cycle, step=planned.step.key, place=place)
        _set_days(row, plan)
    record("cycle.planned", subject=cycle, by=by, at=at, facts={"due": statutory_date})
    carry_baselines(cycle=cycle, by=by, at=at)
    return cycle


@transaction.atomic
def change_plan(
    *,
    cycle: Cycle,
    statutory_date: date,
    contingency_days: int,
    minimum_days: Mapping[str, int],
    by: Standing,
    at: datetime,
    period_from: date | None = None,
    period_to: date | None = None,
) -> Cycle:
    """Set the plan anew; what was recorded of its steps stays."""
    check_may_coordinate(by)
    by.check_owns(cycle)
    check_open(cycle)
    plan = _set_plan(cycle, statutory_date, period_from, period_to, contingency_days, minimum_days)
    for row in cycle.steps.all():
        _set_days(row, plan)
    record("cycle.replanned", subject=cycle, by=by, at=at, facts={"due": statutory_date})
    return cycle


@transaction.atomic
def close_cycle(*, cycle: Cycle, closed_on: date, by: Standing, at: datetime, unfinished: bool = False) -> Cycle:
    """Close a cycle. Steps that never ended are named, and closed over only when that is said to be meant (R020)."""
    check_may_coordinate(by)
    by.check_owns(cycle)
    check_open(cycle)
    rows = list(cycle.steps.all())
    refuse_if_any(
        {
            "closed_on": _faults_of_closing(closed_on, rows, by),
            "unfinished": [] if unfinished else steps_never_ended(cycle, rows),
        }
    )
    cycle.closed_on = closed_on
    save_checked(cycle)
    facts = {"on": closed_on, "unfinished": sum(row.ended is None for row in rows)}
    record("cycle.closed", subject=cycle, by=by, at=at, facts=facts)
    return cycle


def check_open(cycle: Cycle) -> None:
    """Refuse to change what is closed."""
    if cycle.closed_on:
        raise Refused("This cycle is closed.")


def _faults_of_closing(day: date, rows: Sequence[CycleStep], by: Standing) -> list[str]:
    recorded = [day for row in rows for day in (row.started, row.ended) if day]
    if day > by.today:
        return ["The day on which it was closed cannot lie ahead."]
    return ["A step was begun or ended after that day. Enter a later day."] if max(recorded, default=day) > day else []


def _set_plan(
    cycle: Cycle, due: date, first: date | None, last: date | None, contingency: int, days: Mapping[str, int]
) -> Plan:
    """Put the plan's own days on the cycle and save it; return the plan."""
    proposed = period_due(read_regime(cycle.regime), due)
    cycle.statutory_date, cycle.contingency_days = due, contingency
    cycle.period_from, cycle.period_to = first or proposed.first, last or proposed.last
    plan = plan_for(cycle, days)
    reasons: dict[str, list[str]] = {"statutory_date": [], "period_to": []}
    if due <= cycle.planned_on:
        reasons["statutory_date"].append("That day has passed. Enter the next day on which it is due.")
    if cycle.period_to <= cycle.period_from:
        reasons["period_to"].append("The period must end after it begins.")
    refuse_if_any(reasons)
    save_checked(cycle)
    return plan


def plan_for(cycle: Cycle, days: Mapping[str, int]) -> Plan:
    """Work the plan of a cycle back from its due date; ``cycle`` need not be saved."""
    if not steps_of(cycle):
        raise Refused("The regime has no steps for an area of this kind. Whoever runs this site can correct it.")
    try:
        own = with_own_minimums(steps_of(cycle), dict(days))
    except UnplannableSteps as unplannable:
        raise Refused(" ".join(unplannable.faults)) from None
    return plan_back(own, cycle.statutory_date, cycle.contingency_days, cycle.planned_on)


def _set_days(row: CycleStep, plan: Plan) -> None:
    planned = plan.planned(row.step)
    row.minimum_days = planned.step.recommended_minimum_days
    row.planned_start, row.planned_end = planned.start, planned.end
    save_checked(row)
