"""Tells Django about this part of the foundation."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """See the package's own docstring."""

    name = "frankpledge.foundation.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"
