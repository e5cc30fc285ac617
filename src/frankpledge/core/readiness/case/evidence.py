"""What an audit rests on and what it says: sources, figures of the population, conclusions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.readiness.case.fact import Fact
from frankpledge.core.readiness.case.terms import AuditPart, RecordsForm


@dataclass(frozen=True, kw_only=True)
class Source(Fact):
    """A source that an audit takes in: whose it is, by which areas it is kept, and what it records."""

    audit: str
    name: str
    agency: str = ""
    areas: str = ""  # slug of the areas by which it is kept; empty where it has points, or nothing is told
    lookup: str = ""  # what leads from its areas to those the audit counts by
    form: RecordsForm | None = None
    wanted: tuple[str, ...] = ()  # slugs of the details that the audit needs
    recorded: tuple[str, ...] = ()  # slugs of those it holds


@dataclass(frozen=True, kw_only=True)
class Population(Fact):
    """A figure of how many people live in the area, from one register or count."""

    name: str
    on: date | None = None
    people: int | None = None


@dataclass(frozen=True, kw_only=True)
class Conclusion(Fact):
    """One thing an audit says, in one of its four parts, and what it rests on; an option is a recommendation."""

    audit: str
    part: AuditPart
    text: str
    commission: str = ""  # under which it was drafted; empty: by the partnership itself
    sources: tuple[str, ...] = ()  # sources taken in, where it uses their data
    agencies: tuple[str, ...] = ()  # those whose counted extracts it uses
    findings: tuple[str, ...] = ()  # slugs of what was counted here, where it cites that
    knowledge: tuple[str, ...] = ()  # slugs of what local people said, where it cites that
    rests_on: tuple[str, ...] = ()  # conclusions
    unexplained: tuple[str, ...] = ()  # slugs of sources that contradict it, where nobody said why it stands
    written_on: date | None = None
    withdrawn_on: date | None = None
