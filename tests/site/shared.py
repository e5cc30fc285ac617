"""What the tests of one module share in the database: made once, and undone after the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def undone_at_the_end(blocker: Any) -> Iterator[None]:
    """Open the database for what a module shares. Each test's own changes are undone within it, as always."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def settle() -> None:
    """Check now, once, what PostgreSQL would else check after each test: that every row refers to one that is there."""
    connection.check_constraints()
