"""The rules of every stage together, as both programs ask them."""

from frankpledge.core.readiness import in_order
from frankpledge.stages.audit.rules import RULES as AUDIT
from frankpledge.stages.consultation.rules import RULES as CONSULTATION
from frankpledge.stages.partnership.rules import RULES as PARTNERSHIP

EVERY_RULE = in_order(PARTNERSHIP, AUDIT, CONSULTATION)
