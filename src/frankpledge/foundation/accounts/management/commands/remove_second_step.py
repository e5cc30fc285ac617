"""Take somebody's second step of signing in away, when device and recovery codes are lost."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils.timezone import now

from frankpledge.foundation.accounts.services import remove_second_step
from frankpledge.foundation.commands import TellingCommand, person_at


class Command(TellingCommand):
    """``remove_second_step EMAIL``. Make sure first, by telephone or in person, that it is they who ask."""

    help = "Take somebody's second step away. Make sure first, by telephone or in person, that it is they who ask."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask whose."""
        parser.add_argument("email")

    def handle(self, *args: Any, **given: Any) -> None:
        """Take it away."""
        person = person_at(given["email"])
        remove_second_step(person=person, at=now())
        self.stdout.write(f"{person} signs in with the password alone, and has been told.")
