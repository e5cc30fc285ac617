"""Tithingham's cycle, planned and recorded as the co-ordinator does."""

from __future__ import annotations

from datetime import date

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Tier
from frankpledge.stages.partnership.models import Cycle, CycleStep
from frankpledge.stages.partnership.services.cycle import plan_cycle
from frankpledge.stages.partnership.services.cycle_steps import record_step
from tests.universe.partnership import AT, Universe

DUE = date(2027, 4, 1)


def minimum_days(universe: Universe, **own: int) -> dict[str, int]:
    """Return the recommended minimum of each step, some with the partnership's own in their place."""
    steps = read_regime(universe.partnership.regime).steps_in(Tier(universe.partnership.tier))
    known = {step.key: step.recommended_minimum_days for step in steps if not step.is_continuing}
    return known | {key.replace("_", "-"): days for key, days in own.items()}


def a_cycle(universe: Universe, due: date = DUE, contingency: int = 28, **own: int) -> Cycle:
    """Plan a cycle."""
    return plan_cycle(
        statutory_date=due, contingency_days=contingency, minimum_days=minimum_days(universe, **own),
        by=universe.coordinator, at=AT,
    )  # fmt: skip


def step(cycle: Cycle, key: str) -> CycleStep:
    """Return a step of a cycle."""
    return CycleStep.objects.get(cycle=cycle, step=key)


def recorded(
    universe: Universe, cycle: Cycle, key: str, started: date, ended: date | None = None, *, known: bool = False
) -> CycleStep:
    """Record when a step was begun, and ended."""
    return record_step(
        step=step(cycle, key), started=started, ended=ended, out_of_order=known, by=universe.coordinator, at=AT
    )
