"""Let the database itself refuse to change or delete what was entered."""

from django.db import migrations

from frankpledge.foundation.append_only import refuse_changes


class Migration(migrations.Migration):
    """Triggers, for SQLite and PostgreSQL."""

    dependencies = [("evidence", "0001_initial")]
    operations = [
        refuse_changes(
            "evidence_item", "evidence_version", "evidence_fingerprint", "evidence_link", "evidence_answer",
            why="the ledger of evidence is append-only",
        )
    ]  # fmt: skip
