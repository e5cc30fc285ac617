"""The plain case value: the ordinary facts of one partnership on a day, with no judgement in them."""

from frankpledge.core.readiness.case.bodies import Agency, Commitment, Journey, Partnership, ResourceChange, Staffing
from frankpledge.core.readiness.case.case import EVERY_REGISTER, REGISTERS, Case
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
from frankpledge.core.readiness.case.fact import Fact
from frankpledge.core.readiness.case.groups import Group, Seat
from frankpledge.core.readiness.case.meetings import Action, AgendaItem, Attendance, Decision, Invitation, Meeting
from frankpledge.core.readiness.case.posts import Delegation, Holder, Post, Procedure, RoleCard, Skill, Training
from frankpledge.core.readiness.case.records import Answer, Document, Register, Risk, StepDates
from frankpledge.core.readiness.case.references import REFERENCES, DeadReference, dead_references, named_by
from frankpledge.core.readiness.case.terms import (
    ChangeKind,
    ContributionKind,
    CouncilTier,
    Function,
    Level,
    Presence,
    SeatRole,
    Sector,
    Seniority,
    Standing,
    TierRole,
)

__all__ = [
    "EVERY_REGISTER",
    "REFERENCES",
    "REGISTERS",
    "Action",
    "Agency",
    "AgendaItem",
    "Answer",
    "Attendance",
    "Briefing",
    "Case",
    "ChangeKind",
    "Commitment",
    "Contribution",
    "ContributionKind",
    "CouncilTier",
    "DeadReference",
    "Decision",
    "Delegation",
    "Document",
    "Fact",
    "Function",
    "Group",
    "Holder",
    "Invitation",
    "IssueRaised",
    "Journey",
    "Lead",
    "Level",
    "Meeting",
    "MemberBriefing",
    "Objection",
    "Partnership",
    "Post",
    "Presence",
    "Procedure",
    "Register",
    "ResourceChange",
    "Responsibility",
    "Risk",
    "RoleCard",
    "Seat",
    "SeatRole",
    "Sector",
    "Seniority",
    "Skill",
    "Staffing",
    "Standing",
    "StepDates",
    "TierRole",
    "TierStatement",
    "Training",
    "dead_references",
    "named_by",
]
