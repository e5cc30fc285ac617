"""Tells Django about this part of the foundation."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Partnerships, agencies, people."""

    name = "frankpledge.foundation.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
