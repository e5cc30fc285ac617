"""A named table with columns of words and of protected numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.quantities import NumberColumn

Words = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of equal length: arrays of words (``str``), or `NumberColumn`.

    Examples
    --------
    >>> import numpy as np
    >>> table = Table("counts", {"area_code": np.array(["W1"]), "count": NumberColumn.of(np.array([7]))})
    >>> list(table.rows())
    [{'area_code': 'W1', 'count': 7}]
    """

    name: str
    columns: Mapping[str, Words | NumberColumn]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()))) if self.columns else 0

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield each row as a dictionary; a withheld number comes as `Withheld`, an absent one as None."""
        words = {n: c.tolist() if isinstance(c, np.ndarray) else list(c) for n, c in self.columns.items()}
        for values in zip(*words.values(), strict=True):
            yield dict(zip(words, values, strict=True))
