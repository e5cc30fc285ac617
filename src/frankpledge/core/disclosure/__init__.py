"""Disclosure control: what to withhold or round so that nobody can be picked out, and the attack that proves it."""

from frankpledge.core.disclosure.attack import bounds, exposed, is_safe
from frankpledge.core.disclosure.policy import Policy, stricter
from frankpledge.core.disclosure.propagation import propagate
from frankpledge.core.disclosure.protection import Protection
from frankpledge.core.disclosure.rounding import rounding_interval
from frankpledge.core.disclosure.suppress import protect
from frankpledge.core.disclosure.system import UNBOUNDED, InconsistentRelease, LinearSystem

__all__ = [
    "UNBOUNDED",
    "InconsistentRelease",
    "LinearSystem",
    "Policy",
    "Protection",
    "bounds",
    "exposed",
    "is_safe",
    "propagate",
    "protect",
    "rounding_interval",
    "stricter",
]
