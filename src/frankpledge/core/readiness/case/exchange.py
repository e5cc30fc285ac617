"""What passes between the partnership's members, tiers and levels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.readiness.case.fact import Fact
from frankpledge.core.readiness.case.terms import ContributionKind, CouncilTier, Function, Level, TierRole


@dataclass(frozen=True, kw_only=True)
class Responsibility(Fact):
    """A row of a two-tier area's responsibility matrix."""

    function: Function
    leads: str  # agency
    supports: tuple[str, ...] = ()  # agencies
    informed: tuple[str, ...] = ()  # agencies
    contact: str = ""  # post
    escalation: str = ""  # to whom a difference goes
    district_agreed_on: date | None = None
    county_agreed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class TierStatement(Fact):
    """What one tier of local government has said its role is."""

    tier: CouncilTier
    role: TierRole
    statement: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Contribution(Fact):
    """What an agency brought, besides attending."""

    agency: str
    kind: ContributionKind
    amount: float | None = None
    unit: str = ""  # pounds, hours, data sets, meetings
    on: date | None = None
    step: str = ""  # key of a step of the cycle


@dataclass(frozen=True, kw_only=True)
class Lead(Fact):
    """Something for which an agency takes the lead."""

    agency: str
    what: str
    step: str = ""
    accepted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Objection(Fact):
    """An objection or complaint by a member, and what it was answered."""

    agency: str
    about: str
    raised_on: date
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Briefing(Fact):
    """What was passed down to one level of an agency, and whether it was acknowledged."""

    agency: str
    level: Level
    topic: str
    on: date
    by_group: str = ""
    perspectives: tuple[str, ...] = ()  # agencies whose ways of working it covered
    acknowledged_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class IssueRaised(Fact):
    """What one level of an agency raised, and what it was told."""

    agency: str
    level: Level
    about: str
    raised_on: date
    reply: str = ""
    replied_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class MemberBriefing(Fact):
    """What elected members were told, and in which committee."""

    committee: str
    on: date
    topic: str = ""
