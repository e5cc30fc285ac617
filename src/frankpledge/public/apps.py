"""Tells Django about the public pages."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Holds no models."""

    name = "frankpledge.public"
    label = "public"
