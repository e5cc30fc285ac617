"""Let the database itself refuse to change what the public has been asked."""

from django.db import migrations

from frankpledge.stages.consultation.frozen import keep_opened


class Migration(migrations.Migration):
    """Triggers, for SQLite and PostgreSQL."""

    dependencies = [("consultation", "0001_initial")]
    operations = [keep_opened()]
