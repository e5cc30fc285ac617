"""Who does what: each statutory function and the groups that hold it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.core.readiness.case import Function
from frankpledge.stages.partnership.rules.overlap import Makeup
from frankpledge.stages.partnership.rules.structure import STATUTORY_FUNCTIONS


class Held(StrEnum):
    """How a function is held."""

    BY_NONE = "no group"
    BY_ONE = "one group"
    BY_SEVERAL = "several groups"
    APART = "set apart"


@dataclass(frozen=True)
class Holding:
    """A function with the groups that hold it."""

    function: Function
    groups: tuple[Makeup, ...]
    held: Held


def who_does_what(makeups: Iterable[Makeup], functions: Sequence[Function] = STATUTORY_FUNCTIONS) -> list[Holding]:
    """Return for each function which groups hold it, and whether that is as it should be (R041, R048).

    Several groups may hold a function where a recorded reason sets any two of them apart: all but one have theirs.

    >>> from frankpledge.core.readiness.case import Level
    >>> board = Makeup(1, "Board", Level.STRATEGIC, functions=frozenset({Function.AUDIT, Function.STRATEGY}))
    >>> forum = Makeup(2, "Forum", Level.STRATEGIC, functions=frozenset({Function.AUDIT}))
    >>> [holding.held.value for holding in who_does_what([board, forum])]
    ['several groups', 'no group', 'one group', 'no group']
    """
    found = sorted(makeups, key=lambda makeup: (makeup.name, makeup.key))
    return [_holding(function, tuple(m for m in found if function in m.functions)) for function in functions]


def _holding(function: Function, groups: tuple[Makeup, ...]) -> Holding:
    if len(groups) < 2:
        return Holding(function, groups, Held.BY_ONE if groups else Held.BY_NONE)
    without_reason = sum(not group.is_set_apart for group in groups)
    return Holding(function, groups, Held.APART if without_reason <= 1 else Held.BY_SEVERAL)
