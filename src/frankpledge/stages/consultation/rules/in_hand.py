"""What the rules ask of a cycle's exercises: which are on the published report, and when that was published."""

from __future__ import annotations

from datetime import date

from frankpledge.core.cycle import Regime, Step
from frankpledge.core.readiness import Facts
from frankpledge.core.readiness.case import ConsultationPhase, ConsultationStrategy, Exercise
from frankpledge.stages.consultation.rules.duties import CONSULT


def strategy_in_force(facts: Facts) -> ConsultationStrategy | None:
    """Return the latest version of the strategy."""
    return max(facts.case.consultation_strategies, key=lambda each: (each.written_on, each.id), default=None)


def on_the_report(facts: Facts) -> tuple[Exercise, ...]:
    """Return the exercises that are meant to be on the published report."""
    return tuple(each for each in facts.case.exercises if each.phase is ConsultationPhase.POST_AUDIT)


def that_count(facts: Facts) -> tuple[Exercise, ...]:
    """Return those that meet the duty to ask: on the published report where the law says so, else all of the cycle."""
    return on_the_report(facts) if report_step(facts.regime) else facts.case.exercises


def step_in(regime: Regime, key: str) -> Step | None:
    """Return a step of a regime, where it has one of that key."""
    return next((step for step in regime.steps if step.key == key), None)


def report_step(regime: Regime) -> Step | None:
    """Return the step that publishes the report, where the regime wants views on a published one.

    >>> from frankpledge.adapters.regimes import read_regime
    >>> [step and step.key for step in map(report_step, map(read_regime, ("cda-1998", "england")))]
    ['publish-audit', None]
    """
    asked = step_in(regime, CONSULT)
    keys = [key for key in asked.requires if key.startswith("publish")] if asked else []
    return step_in(regime, keys[0]) if keys else None


def published_on(facts: Facts, step: Step) -> date | None:
    """Return when a step's document was published in this cycle: as recorded of the step, or of the document."""
    recorded = [each.ended for each in facts.case.steps if each.step == step.key and each.ended]
    if recorded:
        return min(recorded)
    began = [day for each in facts.case.steps if (day := each.started or each.planned_start)]
    days = (each.published_on for each in facts.case.documents if each.duty == step.key)
    return min((day for day in days if day and (not began or day >= min(began))), default=None)
