"""The rules of every stage: what readiness asks of a live partnership."""

from __future__ import annotations

from frankpledge.core.readiness import in_order
from frankpledge.stages.audit.rules import RULES as OF_THE_AUDIT
from frankpledge.stages.consultation.rules import RULES as OF_CONSULTATION
from frankpledge.stages.partnership.rules import RULES as OF_THE_PARTNERSHIP

RULES = in_order(OF_THE_PARTNERSHIP, OF_THE_AUDIT, OF_CONSULTATION)
ASKED = {rule.id: rule.asks for rule in RULES}
ABOUT_THE_AUDIT = frozenset(rule.id for rule in OF_THE_AUDIT)
"""Rules whose findings tell of the audit's working pages: for members alone."""
ABOUT_CONSULTATION = frozenset(rule.id for rule in OF_CONSULTATION)
"""Rules whose findings tell of the consultation's working pages: for members alone."""
