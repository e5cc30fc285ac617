"""Let people choose whether mail comes at once or once a day."""

from django.db import migrations, models

PACES = [("at-once", "Whenever something happens"), ("digest", "Once a day, everything together")]


class Migration(migrations.Migration):
    """One field."""

    dependencies = [("accounts", "0001_initial")]
    operations = [
        migrations.AddField("person", "mail_pace", models.CharField(choices=PACES, default="at-once", max_length=10))
    ]
