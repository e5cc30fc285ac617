"""Tells Django about this part of the foundation."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The ledger of evidence."""

    name = "frankpledge.foundation.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
