"""Rows that are written once: the model refuses to change or delete one, and so does the database itself."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import migrations, models

SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{why}'; END $$",
    """CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_refuse()""",
)
SQLITE_AWAY = ("DROP TRIGGER {table}_no_update", "DROP TRIGGER {table}_no_delete")
POSTGRESQL_AWAY = ("DROP TRIGGER {table}_no_change ON {table}", "DROP FUNCTION {table}_refuse()")


class IsAppendOnly(Exception):
    """Something tried to change or delete a row that is written once."""


class AppendOnly(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row; refuse to change one."""
        if not self._state.adding:
            raise IsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise IsAppendOnly


def refuse_changes(*tables: str, why: str) -> migrations.RunPython:
    """Return the step of a migration after which the database refuses to change or delete rows of these tables."""

    def add(apps: Any, schema_editor: Any) -> None:
        _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL}, tables, why)

    def take_away(apps: Any, schema_editor: Any) -> None:
        _run(schema_editor, {"sqlite": SQLITE_AWAY, "postgresql": POSTGRESQL_AWAY}, tables, why)

    return migrations.RunPython(add, take_away)


def _run(schema_editor: Any, statements: dict[str, tuple[str, ...]], tables: tuple[str, ...], why: str) -> None:
    for table in tables:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement.format(table=table, why=why))
