"""What the state of an audit and of its scope allows, and what readiness asks of audits; no Django."""

from frankpledge.core.readiness import rules_in
from frankpledge.stages.audit.rules import conduct, rests_on, shared, taken_in

RULES = rules_in(conduct, rests_on, shared, taken_in)

__all__ = ["RULES"]
