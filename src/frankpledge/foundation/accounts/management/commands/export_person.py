"""Write out all that is held about one person, for the person to have."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from frankpledge.foundation.accounts.held import held_about
from frankpledge.foundation.commands import TellingCommand, person_at


class Command(TellingCommand):
    """``export_person EMAIL`` prints JSON: for a request of access under data protection law."""

    help = "Print as JSON all that is held about one person, except what would open a door."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask who."""
        parser.add_argument("email")

    def handle(self, *args: Any, **given: Any) -> None:
        """Print it."""
        held = held_about(person_at(given["email"]))
        self.stdout.write(json.dumps(held, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
