"""What a figure can be: a number, an interval round it, or withheld."""

from frankpledge.core.quantities.column import NumberColumn
from frankpledge.core.quantities.interval import Interval
from frankpledge.core.quantities.withheld import Withheld

__all__ = ["Interval", "NumberColumn", "Withheld"]
