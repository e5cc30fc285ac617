"""Tells Django about this stage."""

from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    """See the package's own docstring."""

    name = "frankpledge.stages.consultation"
    label = "consultation"
    default_auto_field = "django.db.models.BigAutoField"
