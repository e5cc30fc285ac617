"""Let the database itself refuse to change or delete an event."""

from django.db import migrations

from frankpledge.foundation.append_only import refuse_changes


class Migration(migrations.Migration):
    """Triggers, for SQLite and PostgreSQL."""

    dependencies = [("eventlog", "0001_initial")]
    operations = [refuse_changes("eventlog_event", why="the log is append-only")]
