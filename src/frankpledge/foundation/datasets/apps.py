"""Tells Django about this part of the foundation."""

from django.apps import AppConfig


class DatasetsConfig(AppConfig):
    """See the package's own docstring."""

    name = "frankpledge.foundation.datasets"
    label = "datasets"
    default_auto_field = "django.db.models.BigAutoField"
