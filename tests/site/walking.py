"""Walk the matrix's addresses in one universe, each as if nothing had happened before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy

from django.db import transaction

from tests.site.access.row import Row
from tests.site.test_access_matrix import address_of
from tests.universe.partnership import Universe


def walk(rows: Iterable[Row], universe: Universe) -> Iterator[tuple[Row, str]]:
    """Give each row with its address, having made the thing it is about; undo all of it afterwards."""
    for row in rows:
        before = transaction.savepoint()
        yield row, address_of(row, deepcopy(universe))  # what it remembers must be undone too
        transaction.savepoint_rollback(before)


def failing(rows: Iterable[Row], universe: Universe, holds: Callable[[Row, str], bool]) -> list[str]:
    """Name the rows for which something does not hold."""
    return [row.name for row, address in walk(rows, universe) if not holds(row, address)]
