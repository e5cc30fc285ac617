"""Disclosure control: what to withhold or round so that nobody can be picked out, and the attack that proves it.

`Policy` alone is offered here: the methods load a solver, which a run that hides nothing can do without.
"""

from frankpledge.core.disclosure.policy import Policy, stricter

__all__ = ["Policy", "stricter"]
