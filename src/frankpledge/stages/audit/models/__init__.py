"""The audit's own records: what is counted, and the audit as a piece of work."""

from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.audit.models.commissions import Commission, Option, Owed
from frankpledge.stages.audit.models.conclusions import Circulation, Comment, Conclusion, Wording
from frankpledge.stages.audit.models.counting import Counting, Finding, Ground
from frankpledge.stages.audit.models.evidence import Knowledge, Provision
from frankpledge.stages.audit.models.handovers import Handover
from frankpledge.stages.audit.models.mapping import FineMap
from frankpledge.stages.audit.models.plan import Task
from frankpledge.stages.audit.models.put_forward import IssueDecision, PutForward
from frankpledge.stages.audit.models.research import Research
from frankpledge.stages.audit.models.review import Improvement, Review
from frankpledge.stages.audit.models.scope import Question, Source
from frankpledge.stages.audit.models.signing import SignOff
from frankpledge.stages.audit.models.stances import Stance
from frankpledge.stages.audit.models.strategy import DataStrategy

__all__ = [
    "Audit",
    "Circulation",
    "Comment",
    "Commission",
    "Conclusion",
    "Counting",
    "DataStrategy",
    "Finding",
    "FineMap",
    "Ground",
    "Handover",
    "Improvement",
    "IssueDecision",
    "Knowledge",
    "Option",
    "Owed",
    "Provision",
    "PutForward",
    "Question",
    "Research",
    "Review",
    "SignOff",
    "Source",
    "Stance",
    "Task",
    "Wording",
]
