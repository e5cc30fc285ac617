"""Check that no entry of a log was changed, lost, added or moved."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import CommandParser

from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.commands import TellingCommand, partnership_called
from frankpledge.foundation.eventlog.verify import Verdict, verify


class Command(TellingCommand):
    """``verify_log [SLUG]``: a line a partnership; exit status 1 where any chain is broken."""

    help = "Check the chain of each partnership's log, or of one; exit status 1 where one is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask which; all if none is named."""
        parser.add_argument("slug", nargs="?")

    def handle(self, *args: Any, slug: str | None = None, **given: Any) -> None:
        """Print how each chain stood up."""
        chosen = [partnership_called(slug)] if slug else Partnership.objects.order_by("slug")
        verdicts = [(each.slug, verify(each.pk)) for each in chosen]
        for name, verdict in verdicts:
            self.stdout.write(f"{name}: {told(verdict)}")
        if not all(verdict.is_whole for _, verdict in verdicts):
            sys.exit(1)


def told(verdict: Verdict) -> str:
    """Say in a sentence how a chain stood up."""
    if verdict.is_whole:
        return f"whole, {verdict.events} entries, ending {verdict.end}"
    return f"BROKEN at entry {verdict.broken_at}: it was changed, lost, added or moved"
