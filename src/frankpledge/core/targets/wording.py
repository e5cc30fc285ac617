"""Judge the wording of a target: specific, measurable, time-scaled, and outcome, output, process or aim.

The definitions are told in `docs/methods/target-wording.md`. Only the words of the text count: not the area, the year
of the plan, nor what a reader knows of either.
"""

from __future__ import annotations

import re

from frankpledge.core.targets import verbs
from frankpledge.core.targets.dates import RECURRENCES
from frankpledge.core.targets.kind_rules import judge_kind
from frankpledge.core.targets.parts import Parts, take_apart
from frankpledge.core.targets.specific import find_what_it_is_about, judge_specific
from frankpledge.core.targets.verdicts import Direction, Reason, Wording


def judge_wording(text: str) -> Wording:
    """Judge one text by its words alone.

    >>> verdict = judge_wording("Halve graffiti on the Millbrook estate.")
    >>> (verdict.specific, verdict.measurable, verdict.time_scaled, verdict.kind.value)
    (True, True, False, 'outcome')
    >>> print(verdict.reasons[2])
    time-scaled: no date, deadline, length of time or recurrence is given: say by when.
    """
    parts = take_apart(text)
    specific, measurable, dated = judge_specific(parts), _measurable(parts), _dated(parts)
    kind = judge_kind(parts)
    return Wording(
        text=text,
        specific=specific[0],
        measurable=measurable[0],
        time_scaled=dated[0],
        kind=kind[0],
        reasons=(specific[1], measurable[1], dated[1], kind[1]),
        subject=find_what_it_is_about(parts),
        direction=_direction(parts),
        when=_when(parts),
    )


def _dated(parts: Parts) -> tuple[bool, Reason]:
    if parts.time:
        return True, Reason("time-scaled", *parts.time)
    return False, Reason("time-scaled", "", "no date, deadline, length of time or recurrence is given: say by when.")


def _measurable(parts: Parts) -> tuple[bool, Reason]:
    if found := parts.amount or _checkable_rate(parts) or _one_product(parts):
        return True, Reason("measurable", *found)
    if parts.changes:
        why = "says which way and not how far: give the figure it should reach, and the one it starts from."
        return False, Reason("measurable", parts.changes[0][0], why)
    return False, Reason("measurable", "", "nothing is named that could be counted or seen to exist: give an amount.")


def _checkable_rate(parts: Parts) -> tuple[str, str] | None:
    """Return how often something is done: “monthly” gives a rate to check as well as a recurrence."""
    again = RECURRENCES.search(parts.text)
    if again and not parts.changes and (parts.delivery or parts.process):
        return again[0].strip(), "says how often, which can be checked"
    return None


def _one_product(parts: Parts) -> tuple[str, str] | None:
    if parts.leading and parts.leading.one:
        return parts.leading.thing, "is one product that either exists or does not"
    return None


def _direction(parts: Parts) -> Direction | None:
    if not parts.changes:
        return None
    return Direction.DOWN if verbs.DOWN.match(parts.changes[0][0].lower()) else Direction.UP


def _when(parts: Parts) -> str | None:
    """Return the deadline with its “by” or “within”; a recurrence or a length alone sets none."""
    if parts.time is None:
        return None
    words = parts.time[0]
    if re.match(r"(?:by|before|within|over)\b", words, re.IGNORECASE):
        return words
    found = re.search(rf"\b(?:by|before|within|over)\s+(?:\w+\s+){{0,5}}?{re.escape(words)}", parts.text, re.IGNORECASE)
    return found[0] if found else None
