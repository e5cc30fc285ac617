"""Posts: who held them, what they may commit, what they can do, and what is delegated to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.readiness.case.fact import Fact
from frankpledge.core.readiness.case.terms import Function, Level, Seniority


@dataclass(frozen=True, kw_only=True)
class Post(Fact):
    """A post in an agency; people come and go in it."""

    agency: str
    title: str
    level: Level
    seniority: Seniority
    co_ordinates: bool = False  # the community safety officer or co-ordinator of the partnership
    until: date | None = None  # the post's own last day, where it was abolished


@dataclass(frozen=True, kw_only=True)
class Holder(Fact):
    """Somebody's time in a post."""

    post: str
    person: str  # a key, not a name
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class RoleCard(Fact):
    """What a representative is there for: authority, accountability, time expected, resources."""

    post: str
    authority_pounds: int | None = None  # what the post may commit unasked; 0 is none, empty is not stated
    reports_to: str = ""  # the line of accountability
    role: str = ""
    monthly_hours: float | None = None  # time the representative is expected to give
    resources: str = ""  # what it can bring
    agreed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Training(Fact):
    """Training that the holder of a post completed."""

    post: str
    competency: str  # key of a regime's competency
    completed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Skill(Fact):
    """A skill that the holder of a post has, however it was come by."""

    post: str
    skill: str


@dataclass(frozen=True, kw_only=True)
class Procedure(Fact):
    """Something that must be done time and again: who owns it, and how many people can do it."""

    name: str
    post: str  # the owner
    able: int  # people who can do it today
    written_on: date | None = None  # when it was last written down


@dataclass(frozen=True, kw_only=True)
class Delegation(Fact):
    """Work that one post handed to another, within limits."""

    from_post: str
    to_post: str
    functions: tuple[Function, ...]
    limits: str = ""
    comes_back: str = ""  # what must return to the group for decision
    comes_back_to: str = ""  # group
    on: date | None = None
    until: date | None = None
