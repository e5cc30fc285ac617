"""The database's own refusal to change or delete an event, for both databases."""

SQLITE = (
    """CREATE TRIGGER eventlog_no_update BEFORE UPDATE ON eventlog_event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER eventlog_no_delete BEFORE DELETE ON eventlog_event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
)

POSTGRESQL = (
    """CREATE FUNCTION eventlog_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the log is append-only'; END $$""",
    """CREATE TRIGGER eventlog_no_change BEFORE UPDATE OR DELETE ON eventlog_event
    FOR EACH ROW EXECUTE FUNCTION eventlog_refuse()""",
)

SQLITE_AWAY = ("DROP TRIGGER eventlog_no_update", "DROP TRIGGER eventlog_no_delete")
POSTGRESQL_AWAY = ("DROP TRIGGER eventlog_no_change ON eventlog_event", "DROP FUNCTION eventlog_refuse()")


def add(apps, schema_editor):
    """Put the triggers in place."""
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def take_away(apps, schema_editor):
    """Remove the triggers."""
    _run(schema_editor, {"sqlite": SQLITE_AWAY, "postgresql": POSTGRESQL_AWAY})


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
