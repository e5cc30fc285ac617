"""A contractor's bundle: unpacked with care, laid out so that its recipe can be run, and compared file by file."""

from frankpledge.adapters.handover.comparing import Difference, differences
from frankpledge.adapters.handover.laying_out import RECIPE, RELEASE, Wanted, lay_out
from frankpledge.adapters.handover.unpacking import unpack

__all__ = ["RECIPE", "RELEASE", "Difference", "Wanted", "differences", "lay_out", "unpack"]
