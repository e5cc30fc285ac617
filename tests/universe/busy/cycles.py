"""The cycle that is under way, late, and the one before it, which is closed."""

from __future__ import annotations

from datetime import date, timedelta

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import PlannedStep, Tier, plan_back
from frankpledge.stages.partnership.models import Baseline, Cycle, CycleStep, InheritedAim
from tests.universe.busy.town import TODAY, Town, insert

YEAR = timedelta(days=365)
CONTINGENCY_DAYS = 28
STEPS_TAKEN = 2
LATE = timedelta(days=9)
AIMS, BASELINES = 20, 30


def add_cycles(town: Town) -> None:
    """Plan last year's cycle, taken to its end and closed, and this year's, of which the first steps were late."""
    due = date(TODAY.year, 7, 1)
    before = _cycle(town, due - YEAR, closed_on=due - YEAR, taken=None)
    now = _cycle(town, due, previous=before, taken=STEPS_TAKEN)
    insert(
        town.row(InheritedAim, cycle=now, place=place, priority="Burglary", objective="Fewer", target=f"Aim {place}")
        for place in range(1, AIMS + 1)
    )
    old = insert(_baseline(town, before, number) for number in range(BASELINES))
    insert(_baseline(town, now, number, carried_from=earlier) for number, earlier in enumerate(old))


def _baseline(town: Town, cycle: Cycle, number: int, **given: object) -> Baseline:
    return town.row(
        Baseline, cycle=cycle, measure=f"Measure {number}", value=100 + number, unit="offences", on=cycle.planned_on,
        **given,
    )  # fmt: skip


def _cycle(town: Town, due: date, taken: int | None, **given: object) -> Cycle:
    partnership = town.universe.partnership
    planned_on = due - YEAR + timedelta(days=1)
    steps = read_regime(partnership.regime).steps_in(Tier(partnership.tier))
    plan = plan_back(steps, due, CONTINGENCY_DAYS, planned_on)
    cycle = Cycle.objects.create(
        partnership=partnership, regime=partnership.regime, tier=partnership.tier, statutory_date=due, period_from=due,
        period_to=due + YEAR, contingency_days=CONTINGENCY_DAYS, planned_on=planned_on, **given,
    )  # fmt: skip
    town.log.add("cycle.planned", cycle, planned_on, town.clerk, due=due.isoformat())
    done = len(plan.steps) if taken is None else taken
    late = timedelta() if taken is None else LATE
    for step in insert(_step(town, cycle, place, each, late, done) for place, each in enumerate(plan.steps, start=1)):
        if step.ended:
            town.log.add("step.recorded", cycle, step.ended, town.clerk, step=step.step)
    return cycle


def _step(town: Town, cycle: Cycle, place: int, planned: PlannedStep, late: timedelta, done: int) -> CycleStep:
    ended = min(TODAY, planned.end + late) if place <= done else None
    return town.row(
        CycleStep, cycle=cycle, step=planned.step.key, place=place, minimum_days=planned.step.recommended_minimum_days,
        planned_start=planned.start, planned_end=planned.end, started=min(planned.start, ended) if ended else None,
        ended=ended,
    )  # fmt: skip
