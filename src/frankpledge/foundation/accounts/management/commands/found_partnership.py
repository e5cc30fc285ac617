"""Set up a partnership and its first co-ordinator, who invites everybody else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import transaction
from django.utils.timezone import localdate, now

from frankpledge.adapters.regimes import regime_keys
from frankpledge.core.cycle import Tier
from frankpledge.foundation.accounts.services import found_coordinator, found_partnership
from frankpledge.foundation.accounts.sign_in_mail import set_password_path
from frankpledge.foundation.commands import TellingCommand


class Command(TellingCommand):
    """``found_partnership NAME SLUG EMAIL PERSON``. No password is ever printed: a link sets one, once."""

    help = "Set up a partnership and its first co-ordinator; print a link by which they set their password, once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask what a partnership is founded with."""
        parser.add_argument("name", help="the partnership's name")
        parser.add_argument("slug", help="its name in addresses, such as tithingham")
        parser.add_argument("email", help="the first co-ordinator's email address")
        parser.add_argument("person", help="the first co-ordinator's name")
        parser.add_argument("--regime", choices=regime_keys(), default="england")
        parser.add_argument("--tier", choices=[str(tier) for tier in Tier], default=str(Tier.UNITARY))
        parser.add_argument("--started", type=date.fromisoformat, help="first day, as 2026-04-01; today if left out")
        parser.add_argument("--code", default="", help="the area's GSS code")
        parser.add_argument("--predecessor", default="", help="the name of the partnership it follows")

    @transaction.atomic
    def handle(self, *args: Any, **given: Any) -> None:
        """Found it, and print where to go."""
        at = now()
        made = found_partnership(
            name=given["name"], slug=given["slug"], regime=given["regime"], tier=given["tier"],
            started=given["started"] or localdate(at), code=given["code"], predecessor=given["predecessor"], at=at,
        )  # fmt: skip
        person = found_coordinator(partnership=made, email=given["email"], name=given["person"], at=at)
        self.stdout.write(f"{made} is at {settings.SITE_ADDRESS}/p/{made.slug}/")
        self.stdout.write(f"{person} sets a password, within a day and once only, at:")
        self.stdout.write(f"{settings.SITE_ADDRESS}{set_password_path(person)}")
