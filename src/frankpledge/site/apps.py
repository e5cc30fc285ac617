"""Tells Django about the site's own commands and pages."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The pages that know every stage."""

    name = "frankpledge.site"
    label = "site"
