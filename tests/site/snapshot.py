"""What services built once, kept row by row, so that each test need not wait until it is built again."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

Made = TypeVar("Made")
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Snapshot(Generic[Made]):
    """What was built, and the rows that it added to each table."""

    made: Made
    statements: tuple[tuple[str, list[Any]], ...]
    sequences: tuple[str, ...]

    def lay(self) -> Made:
        """Put the rows into the database; return what was built, as a copy of the test's own."""
        with connection.cursor() as cursor:
            for statement, values in self.statements:
                cursor.execute(statement, values)
            for statement in self.sequences:
                cursor.execute(statement)
        return deepcopy(self.made)


def take(*builds: Callable[[], Any]) -> list[Snapshot[Any]]:
    """Build one after the other and keep the rows each added; the database is left as it was."""
    with transaction.atomic():
        found, before = [], _all_rows()
        for build in builds:
            made = build()
            after = _all_rows()
            found.append(_snapshot(made, before, after))
            before = after
        transaction.set_rollback(True)
    return found


def _snapshot(made: Any, before: Rows, after: Rows) -> Snapshot[Any]:
    statements, touched = [], []
    for model in _models():
        known = set(map(repr, before[model._meta.db_table]))
        added = [row for row in after[model._meta.db_table] if repr(row) not in known]
        if added:
            statements.append((_insert(model, len(added)), [value for row in added for value in row]))
            touched.append(model)
    return Snapshot(made, tuple(statements), tuple(connection.ops.sequence_reset_sql(no_style(), touched)))


def _insert(model: type[models.Model], rows: int) -> str:
    columns = _columns(model)
    places = f"({', '.join(['%s'] * len(columns))})"
    names = ", ".join(map(connection.ops.quote_name, columns))
    table = connection.ops.quote_name(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES {', '.join([places] * rows)}"


def _all_rows() -> Rows:
    found = {}
    with connection.cursor() as cursor:
        for model in _models():
            columns = ", ".join(map(connection.ops.quote_name, _columns(model)))
            cursor.execute(f"SELECT {columns} FROM {connection.ops.quote_name(model._meta.db_table)}")
            found[model._meta.db_table] = cursor.fetchall()
    return found


def _models() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def _columns(model: type[models.Model]) -> list[str]:
    return [field.column for field in model._meta.local_concrete_fields]
