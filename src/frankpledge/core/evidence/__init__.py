"""Findings: sentences that can be followed to the figures, method and source they rest on."""

from frankpledge.core.evidence.find import find
from frankpledge.core.evidence.finding import CellReference, Finding

__all__ = ["CellReference", "Finding", "find"]
