"""Meetings, what they looked at, who came, and what they yielded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.readiness.case.fact import Fact
from frankpledge.core.readiness.case.terms import Presence


@dataclass(frozen=True, kw_only=True)
class Meeting(Fact):
    """A meeting of one group, or of several jointly."""

    groups: tuple[str, ...]
    on: date
    venue: str = ""
    hours: float | None = None
    remote_offered: bool = False  # could people take part from elsewhere, or in writing
    minutes_agreed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Fact):
    """A topic on a meeting's agenda."""

    meeting: str
    topic: str  # slug
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Invitation(Fact):
    """An invitation to a meeting, and when the papers followed."""

    meeting: str
    post: str
    sent_on: date | None = None
    papers_sent_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Attendance(Fact):
    """Whether the holder of a post took part, and the reason given where not."""

    meeting: str
    post: str
    presence: Presence
    reason: str = ""
    followed_up_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Decision(Fact):
    """A decision; without a meeting it was taken outside one."""

    what: str
    on: date
    group: str = ""  # in whose name it was taken
    meeting: str = ""
    topic: str = ""
    agency: str = ""  # whose proposal it was
    post: str = ""  # who took it, where taken outside a meeting
    pounds: int | None = None  # what it commits
    authority: str = ""  # by what right it was taken
    ratified_at: str = ""  # meeting
    approved_on: date | None = None  # where it commits more than its post may, when somebody who may approved it


@dataclass(frozen=True, kw_only=True)
class Action(Fact):
    """Something to be done by a post of an agency."""

    what: str
    agency: str
    post: str = ""
    meeting: str = ""  # where it was set
    topic: str = ""
    decision: str = ""  # by which it was approved
    due: date | None = None
    done_on: date | None = None
    planned_hours: float | None = None  # staff hours it will take
