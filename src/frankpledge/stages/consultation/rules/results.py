"""What readiness asks once an exercise is over: that it was evaluated, and that a meeting was told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.words import say_day

EVALUATE_DAYS = 28
"""Within how many days of its end an exercise is to be evaluated: this program's own figure and no law."""


@rule(
    "CONSULT-WORTH",
    Severity.ADVICE,
    Head.RESOURCES,
    source="report l.537-540, l.547",
    requirements=("R196", "R198", "R202"),
    needs=("exercises",),
    mend="Record its reach, response, cost and influence, and name the meeting that was told the results.",
)
def exercises_that_are_evaluated(facts: Facts) -> Iterator[Told]:
    """Four weeks after an exercise it is evaluated, and the group has been told what came of it."""
    for each in facts.case.exercises:
        if each.closes + timedelta(days=EVALUATE_DAYS) < facts.as_of and not (each.evaluated_on and each.told_on):
            lacking = "no meeting has been told its results" if each.evaluated_on else "it has not been evaluated"
            sentence = f"“{each.title}” closed on {say_day(each.closes)}, and {lacking}."
            yield Told(f"exercise:{each.id}", sentence, (each,))
