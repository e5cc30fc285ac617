"""What a figure can be: a number, an interval round it, a share of a whole, or withheld."""

from frankpledge.core.quantities.column import NumberColumn
from frankpledge.core.quantities.concentration import Concentration, concentration
from frankpledge.core.quantities.interval import Interval
from frankpledge.core.quantities.share import FEW, Share
from frankpledge.core.quantities.withheld import Withheld

__all__ = ["FEW", "Concentration", "Interval", "NumberColumn", "Share", "Withheld", "concentration"]
