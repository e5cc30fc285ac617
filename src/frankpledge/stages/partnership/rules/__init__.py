"""The partnership stage's rules: facts in, findings out, no Django."""

from frankpledge.core.readiness import rules_in
from frankpledge.stages.partnership.rules import (
    attendance,
    authority,
    capacity,
    communication,
    coverage,
    meetings,
    steps,
    structure,
    tiers,
    voice,
)

RULES = rules_in(attendance, authority, capacity, communication, coverage, meetings, steps, structure, tiers, voice)

__all__ = ["RULES"]
