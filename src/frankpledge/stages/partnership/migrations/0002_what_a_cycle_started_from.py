"""A cycle has what it started from: the strategy before it, and baselines (R020)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("partnership", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Baseline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.CharField(max_length=200)),
                ("value", models.DecimalField(decimal_places=4, max_digits=16)),
                ("unit", models.CharField(max_length=40)),
                ("on", models.DateField()),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_to",
                        to="partnership.baseline",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="baselines", to="partnership.cycle"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("cycle_id", "measure", "-on", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "measure", "unit", "on"), name="a_baseline_is_given_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="InheritedAim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                ("priority", models.TextField()),
                ("objective", models.TextField(blank=True)),
                ("target", models.TextField(blank=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inherited_aims",
                        to="partnership.cycle",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("cycle_id", "place", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("target", ""), models.Q(("objective", ""), _negated=True), _connector="OR"),
                        name="a_target_stands_under_an_objective",
                    )
                ],
            },
        ),
    ]
