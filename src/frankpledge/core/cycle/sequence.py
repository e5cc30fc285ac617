"""Steps taken out of order, as far as recorded days show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.core.cycle.actuals import Actual, actuals_by_step
from frankpledge.core.cycle.step import Step, check_steps


class Misorder(StrEnum):
    """How a step stands to one that it requires."""

    NOTHING_RECORDED = "nothing-recorded"
    """The step was begun or ended, and nothing is recorded of the one it requires."""
    STILL_RUNNING = "still-running"
    """The step was begun or ended, and the one it requires has not ended."""
    ENDED_FIRST = "ended-first"
    """The step ended before the one it requires did."""
    BEGUN_EARLY = "begun-early"
    """The step was begun before the one it requires had ended."""


@dataclass(frozen=True)
class OutOfOrder:
    """A step that was taken before one that it requires. As a string, a plain sentence."""

    step: Step
    required: Step
    kind: Misorder

    def __str__(self) -> str:
        ending = {
            Misorder.NOTHING_RECORDED: "is recorded, but nothing is recorded of",
            Misorder.STILL_RUNNING: "is recorded, but not yet the end of",
            Misorder.ENDED_FIRST: "ended before the end of",
            Misorder.BEGUN_EARLY: "was begun before the end of",
        }[self.kind]
        return f"“{self.step.label}” {ending} “{self.required.label}”, which must come first."


def steps_out_of_order(steps: Sequence[Step], actuals: Sequence[Actual], today: date) -> tuple[OutOfOrder, ...]:
    """Return every step recorded before one that it requires.

    A step may begin on the day on which the one before it ends: papers are often agreed and sent out at one meeting.

    Parameters
    ----------
    steps : sequence of Step
        In order, each after those it requires.
    actuals : sequence of Actual
    today : date

    Raises
    ------
    UnplannableSteps, UnusableActuals
        Where the steps cannot be put in order, or the recorded days cannot be.

    References
    ----------
    Crime and Disorder Act 1998, s. 6(2) to (5), as enacted.

    Examples
    --------
    >>> from frankpledge.core.cycle.examples import example_steps
    >>> consulted = [Actual("audit", date(1999, 1, 1)), Actual("consult", date(1999, 1, 20))]
    >>> print(*steps_out_of_order(example_steps(), consulted, date(1999, 2, 1)))
    “Consult” is recorded, but not yet the end of “Audit”, which must come first.
    """
    check_steps(steps)
    recorded = actuals_by_step(actuals, [step.key for step in steps], today)
    return tuple(_found(steps, recorded))


def _found(steps: Sequence[Step], recorded: Mapping[str, Actual]) -> Iterator[OutOfOrder]:
    by_key = {step.key: step for step in steps}
    for step in steps:
        for key in step.requires:
            if kind := _kind(recorded[step.key], recorded[key]):
                yield OutOfOrder(step, by_key[key], kind)


def _kind(later: Actual, required: Actual) -> Misorder | None:
    if not later.is_begun:
        return None
    if not required.is_begun:
        return Misorder.NOTHING_RECORDED
    if required.finished is None:
        return Misorder.STILL_RUNNING
    if later.finished and later.finished < required.finished:
        return Misorder.ENDED_FIRST
    return Misorder.BEGUN_EARLY if later.started and later.started < required.finished else None
