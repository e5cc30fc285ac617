"""Which facts name which others, and the names that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.core.readiness.case.case import REGISTERS, Case
from frankpledge.core.readiness.case.fact import Fact

# field of a register → the registers in which what it names must stand
REFERENCES: dict[str, tuple[str, ...]] = {
    "commitments.agency": ("agencies",),
    "staffing.agency": ("agencies",),
    "resource_changes.agency": ("agencies",),
    "journeys.agency": ("agencies",),
    "groups.predecessor": ("groups",),
    "groups.merged_into": ("groups",),
    "groups.meets_jointly_with": ("groups",),
    "seats.group": ("groups",),
    "seats.post": ("posts",),
    "posts.agency": ("agencies",),
    "holders.post": ("posts",),
    "role_cards.post": ("posts",),
    "trainings.post": ("posts",),
    "skills.post": ("posts",),
    "procedures.post": ("posts",),
    "delegations.from_post": ("posts",),
    "delegations.to_post": ("posts",),
    "delegations.comes_back_to": ("groups",),
    "meetings.groups": ("groups",),
    "agenda_items.meeting": ("meetings",),
    "invitations.meeting": ("meetings",),
    "invitations.post": ("posts",),
    "attendances.meeting": ("meetings",),
    "attendances.post": ("posts",),
    "decisions.group": ("groups",),
    "decisions.meeting": ("meetings",),
    "decisions.agency": ("agencies",),
    "decisions.post": ("posts",),
    "decisions.ratified_at": ("meetings",),
    "actions.agency": ("agencies",),
    "actions.post": ("posts",),
    "actions.meeting": ("meetings",),
    "actions.decision": ("decisions",),
    "responsibilities.leads": ("agencies",),
    "responsibilities.supports": ("agencies",),
    "responsibilities.informed": ("agencies",),
    "responsibilities.contact": ("posts",),
    "contributions.agency": ("agencies",),
    "leads.agency": ("agencies",),
    "objections.agency": ("agencies",),
    "briefings.agency": ("agencies",),
    "briefings.by_group": ("groups",),
    "briefings.perspectives": ("agencies",),
    "issues.agency": ("agencies",),
    "risks.arises_from": ("resource_changes", "staffing"),
    "risks.endangers": ("actions", "procedures", "steps", "leads"),
    "risks.owner": ("posts",),
    "flows.protocol": ("protocols",),
    "flows.agency": ("agencies",),
    "data_requests.agency": ("agencies",),
    "data_requests.commission": ("commissions",),
    "audits.population": ("populations",),
    "sign_offs.audit": ("audits",),
    "sign_offs.agency": ("agencies",),
    "sources.audit": ("audits",),
    "sources.agency": ("agencies",),
    "research.audit": ("audits",),
    "commissions.audit": ("audits",),
    "handovers.commission": ("commissions",),
    "conclusions.audit": ("audits",),
    "conclusions.commission": ("commissions",),
    "conclusions.sources": ("sources",),
    "conclusions.agencies": ("agencies",),
    "conclusions.rests_on": ("conclusions",),
    "circulations.audit": ("audits",),
    "circulations.agencies": ("agencies",),
    "improvements.audit": ("audits",),
    "improvements.concerns": ("sources",),
    "improvements.owner": ("posts",),
    "exercises.reaches": ("groups_to_hear",),
    "sittings.exercise": ("exercises",),
    "consultees.exercise": ("exercises",),
    "raised_issues.exercise": ("exercises",),
    "feedback.exercise": ("exercises",),
}


@dataclass(frozen=True)
class DeadReference:
    """A name that leads nowhere: in which field of which fact it stands, and where it should be found."""

    register: str
    fact: str
    field: str
    name: str
    wanted: tuple[str, ...]


def named_by(register: str, field: str, fact: Fact) -> tuple[str, ...]:
    """Return what one field of a fact names, if it names anything.

    >>> from frankpledge.core.readiness.case.groups import Seat
    >>> named_by("seats", "post", Seat(id="chair", group="board", post="chief-executive"))
    ('chief-executive',)
    """
    if f"{register}.{field}" not in REFERENCES:
        return ()
    value: str | tuple[str, ...] = getattr(fact, field)
    return tuple(name for name in ((value,) if isinstance(value, str) else value) if name)


def dead_references(case: Case) -> Iterator[DeadReference]:
    """Yield every name in a case that leads nowhere."""
    known = {register: {fact.id for fact in getattr(case, register)} for register in REGISTERS}
    for place, wanted in REFERENCES.items():
        register, field = place.split(".")
        there = set().union(*(known[one] for one in wanted))
        for fact in getattr(case, register):
            for name in named_by(register, field, fact):
                if name not in there:
                    yield DeadReference(register, fact.id, field, name, wanted)
