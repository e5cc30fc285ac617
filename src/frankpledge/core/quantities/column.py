"""A column of numbers in which some are withheld and some do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.quantities.withheld import Withheld

Numbers = NDArray[Any]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class NumberColumn:
    """Numbers of one column, shape (n_rows,), whole or floating.

    Where ``withheld`` is true the number has been wiped on making the column: there is nothing left to
    leak. Where ``absent`` is true there never was a number (a rate without a population).

    Examples
    --------
    >>> import numpy as np
    >>> column = NumberColumn.of(np.array([3, 40]), withheld=np.array([True, False]))
    >>> list(column)
    [Withheld(reason='small number'), 40]
    >>> column.values.tolist()
    [0, 40]
    """

    values: Numbers
    withheld: Mask
    absent: Mask

    @classmethod
    def of(cls, values: Numbers, *, withheld: Mask | None = None, absent: Mask | None = None) -> NumberColumn:
        """Make a column, wiping every number that is withheld or absent."""
        nothing = np.zeros(len(values), dtype=bool)
        hidden = nothing if withheld is None else withheld.astype(bool)
        missing = nothing if absent is None else absent.astype(bool)
        kept = np.where(hidden | missing, np.zeros((), dtype=values.dtype), values)
        return cls(kept, hidden, missing & ~hidden)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, row: int) -> int | float | Withheld | None:
        if self.withheld[row]:
            return Withheld()
        if self.absent[row]:
            return None
        number: int | float = self.values[row].item()
        return number

    def __iter__(self) -> Iterator[int | float | Withheld | None]:
        return (self[row] for row in range(len(self)))

    def take(self, rows: Numbers) -> NumberColumn:
        """Return the chosen rows, in the order given."""
        return NumberColumn(self.values[rows], self.withheld[rows], self.absent[rows])
