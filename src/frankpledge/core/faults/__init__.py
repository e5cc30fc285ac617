"""Faults: what is wrong with what somebody supplied, and what would mend it."""

from frankpledge.core.faults.fault import BadInput, Fault, cut, group_faults
from frankpledge.core.faults.refused import Refused, refuse_if_any

__all__ = ["BadInput", "Fault", "Refused", "cut", "group_faults", "refuse_if_any"]
