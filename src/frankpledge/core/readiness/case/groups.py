"""The groups through which a partnership works, and who sits in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.readiness.case.fact import Fact
from frankpledge.core.readiness.case.terms import Function, Level, SeatRole


@dataclass(frozen=True, kw_only=True)
class Group(Fact):
    """A board, steering group, working group or team."""

    name: str
    level: Level
    remit: str = ""
    functions: tuple[Function, ...] = ()
    topics: tuple[str, ...] = ()  # slugs of what stands on its agenda as a rule
    powers: str = ""  # what it may decide by itself
    terms_agreed_on: date | None = None  # terms of reference
    started: date | None = None
    ended: date | None = None
    predecessor: str = ""  # group
    merged_into: str = ""  # group
    meets_jointly_with: tuple[str, ...] = ()  # groups


@dataclass(frozen=True, kw_only=True)
class Seat(Fact):
    """A post's place in a group."""

    group: str
    post: str
    role: SeatRole = SeatRole.MEMBER
    since: date | None = None
    until: date | None = None
