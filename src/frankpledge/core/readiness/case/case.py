"""A case: the ordinary facts of one partnership on a day."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from frankpledge.core.readiness.case.audits import (
    Audit,
    Circulation,
    Commission,
    Handover,
    Improvement,
    Research,
    SignOff,
)
from frankpledge.core.readiness.case.bodies import Agency, Commitment, Journey, Partnership, ResourceChange, Staffing
from frankpledge.core.readiness.case.consultation import (
    ConsultationStrategy,
    Consultee,
    Exercise,
    Feedback,
    GroupToHear,
    RaisedIssue,
    Sitting,
)
from frankpledge.core.readiness.case.evidence import Conclusion, Population, Source
from frankpledge.core.readiness.case.exchange import (
    Briefing,
    Contribution,
    IssueRaised,
    Lead,
    MemberBriefing,
    Objection,
    Responsibility,
    TierStatement,
)
from frankpledge.core.readiness.case.groups import Group, Seat
from frankpledge.core.readiness.case.meetings import Action, AgendaItem, Attendance, Decision, Invitation, Meeting
from frankpledge.core.readiness.case.posts import Delegation, Holder, Post, Procedure, RoleCard, Skill, Training
from frankpledge.core.readiness.case.records import Answer, Document, Register, Risk, StepDates
from frankpledge.core.readiness.case.sharing import DataRequest, Flow, Protocol


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything the rules may know of one partnership.

    Each tuple of facts is a *register*. ``registers`` names those that are kept whole: only there does a missing entry
    mean that there is none. A partnership at work keeps them all (``EVERY_REGISTER``); a case drawn from a report
    keeps those of which the report says enough.
    """

    partnership: Partnership
    as_of: date
    registers: tuple[Register, ...]
    agencies: tuple[Agency, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    staffing: tuple[Staffing, ...] = ()
    resource_changes: tuple[ResourceChange, ...] = ()
    journeys: tuple[Journey, ...] = ()
    groups: tuple[Group, ...] = ()
    seats: tuple[Seat, ...] = ()
    posts: tuple[Post, ...] = ()
    holders: tuple[Holder, ...] = ()
    role_cards: tuple[RoleCard, ...] = ()
    trainings: tuple[Training, ...] = ()
    skills: tuple[Skill, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    tier_statements: tuple[TierStatement, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    leads: tuple[Lead, ...] = ()
    objections: tuple[Objection, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    issues: tuple[IssueRaised, ...] = ()
    member_briefings: tuple[MemberBriefing, ...] = ()
    steps: tuple[StepDates, ...] = ()
    documents: tuple[Document, ...] = ()
    risks: tuple[Risk, ...] = ()
    protocols: tuple[Protocol, ...] = ()
    flows: tuple[Flow, ...] = ()
    data_requests: tuple[DataRequest, ...] = ()
    audits: tuple[Audit, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    sources: tuple[Source, ...] = ()
    research: tuple[Research, ...] = ()
    populations: tuple[Population, ...] = ()
    commissions: tuple[Commission, ...] = ()
    handovers: tuple[Handover, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    circulations: tuple[Circulation, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    consultation_strategies: tuple[ConsultationStrategy, ...] = ()
    groups_to_hear: tuple[GroupToHear, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    consultees: tuple[Consultee, ...] = ()
    raised_issues: tuple[RaisedIssue, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    answers: tuple[Answer, ...] = ()

    def find_register(self, name: str) -> Register | None:
        """Return the claim that a register, or one column of it, is kept whole; none where nothing claims it."""
        held = {register.id: register for register in self.registers}
        return held.get(name) or held.get(f"{name.partition('.')[0]}.*" if "." in name else "") or held.get("*")


REGISTERS = tuple(field.name for field in fields(Case) if field.name not in ("partnership", "as_of", "registers"))
EVERY_REGISTER = (Register(id="*"),)


def every_register_but(*left_out: str) -> tuple[Register, ...]:
    """Return the claim that all registers are kept whole but these.

    >>> len(every_register_but("seats")) == 2 * (len(REGISTERS) - 1)
    True
    """
    kept = [name for name in REGISTERS if name not in left_out]
    return tuple(Register(id=each) for name in kept for each in (name, f"{name}.*"))
