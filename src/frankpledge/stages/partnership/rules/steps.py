"""The order of the steps, and the day by which the strategy must be published."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.cycle import Actual, UnusableActuals, period_on, steps_out_of_order
from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Document, StepDates
from frankpledge.core.readiness.words import say_day
from frankpledge.stages.partnership.rules.law import cited, severity_of_duty

STRATEGY_DUE = "strategy-due"
STRATEGY = "strategy"


@rule(
    "STEP-ORDER",
    Severity.DUTY,
    Head.COMMITMENT,
    source="CDA 1998 s.6(2)-(5)",
    requirements=("R004",),
    needs=("steps",),
    mend="Finish the earlier step, and look again at the later one in its light.",
)
def order_of_steps(facts: Facts) -> Iterator[Told]:
    """No step of the cycle is taken before those it rests on: no priorities before findings, no strategy unasked."""
    steps = facts.regime.steps_in(facts.case.partnership.tier)
    recorded = {dates.step: dates for dates in facts.case.steps}
    # A step of another arrangement of local government, taken before a reorganisation, is no step any more.
    left = {step.key for step in facts.regime.steps} - {step.key for step in steps}
    actuals = [Actual(dates.step, dates.started, dates.ended) for dates in facts.case.steps if dates.step not in left]
    try:
        found = steps_out_of_order(steps, actuals, facts.as_of)
    except UnusableActuals as unusable:
        yield from (Told(f"partnership:{facts.case.partnership.id}", fault) for fault in unusable.faults[:1])
        return
    for one in found:
        rests = tuple(recorded[key] for key in (one.step.key, one.required.key) if key in recorded)
        subject = f"step:{one.step.key} step:{one.required.key}"
        source, severity = cited(one.step.statute, one.step.source), severity_of_duty(one.step.source)
        yield Told(subject, str(one), rests, source=source, severity=severity)


@rule(
    "STRATEGY-PUBLISHED",
    Severity.DUTY,
    Head.COMMITMENT,
    source="CDA 1998 s.6(5); report l.219",
    requirements=("R018",),
    needs=("documents",),
    mend="Publish the strategy in the area and record the day.",
)
def published_strategy(facts: Facts) -> Iterator[Told]:
    """The strategy was published by the day the law sets."""
    due = next((date_rule for date_rule in facts.regime.dates if date_rule.key == STRATEGY_DUE), None)
    period = period_on(due, facts.as_of) if due and due.first else None
    if due is None or period is None:
        return
    last = _last_strategy(facts)
    if last is None:
        sentence = f"No published strategy is on the register; one was due on {say_day(period.first)}."
        yield Told(f"document:{STRATEGY}", sentence, source=cited(due.source.text, due.source))
    elif period.number == 1 and last.published_on and last.published_on > period.first:
        sentence = f"The strategy due on {say_day(period.first)} was published on {say_day(last.published_on)}."
        yield Told(f"document:{STRATEGY}", sentence, (last,), source=cited(due.source.text, due.source))


@rule(
    "STRATEGY-PLACE",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="CDA 1998 s.6(5)",
    requirements=("R018",),
    needs=("documents.published_at",),
    mend="Record where the strategy can be had.",
)
def where_it_was_published(facts: Facts) -> Iterator[Told]:
    """The place where the strategy was published is recorded."""
    last = _last_strategy(facts)
    if last and not last.published_at:
        yield Told(f"document:{last.id}", f"It is not recorded where “{last.title}” was published.", (last,))


@rule(
    "STEP-PLANNED",
    Severity.ADVICE,
    Head.PRESSURES,
    source="report l.407",
    requirements=("R018",),
    needs=("steps.*",),
    mend="Set the days anew, and tell everybody who supplies something.",
)
def steps_behind_plan(facts: Facts) -> Iterator[Told]:
    """Each step ended by the day planned, or its plan was changed."""
    for dates in facts.case.steps:
        if dates.planned_end and dates.planned_end < facts.as_of and dates.ended is None:
            yield Told(f"step:{dates.step}", _behind(facts, dates), (dates,))


def _last_strategy(facts: Facts) -> Document | None:
    published = [d for d in facts.case.documents if d.kind == STRATEGY and d.published_on]
    known = [document for document in published if document.published_on and document.published_on <= facts.as_of]
    return max(known, key=lambda document: (document.published_on, document.id), default=None)


def _behind(facts: Facts, dates: StepDates) -> str:
    labels = {step.key: step.label for step in facts.regime.steps}
    planned = say_day(dates.planned_end) if dates.planned_end else ""
    return f"“{labels.get(dates.step, dates.step)}” was planned to end by {planned} and has not."
