"""Make the table of the cache, so that what one process counts, such as wrong passwords, every process knows."""

from django.db import migrations, models

FIELDS = [
    ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
    ("value", models.TextField()),
    ("expires", models.DateTimeField(db_index=True)),
]
"""As Django's own command would make it; a migration, so that migrating is all there is to do."""


class Migration(migrations.Migration):
    """One table, which is nobody's model."""

    dependencies = []
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.CreateModel("CacheRow", FIELDS, options={"db_table": "cache"})]
        )
    ]
