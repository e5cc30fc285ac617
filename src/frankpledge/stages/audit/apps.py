"""Tells Django about this stage."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """See the package's own docstring."""

    name = "frankpledge.stages.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
