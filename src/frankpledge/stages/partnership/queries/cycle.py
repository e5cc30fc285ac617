"""The cycle: its plan, what was recorded of it, and what follows from both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import (
    Actual,
    Forecast,
    OutOfOrder,
    Plan,
    Position,
    Step,
    Tier,
    plan_back,
    reforecast,
    steps_out_of_order,
    where_we_are,
    with_own_minimums,
)
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Cycle, CycleStep, Document
from frankpledge.stages.partnership.permissions import check_may_read_overview, check_may_read_structure


@dataclass(frozen=True)
class Timetable:
    """A cycle as it stands on a day: planned, forecast anew, and what was taken out of order."""

    cycle: Cycle
    plan: Plan
    forecast: Forecast
    position: Position
    misorders: tuple[OutOfOrder, ...]
    rows: dict[str, CycleStep]
    continuing: tuple[Step, ...]


def cycles(standing: Standing) -> QuerySet[Cycle]:
    """Return every cycle of the partnership, the latest first."""
    check_may_read_structure(standing)
    return Cycle.objects.filter(partnership=standing.partnership)


def open_cycle(standing: Standing) -> Cycle | None:
    """Return the cycle under way, if one is planned; whoever has any standing may know where it is."""
    check_may_read_overview(standing)
    found = Cycle.objects.filter(partnership=standing.partnership, closed_on=None).first()
    if found:
        found.partnership = standing.partnership  # read already
    return found


def last_closed(standing: Standing) -> Cycle | None:
    """Return the cycle before the one to be planned."""
    return cycles(standing).exclude(closed_on=None).first()


def find_cycle(standing: Standing, pk: int) -> Cycle:
    """Return one cycle, or answer that it is not there."""
    return get_object_or_404(cycles(standing), pk=pk)


def find_step(standing: Standing, pk: int) -> CycleStep:
    """Return one step of a cycle, or answer that it is not there."""
    check_may_read_structure(standing)
    steps = CycleStep.objects.filter(partnership=standing.partnership).select_related("cycle__partnership")
    return get_object_or_404(steps, pk=pk)


def steps_of(cycle: Cycle) -> tuple[Step, ...]:
    """Return the regime's steps of a cycle, those that go on through the period too."""
    return read_regime(cycle.regime).steps_in(Tier(cycle.tier))


def step_of(row: CycleStep) -> Step:
    """Return what the regime says of a step."""
    return next(step for step in steps_of(row.cycle) if step.key == row.step)


def plan_of(cycle: Cycle, rows: Sequence[CycleStep]) -> Plan:
    """Return the plan, worked back with the minimum days the partnership chose."""
    own = with_own_minimums(steps_of(cycle), {row.step: row.minimum_days for row in rows})
    return plan_back(own, cycle.statutory_date, cycle.contingency_days, cycle.planned_on)


def actuals_of(rows: Sequence[CycleStep]) -> list[Actual]:
    """Return what was recorded of the steps."""
    return [Actual(row.step, row.started, row.ended) for row in rows]


def steps_never_ended(cycle: Cycle, rows: Sequence[CycleStep]) -> list[str]:
    """Say which steps of a cycle have no recorded end."""
    labels = {step.key: step.label for step in steps_of(cycle)}
    return [f"“{labels.get(row.step, row.step)}” has no recorded end." for row in rows if row.ended is None]


def timetable_of(cycle: Cycle, today: date) -> Timetable:
    """Return a cycle as it stands on a day. Two queries."""
    rows = list(cycle.steps.all())
    steps = steps_of(cycle)
    plan, actuals = plan_of(cycle, rows), actuals_of(rows)
    return Timetable(
        cycle,
        plan,
        reforecast(plan, actuals, today),
        where_we_are(plan, actuals, today),
        steps_out_of_order(steps, actuals, today),
        {row.step: row for row in rows},
        tuple(step for step in steps if step.is_continuing),
    )


def newly_out_of_order(step: CycleStep, started: date | None, ended: date | None, today: date) -> list[str]:
    """Say what these days would put out of order that is not so already."""
    steps, rows = steps_of(step.cycle), list(step.cycle.steps.all())
    before = set(map(str, steps_out_of_order(steps, actuals_of(rows), today)))
    others = actuals_of([row for row in rows if row.pk != step.pk])
    after = steps_out_of_order(steps, [*others, Actual(step.step, started, ended)], today)
    return [str(found) for found in after if str(found) not in before]


def publications(standing: Standing, *keys: str) -> list[Document]:
    """Return the documents in force that are evidence of steps, the latest first."""
    check_may_read_structure(standing)
    found = Document.objects.filter(partnership=standing.partnership, duty__in=keys)
    return list(found.exclude(status=Document.Status.SUPERSEDED))
