"""What the state of a consultation allows, and what readiness asks of it: pure, and without a database."""

from frankpledge.core.readiness import rules_in
from frankpledge.stages.consultation.rules import on_the_report, planned, results, told_back

RULES = rules_in(on_the_report, planned, results, told_back)

__all__ = ["RULES"]
