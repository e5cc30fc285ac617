"""What a target lacks, letter by letter of SMART: each lack with a sentence and what would mend it.

SMART is what the guidance of 1998 asked for: specific, measurable, achievable, realistic, time-scaled. The words answer
S in part; the rest stands in what is kept beside them. A is answered by whoever must deliver it, and R by a chance that
somebody gave grounds for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.core.targets.target import Target
from frankpledge.core.targets.verdicts import Direction, Kind
from frankpledge.core.targets.wording import judge_wording

HARDLY, SURELY = 0.05, 0.95
"""Chances below which a target can hardly be reached, and above which it asks for nothing: conventions of our own."""


@dataclass(frozen=True)
class Lack:
    """One thing missing: its letter (“B” for a borrowed target's own), what is so, and what would mend it."""

    letter: str
    sentence: str
    mend: str


def find_lacks(target: Target) -> tuple[Lack, ...]:
    """Return what a target lacks, in the order of the letters; nothing where it lacks nothing.

    >>> [lack.letter for lack in find_lacks(Target("Reduce burglary"))]
    ['S', 'M', 'M', 'M', 'A', 'R', 'T', 'T']
    """
    return tuple(
        lack for rule in (_specific, _measurable, _agreed, _realistic, _timed, _borrowed) for lack in rule(target)
    )


def _specific(target: Target) -> Iterator[Lack]:
    wording = judge_wording(target.text)
    if not wording.specific:
        why = next(reason.why for reason in wording.reasons if reason.about == "specific")
        yield Lack("S", f"The wording is not specific: it {why.rstrip('.')}.", "Name the subject and what will change.")
    if target.direction is None:
        yield Lack("S", "No direction is given.", "Say whether the measure should fall or rise.")
    if (target.kind or wording.kind) in (Kind.PROCESS, Kind.AIM):
        yield Lack("S", "It states no outcome and no output.", "Give it an outcome to reach, or keep it as an action.")


def _measurable(target: Target) -> Iterator[Lack]:
    if not target.measure:
        yield Lack("M", "No measure is named.", "Name the figure that will show whether it was reached.")
    if target.baseline is None:
        mend = "Give the latest figure and its period, or set a day by which one will be had."
        yield Lack("M", "There is no baseline.", mend)
    if target.value is None:
        yield Lack("M", "No level to reach is given.", "Say what the measure should be in the end.")
    elif target.baseline and target.direction and not _moves(target.baseline.value, target.value, target.direction):
        yield Lack("M", "The level lies on the wrong side of the baseline.", "Change the level or the direction.")


def _moves(start: float, end: float, direction: Direction) -> bool:
    return end < start if direction is Direction.DOWN else end > start


def _agreed(target: Target) -> Iterator[Lack]:
    if not target.deliverer:
        yield Lack("A", "Nobody is named who will deliver it.", "Name the agency, and ask it.")
    elif target.is_draft:
        yield Lack(
            "A",
            f"{target.deliverer} has not accepted it.",
            "It stays a draft until then: ask, or hear its counter-proposal.",
        )


def _realistic(target: Target) -> Iterator[Lack]:
    if target.chance is None:
        yield Lack(
            "R",
            "Nothing says how likely it is to be reached.",
            "Give a forecast, what peers reached, or a reasoned chance.",
        )
    elif target.chance.chance < HARDLY:
        yield Lack(
            "R",
            "It can hardly be reached.",
            "Choose a nearer level or a later day, or say what will change the course.",
        )
    elif target.chance.chance > SURELY:
        yield Lack(
            "R", "It would be reached without anybody doing anything.", "Choose a level that asks for something."
        )


def _timed(target: Target) -> Iterator[Lack]:
    if target.by is None:
        yield Lack("T", "No day is set by which it should be reached.", "Set one.")
    if target.term is None:
        yield Lack(
            "T", "It is not said whether it is a short-term or a long-term target.", "The law asks for both: say which."
        )


def _borrowed(target: Target) -> Iterator[Lack]:
    if target.borrowed is None:
        return
    if not target.borrowed.source:
        yield Lack("B", "It was taken over from another plan that is not named.", "Name the plan.")
    if not target.borrowed.fit:
        yield Lack(
            "B",
            "It was taken over and nobody says why it fits here.",
            "Set it beside the local baseline and give the reason.",
        )
