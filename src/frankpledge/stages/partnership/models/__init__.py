"""The partnership's own records. Agencies, people and posts are in ``foundation.accounts``."""

from frankpledge.stages.partnership.models.authority import (
    CommitmentRequest,
    Delegation,
    Procedure,
    RoleCard,
    Skill,
    Training,
)
from frankpledge.stages.partnership.models.calendar import OtherExercise
from frankpledge.stages.partnership.models.cycle import Cycle, CycleStep
from frankpledge.stages.partnership.models.documents import Document
from frankpledge.stages.partnership.models.groups import ExpectedSeat, Group, Seat, Topic
from frankpledge.stages.partnership.models.inheritance import Baseline, InheritedAim
from frankpledge.stages.partnership.models.means import Contribution, Journey, Lead, ResourceChange, Risk, Staffing
from frankpledge.stages.partnership.models.meetings import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    MeetingInvitation,
    Paper,
)
from frankpledge.stages.partnership.models.readiness import Answer
from frankpledge.stages.partnership.models.tiers import Responsibility, TierStatement
from frankpledge.stages.partnership.models.voice import (
    Acknowledgement,
    Briefing,
    IssueRaised,
    MemberBriefing,
    Objection,
)

__all__ = [
    "Acknowledgement",
    "Action",
    "AgendaItem",
    "Answer",
    "Attendance",
    "Baseline",
    "Briefing",
    "CommitmentRequest",
    "Contribution",
    "Cycle",
    "CycleStep",
    "Decision",
    "Delegation",
    "Document",
    "ExpectedSeat",
    "Group",
    "InheritedAim",
    "IssueRaised",
    "Journey",
    "Lead",
    "Meeting",
    "MeetingInvitation",
    "MemberBriefing",
    "Objection",
    "OtherExercise",
    "Paper",
    "Procedure",
    "ResourceChange",
    "Responsibility",
    "Risk",
    "RoleCard",
    "Seat",
    "Skill",
    "Staffing",
    "TierStatement",
    "Topic",
    "Training",
]
