"""How consultation is spread over a cycle: which phases and ways are thin, and whom the published audit never met."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from frankpledge.stages.consultation.rules.phases import Method, Phase

BEFORE = (Phase.PLANNING, Phase.AUDIT)
"""The phases in which there is no published audit to ask about."""

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True)
class Spread:
    """A phase with the number of its exercises and the ways in which they ask."""

    phase: Phase
    exercises: int
    ways: tuple[Method, ...]

    @property
    def status(self) -> str:
        """How it stands in a word: a phase in which everybody is asked in one way hears only those whom it suits."""
        return "nothing planned" if not self.exercises else "one way only" if len(self.ways) == 1 else "several ways"


def spread_of(asked: Iterable[tuple[str, str]]) -> tuple[Spread, ...]:
    """Return each phase with its ways of asking; ``asked``: the phase and the method of each exercise (R008).

    >>> [each.status for each in spread_of([("audit", "meeting"), ("audit", "letters"), ("review", "forum")])]
    ['nothing planned', 'several ways', 'nothing planned', 'nothing planned', 'one way only']
    """
    found = [(Phase(phase), Method(method)) for phase, method in asked]
    return tuple(
        Spread(
            phase,
            sum(each is phase for each, _ in found),
            tuple(way for way in Method if (phase, way) in found),
        )
        for phase in Phase
    )


def ways_unused(spread: Sequence[Spread]) -> tuple[Method, ...]:
    """Return the ways in which nobody is asked in any phase."""
    return tuple(way for way in Method if not any(way in each.ways for each in spread))


def is_thin_on_the_audit(phases: Iterable[str]) -> bool:
    """Say whether fewer exercises are on the published audit, as the Act wants, than before it (R206).

    >>> is_thin_on_the_audit(["audit", "audit", "post-audit"]), is_thin_on_the_audit(["audit", "post-audit"])
    (True, False)
    """
    listed = [Phase(phase) for phase in phases]
    return listed.count(Phase.POST_AUDIT) < sum(each in BEFORE for each in listed)


def met_without_the_audit(reached: Mapping[Group, Iterable[str]]) -> set[Group]:
    """Return whom exercises met before the audit was out and none on it; ``reached``: each one's phases (R204).

    >>> sorted(met_without_the_audit({"a": ["audit"], "b": ["audit", "post-audit"], "c": ["post-audit"], "d": []}))
    ['a']
    """
    phases = {group: set(map(Phase, found)) for group, found in reached.items()}
    return {group for group, found in phases.items() if found & set(BEFORE) and Phase.POST_AUDIT not in found}
