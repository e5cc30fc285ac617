"""Tells Django about this stage."""

from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    """The partnership itself: who it is, how it meets, what it owes."""

    name = "frankpledge.stages.partnership"
    label = "partnership"
    default_auto_field = "django.db.models.BigAutoField"
