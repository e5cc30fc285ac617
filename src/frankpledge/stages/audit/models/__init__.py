"""The audit's own records: what is counted, and the audit as a piece of work."""

from frankpledge.stages.audit.models.audits import Audit
from frankpledge.stages.audit.models.counting import Counting, Finding, Ground
from frankpledge.stages.audit.models.scope import Question, Source
from frankpledge.stages.audit.models.signing import SignOff

__all__ = ["Audit", "Counting", "Finding", "Ground", "Question", "SignOff", "Source"]
