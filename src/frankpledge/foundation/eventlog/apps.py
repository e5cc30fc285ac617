"""Tells Django about this part of the foundation."""

from django.apps import AppConfig


class EventlogConfig(AppConfig):
    """The log."""

    name = "frankpledge.foundation.eventlog"
    label = "eventlog"
    default_auto_field = "django.db.models.BigAutoField"
