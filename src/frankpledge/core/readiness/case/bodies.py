"""The partnership, the agencies in it, and the means each has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.cycle import Tier
from frankpledge.core.readiness.case.fact import Fact
from frankpledge.core.readiness.case.terms import ChangeKind, CouncilTier, Sector, Standing


@dataclass(frozen=True, kw_only=True)
class Partnership(Fact):
    """The partnership itself: its law, its shape of local government, and what it grew out of."""

    name: str
    regime: str  # key of a regime, such as cda-1998
    tier: Tier  # how local government stands in the area
    started: date | None = None
    predecessor: str = ""  # name of the partnership before it


@dataclass(frozen=True, kw_only=True)
class Agency(Fact):
    """An agency in the partnership, or one the law names for its area."""

    name: str
    sector: Sector
    standing: Standing = Standing.MEMBER
    body: str = ""  # key of the regime's body that it is; empty where the law names it nowhere
    council_tier: CouncilTier = CouncilTier.NONE
    joined: date | None = None
    left: date | None = None
    reason: str = ""  # why it is a member, where the law does not name it
    value: str = ""  # what its membership brings
    operating_from: date | None = None  # empty: it was there before anything the case tells of
    operating_until: date | None = None
    monthly_hours: float | None = None  # staff hours a month it can give to all partnerships together


@dataclass(frozen=True, kw_only=True)
class Commitment(Fact):
    """The staff hours an agency has promised to one of the partnerships it serves."""

    agency: str
    partnership: str  # the partnership's name; this one's own, or another's
    monthly_hours: float | None = None


@dataclass(frozen=True, kw_only=True)
class Staffing(Fact):
    """How many of an agency's established posts were filled on a day, in the teams that serve the partnership."""

    agency: str
    on: date
    established: float  # whole-time equivalents
    filled: float


@dataclass(frozen=True, kw_only=True)
class ResourceChange(Fact):
    """A change in an agency's budget or staff: negative is less."""

    agency: str
    kind: ChangeKind
    on: date
    change: float
    unit: str  # per cent, pounds, posts
    where: str = ""  # the department or team


@dataclass(frozen=True, kw_only=True)
class Journey(Fact):
    """How long an agency's representatives travel to a venue, one way."""

    agency: str
    venue: str
    minutes: float
