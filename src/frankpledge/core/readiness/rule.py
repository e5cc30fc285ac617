"""A rule: what it asks, by what authority, and how it judges the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from types import ModuleType

from frankpledge.core.readiness.case import Fact
from frankpledge.core.readiness.facts import Facts


class Severity(StrEnum):
    """How much a rule binds."""

    DUTY = "duty"
    RECOMMENDED = "recommended"
    ADVICE = "advice"


class Head(StrEnum):
    """The three heads under which a partnership's health is told (report l.149-151, l.757-781)."""

    COMMITMENT = "commitment"
    RESOURCES = "resources"
    PRESSURES = "pressures"


@dataclass(frozen=True)
class Told:
    """What a rule has to tell about one subject, and the facts it rests on.

    ``subject`` is one or more ``kind:id``; ``mend``, ``source`` and ``severity`` stand in for the rule's own where
    given: a duty whose law was not read is told as less than one.
    """

    subject: str
    sentence: str
    facts: tuple[Fact, ...] = ()
    mend: str = ""
    source: str = ""
    severity: Severity | None = None


@dataclass(frozen=True)
class Rule:
    """A rule with a stable id, such as ``CDA-5.1``.

    ``needs`` names the registers, or their columns, that must be kept whole before the rule may judge: it is asked
    of nobody's silence.
    """

    id: str
    severity: Severity
    head: Head
    asks: str
    source: str
    requirements: tuple[str, ...]
    mend: str
    judge: Callable[[Facts], Iterable[Told]]
    needs: tuple[str, ...] = ()


def rule(
    id: str,  # noqa: A002
    severity: Severity,
    head: Head,
    *,
    source: str,
    requirements: tuple[str, ...],
    mend: str,
    needs: tuple[str, ...] = (),
) -> Callable[[Callable[[Facts], Iterable[Told]]], Rule]:
    """Make a rule of a function that judges; the function's docstring is what the rule asks.

    Parameters
    ----------
    id : str
        Stable: answers and links name it. Never used again for something else.
    severity : Severity
    head : Head
    source : str
        The statute, or the report's line.
    requirements : tuple of str
        The needs it serves, ``R017``.
    mend : str
        What would mend it, as an imperative sentence.
    needs : tuple of str
        Registers that must be kept whole.

    Examples
    --------
    >>> @rule("TEA", Severity.ADVICE, Head.COMMITMENT, source="custom", requirements=(), mend="Offer tea.")
    ... def tea(facts):
    ...     '''There is tea.'''
    ...     yield Told("partnership:town", "There is no tea.")
    >>> tea.id, tea.asks
    ('TEA', 'There is tea.')
    """

    def make(judge: Callable[[Facts], Iterable[Told]]) -> Rule:
        asks = (judge.__doc__ or "").strip()
        return Rule(id, severity, head, asks, source, requirements, mend, judge, needs)

    return make


def in_order(*some: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules of several stages as one list, in the order of their ids.

    >>> def named(id):
    ...     return Rule(id, Severity.ADVICE, Head.COMMITMENT, "There is some.", "custom", (), "Get it.", lambda _: ())
    >>> [each.id for each in in_order([named("TEA")], [named("CAKE")])]
    ['CAKE', 'TEA']
    """
    return tuple(sorted((each for rules in some for each in rules), key=lambda each: each.id))


def rules_in(*modules: ModuleType) -> tuple[Rule, ...]:
    """Return every rule that stands in some modules, in the order of their ids.

    >>> from types import SimpleNamespace
    >>> rules_in(SimpleNamespace(tea="no rule"))
    ()
    """
    return in_order(value for module in modules for value in vars(module).values() if isinstance(value, Rule))
