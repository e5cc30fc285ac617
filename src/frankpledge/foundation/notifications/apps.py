"""Tells Django about this part of the foundation."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The outbox."""

    name = "frankpledge.foundation.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
