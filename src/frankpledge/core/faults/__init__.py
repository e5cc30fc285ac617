"""Faults: what is wrong with what somebody supplied, and what would mend it."""

from frankpledge.core.faults.fault import BadInput, Fault, cut, group_faults

__all__ = ["BadInput", "Fault", "cut", "group_faults"]
