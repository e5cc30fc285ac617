"""An audit as a piece of work: who agreed to it, who did it, who was shown it, and what is to be better next time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.readiness.case.fact import Fact
from frankpledge.core.readiness.case.terms import AuditState, SignOffAnswer, SignOffMatter


@dataclass(frozen=True, kw_only=True)
class Audit(Fact):
    """An audit: its days, the partnership's own time for it, and the areas and people by which it counts."""

    title: str
    state: AuditState | None = None
    work_from: date
    work_to: date | None = None
    person_days: float | None = None  # of the partnership's own people, set aside for it
    cost: float | None = None  # pounds set aside for it
    areas: str = ""  # slug of the areas by which it counts: wards, beats, ...
    population: str = ""  # population: the figure it uses throughout
    scope_version: int = 1  # goes up whenever purpose, definitions, questions or sources change


@dataclass(frozen=True, kw_only=True)
class SignOff(Fact):
    """An agency's answer to a version of an audit's scope or findings; asked again, it is another one."""

    audit: str
    agency: str
    matter: SignOffMatter
    asked_on: date
    answered_on: date | None = None
    answer: SignOffAnswer | None = None
    words: str = ""  # what it holds against it
    version: int = 1  # to which it answered


@dataclass(frozen=True, kw_only=True)
class Research(Fact):
    """New research that an audit has taken into its scope: a survey, focus groups or interviews."""

    audit: str
    name: str
    person_days: float | None = None  # of the partnership's own people, as estimated before it was taken in
    cost: float | None = None  # pounds beside their time, likewise


@dataclass(frozen=True, kw_only=True)
class Commission(Fact):
    """Work on an audit that others are paid for."""

    audit: str
    title: str
    contractor: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, kw_only=True)
class Handover(Fact):
    """What was handed over under a commission, and when it was run again in house with the same result."""

    commission: str
    on: date
    run_again_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Circulation(Fact):
    """Interim findings of an audit, shown to some agencies on a day."""

    audit: str
    sent_on: date
    agencies: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Improvement(Fact):
    """Something that is to be better at the next audit, by whom and by when."""

    audit: str
    what: str
    concerns: str = ""  # source whose records are to be better
    owner: str = ""  # post
    due: date | None = None
    done_on: date | None = None
