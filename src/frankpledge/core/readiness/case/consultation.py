"""Consultation in the cycle under way: what it is for, who is asked and when, who replied, and what it was worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.readiness.case.fact import Fact
from frankpledge.core.readiness.case.terms import ConsultationPhase


@dataclass(frozen=True, kw_only=True)
class ConsultationStrategy(Fact):
    """The version in force of the strategy of consultation, and the day on which a group approved it."""

    written_on: date
    aims: tuple[ConsultationPhase, ...] = ()  # the phases for which it has an aim
    lead_days: int = 0  # from planning an exercise to its first day
    sensitive_lead_days: int = 0  # the same, where a group must be asked with care
    approved_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class GroupToHear(Fact):
    """A group that the partnership itself names as seldom heard."""

    name: str
    is_sensitive: bool = False  # asking it takes care, and so more time to plan


@dataclass(frozen=True, kw_only=True)
class Exercise(Fact):
    """An exercise of consultation that was not called off."""

    title: str
    phase: ConsultationPhase
    planned_on: date
    opens: date
    closes: date
    reaches: tuple[str, ...] = ()  # groups to hear
    evaluated_on: date | None = None
    told_on: date | None = None  # the day of the meeting that was told its results


@dataclass(frozen=True, kw_only=True)
class RaisedIssue(Fact):
    """Something that people raised in an exercise, and when it was first answered."""

    exercise: str
    title: str
    asking_ended: date  # by a standing channel, the last day of the quarter in which it was raised
    answered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Feedback(Fact):
    """What those who were asked in an exercise were told of it, and since when the public can read it."""

    exercise: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Sitting(Fact):
    """An occasion at which an exercise meets people."""

    exercise: str
    on: date
    place: str
    ties: str = ""  # what of its place or chair may look partisan


@dataclass(frozen=True, kw_only=True)
class Consultee(Fact):
    """A body that was asked in an exercise."""

    exercise: str
    name: str
    body: str = ""  # key of the regime's description for which it stands
    sent_on: date
    reply_by: date
    replied_on: date | None = None
    no_reply_on: date | None = None  # the day on which its silence was put on record
