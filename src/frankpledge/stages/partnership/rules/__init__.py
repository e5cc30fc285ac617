"""The partnership stage's rules: facts in, findings out, no Django."""

from frankpledge.core.readiness import Rule
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

_MODULES = (attendance, authority, capacity, communication, coverage, meetings, steps, structure, tiers, voice)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (value for module in _MODULES for value in vars(module).values() if isinstance(value, Rule)),
        key=lambda rule: rule.id,
    )
)

__all__ = ["RULES"]
