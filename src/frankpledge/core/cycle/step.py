"""The steps of the cycle, and what must come before each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from frankpledge.core.cycle.body import Tier
from frankpledge.core.cycle.source import Source


@dataclass(frozen=True)
class Step:
    """A step of the cycle.

    ``recommended_minimum_days`` are calendar days, recommended by this program for ``days_reason``; no law sets
    them. ``is_continuing`` marks a step that goes on through the period and so has no place in a timetable
    towards a date. ``evidence`` says what shows that the step was taken.
    """

    key: str
    label: str
    statute: str
    source: Source
    tiers: frozenset[Tier]
    requires: tuple[str, ...] = ()
    recommended_minimum_days: int = 0
    days_reason: str = ""
    is_continuing: bool = False
    evidence: tuple[str, ...] = ()


class UnplannableSteps(ValueError):
    """Steps that no order of working can satisfy. Carries every fault found."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


def find_step_faults(steps: Sequence[Step]) -> tuple[str, ...]:
    """Name everything that keeps these steps from being put in order.

    Parameters
    ----------
    steps : sequence of Step
        In the order in which the regime lists them.

    Returns
    -------
    tuple of str
        A sentence a fault; empty where the steps can be planned.

    Examples
    --------
    >>> from frankpledge.core.cycle.examples import example_steps
    >>> audit, consult, strategy = example_steps()
    >>> find_step_faults([audit, strategy])
    ("step 'strategy' requires 'consult', which is not listed before it.",)
    """
    return (*_repeated(steps), *_not_before(steps), *_without_time(steps))


def _repeated(steps: Sequence[Step]) -> Iterator[str]:
    keys = [step.key for step in steps]
    yield from (f"step '{key}' is listed twice." for key in sorted({key for key in keys if keys.count(key) > 1}))


def _not_before(steps: Sequence[Step]) -> Iterator[str]:
    seen: dict[str, Step] = {}
    for step in steps:
        for key in step.requires:
            if key not in seen:
                yield f"step '{step.key}' requires '{key}', which is not listed before it."
            elif seen[key].is_continuing:
                yield f"step '{step.key}' requires '{key}', which never ends."
        seen[step.key] = step


def _without_time(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        if not step.is_continuing and step.recommended_minimum_days < 1:
            yield f"step '{step.key}' needs a minimum of at least one day."


def check_steps(steps: Sequence[Step]) -> None:
    """Raise :class:`UnplannableSteps` with every fault found."""
    if faults := find_step_faults(steps):
        raise UnplannableSteps(faults)


def with_own_minimums(steps: Sequence[Step], days: dict[str, int]) -> tuple[Step, ...]:
    """Return the steps with the partnership's own minimum days in place of those recommended.

    Parameters
    ----------
    steps : sequence of Step
    days : dict of int
        Calendar days by the step's key.

    Raises
    ------
    UnplannableSteps
        Where a key is no step's, or leaves a step without a day.
    """
    own = tuple(replace(s, recommended_minimum_days=days.get(s.key, s.recommended_minimum_days)) for s in steps)
    unknown = sorted(set(days) - {step.key for step in steps})
    if faults := (*(f"there is no step '{key}'." for key in unknown), *find_step_faults(own)):
        raise UnplannableSteps(faults)
    return own
