"""The tables a copy holds, in an order in which each row comes after the rows it refers to, as JSON Lines."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import IO, Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import QuerySet

NOT_COPIED = {
    "auth", "contenttypes",  # made anew by migrating, and used for nothing here
    "sessions",  # after a restore people sign in again
    "django_tasks_database",  # what is still wanted is asked for anew by the tick
    "site",  # signs of life of other processes
}  # fmt: skip
ROWS_AT_ONCE = 500


def copied_models() -> list[type[models.Model]]:
    """Return every model whose rows a copy holds, what is referred to first."""
    waiting = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label not in NOT_COPIED]
    ordered: list[type[models.Model]] = []
    while waiting:
        ready = [model for model in waiting if not _needs(model) & set(waiting) - {model}]
        ordered += ready or waiting
        waiting = [model for model in waiting if ready and model not in ready]
    return ordered


def _needs(model: type[models.Model]) -> set[type[models.Model]]:
    return {field.related_model for field in model._meta.concrete_fields if field.related_model}


def name_of(model: type[models.Model]) -> str:
    """Return the name of a table in a copy."""
    return model._meta.label_lower


@contextmanager
def snapshot() -> Iterator[None]:
    """See the database as it is at one moment, keeping nobody from writing meanwhile."""
    if connection.in_atomic_block:  # whoever began the transaction sees one moment already
        yield
        return
    with _not_waiting_for_writers(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


@contextmanager
def _not_waiting_for_writers() -> Iterator[None]:
    """On SQLite, begin as a reader does: our usual transaction begins as a writer."""
    usual = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        usual, connection.transaction_mode = connection.transaction_mode, "DEFERRED"  # type: ignore[attr-defined]
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = usual  # type: ignore[attr-defined]


def write_rows(rows: QuerySet[Any], file: IO[str], left_out: Iterable[str] = ()) -> int:
    """Write rows, a JSON object a line, in the order of their keys; return how many."""
    fields = [field.attname for field in rows.model._meta.concrete_fields if field.name not in set(left_out)]
    number = 0
    for row in rows.order_by("pk").values_list(*fields).iterator(chunk_size=2000):
        file.write(json.dumps(dict(zip(fields, row, strict=True)), default=_as_text, ensure_ascii=False) + "\n")
        number += 1
    return number


def _as_text(value: Any) -> str:
    """Write what JSON has no form for; moments whole, since the log's digests cover their microseconds."""
    if isinstance(value, bytes | memoryview):  # each database has its own type for them
        return b64encode(value).decode("ascii")
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


def load_rows(model: type[models.Model], lines: Iterable[str]) -> int:
    """Put rows into a table just as they were written; return how many."""
    fields = model._meta.concrete_fields
    number, batch = 0, []
    for line in lines:
        kept = json.loads(line)
        batch.append(model(**{field.attname: _from_text(field, kept[field.attname]) for field in fields}))
        number += 1
        if len(batch) == ROWS_AT_ONCE:
            _insert(model, batch)
            batch = []
    _insert(model, batch)
    return number


def _from_text(field: models.Field[Any, Any], value: Any) -> Any:
    return (field.target_field if field.remote_field else field).to_python(value)


def _insert(model: type[models.Model], batch: list[models.Model]) -> None:
    """Insert rows raw: no field may set itself to now, no signal may be sent."""
    size = max(1, connection.ops.bulk_batch_size(model._meta.concrete_fields, batch)) if batch else 1
    for first in range(0, len(batch), size):
        model._base_manager._insert(  # type: ignore[attr-defined]
            batch[first : first + size], fields=model._meta.concrete_fields, using=connection.alias, raw=True
        )


def number_on(loaded: Iterable[type[models.Model]]) -> None:
    """Let each table's next row have a number that is not taken (SQLite sees to that itself)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(loaded)):
            cursor.execute(statement)


def applied_migrations() -> list[str]:
    """Return every migration the database has gone through, in order of their names."""
    from django.db.migrations.recorder import MigrationRecorder

    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
