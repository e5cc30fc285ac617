"""Tells Django about this stage."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """See the package's own docstring."""

    name = "frankpledge.stages.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"
