"""Make the public site's tables on PostgreSQL, and give its role the right to add to the inbox and no other."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from frankpledge.adapters.inbox.database import Unavailable
from frankpledge.adapters.inbox.postgresql import make, statements


class Command(BaseCommand):
    """``make-inbox ROLE``: in the database that FRANKPLEDGE_INBOX names, as its owner. May be called again."""

    help = "Make the inbox and the drafts on PostgreSQL, and let a role add to the inbox: nothing else of it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the public site's role."""
        parser.add_argument("role", help="as whom the public site signs in to the database server")
        parser.add_argument("--print", action="store_true", help="print the statements, and run none")

    def handle(self, *args: Any, **given: Any) -> None:
        """Make the tables."""
        if given["print"]:
            self.stdout.write("\n".join(f"{statement};" for statement in statements(given["role"])))
            return
        try:
            make(settings.INBOX, given["role"])
        except Unavailable as fault:
            raise CommandError(
                f"Nothing was made ({fault}). FRANKPLEDGE_INBOX must be the address of your own PostgreSQL database, "
                "and the role must be there."
            ) from None
        self.stdout.write(f"Made. {given['role']} may add responses, and read, change or take out none.")
