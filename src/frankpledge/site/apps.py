"""Tells Django about the site's own commands and pages."""

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The pages that know every stage."""

    name = "frankpledge.site"
    label = "site"

    def ready(self) -> None:
        """Have the site's own checks known."""
        import_module("frankpledge.site.checks")
