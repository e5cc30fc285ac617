"""The steps of the cycle, the documents and risks of a partnership, and its recorded reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.readiness.case.fact import Fact


@dataclass(frozen=True, kw_only=True)
class StepDates(Fact):
    """When a step of the cycle was planned, and when it happened."""

    step: str  # key of the regime's step
    planned_start: date | None = None
    planned_end: date | None = None
    started: date | None = None
    ended: date | None = None
    minimum_days: int | None = None  # as the partnership chose it


@dataclass(frozen=True, kw_only=True)
class Document(Fact):
    """A document, and the duty it is evidence of."""

    kind: str  # audit, strategy, protocol, ...
    title: str
    on: date | None = None
    published_on: date | None = None
    published_at: str = ""  # the place where it can be had
    duty: str = ""  # key of the regime's duty


@dataclass(frozen=True, kw_only=True)
class Risk(Fact):
    """Something that may go wrong, what it would endanger, and who answers for it."""

    what: str
    arises_from: str = ""  # a resource change or staffing
    endangers: tuple[str, ...] = ()  # actions, procedures or steps
    owner: str = ""  # post
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Register(Fact):
    """The claim that a register is kept whole, so that what does not stand in it is not there.

    ``id`` is the name of a register (``briefings``), of one column of it (``groups.terms_agreed_on``), of all its
    columns (``groups.*``), or ``*`` for everything.
    """


@dataclass(frozen=True, kw_only=True)
class Answer(Fact):
    """A reason the partnership gives for leaving a finding as it is (R082)."""

    rule: str
    subject: str
    reason: str
    on: date
    by: str = ""  # post or group that gave it
