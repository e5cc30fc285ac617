"""What commands for whoever runs the site have in common: a refusal is told, a place is found by its name."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Partnership, Person


class TellingCommand(BaseCommand):
    """A command whose service may refuse: each reason is told on a line, and the exit status is 1."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run, and tell a refusal as the reasons it is."""
        try:
            return super().execute(*args, **options)
        except Refused as refusal:
            reasons = [sentence for said in refusal.reasons.values() for sentence in said]
            raise CommandError("\n".join(reasons)) from None


def partnership_called(slug: str) -> Partnership:
    """Return a partnership by its name in addresses, or tell those there are."""
    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        there_are = ", ".join(Partnership.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise CommandError(f"There is no partnership of that name in addresses. There are: {there_are}.")
    return found


def person_at(address: str) -> Person:
    """Return whoever signs in with an address."""
    found = Person.objects.filter(email__iexact=address).first()
    if found is None:
        raise CommandError("Nobody signs in with that address.")
    return found
