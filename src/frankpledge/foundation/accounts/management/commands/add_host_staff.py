"""Add somebody who works for whoever runs the site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils.timezone import now

from frankpledge.foundation.accounts.services import add_host_staff
from frankpledge.foundation.accounts.sign_in_mail import set_password_path
from frankpledge.foundation.commands import TellingCommand


class Command(TellingCommand):
    """``add_host_staff EMAIL NAME``. It opens nothing: each visit to a partnership is asked for by itself."""

    help = "Add somebody who works for the host. They can see no partnership until staff_visit lets them, for hours."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask who."""
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args: Any, **given: Any) -> None:
        """Add them, and print where they set a password if they have none."""
        person = add_host_staff(email=given["email"], name=given["name"], at=now())
        self.stdout.write(f"{person} is host staff.")
        if not person.has_usable_password():
            self.stdout.write("They set a password, within a day and once only, at:")
            self.stdout.write(f"{settings.SITE_ADDRESS}{set_password_path(person)}")
