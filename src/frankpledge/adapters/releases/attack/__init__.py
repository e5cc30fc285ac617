"""The attacker who reads only published bytes, and what must be true before a release may leave the house."""

from frankpledge.adapters.releases.attack.report import AttackLine, AttackReport, Leak
from frankpledge.adapters.releases.attack.run import attack

__all__ = ["AttackLine", "AttackReport", "Leak", "attack"]
