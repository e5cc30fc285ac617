"""The pages' furniture as a Django app, so that its templates and static files are found."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Holds no models."""

    name = "frankpledge.ui"
    label = "ui"
