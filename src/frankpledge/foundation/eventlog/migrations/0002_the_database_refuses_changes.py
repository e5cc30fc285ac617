"""Let the database itself refuse to change or delete an event."""

from django.db import migrations

from frankpledge.foundation.eventlog.migrations._triggers import add, take_away


class Migration(migrations.Migration):
    """Triggers, for SQLite and PostgreSQL."""

    dependencies = [("eventlog", "0001_initial")]
    operations = [migrations.RunPython(add, take_away)]
