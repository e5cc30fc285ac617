"""Judge a partnership by the rules, from the command line."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.timezone import localdate

from frankpledge.core.readiness import Finding, Status, finding_row
from frankpledge.core.readiness.words import say_count, say_day
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.commands import TellingCommand
from frankpledge.site.readiness.judging import judgement_of

FINDINGS, BAD_INPUT = 1, 2


class Command(TellingCommand):
    """``readiness SLUG [--json]``: status 0 where nothing is open, 1 with open findings, 2 for no such partnership."""

    help = "Print what the rules find in a partnership. With --json a line a finding, sorted by rule and subject."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask which partnership, and in which form."""
        parser.add_argument("partnership", help="its name in addresses")
        parser.add_argument("--json", action="store_true", help="print JSON Lines")

    def handle(self, *args: Any, **given: Any) -> None:
        """Print the findings."""
        partnership = Partnership.objects.filter(slug=given["partnership"]).first()
        if partnership is None:
            raise CommandError("There is no partnership of that name in addresses.", returncode=BAD_INPUT)
        today = localdate()
        found = judgement_of(partnership, today)
        if not given["json"]:
            self.stdout.write(f"{partnership} on {say_day(today)}")
        for finding in found.findings:
            self.stdout.write(json.dumps(finding_row(finding), ensure_ascii=False) if given["json"] else _told(finding))
        still_open = len(found.standing(Status.OPEN))
        if still_open:
            raise CommandError(f"{say_count(still_open, 'finding')} open.", returncode=FINDINGS)


def _told(finding: Finding) -> str:
    answered = finding.status is Status.ANSWERED
    what = f"Reason recorded: {finding.reason}" if answered else f"Mend: {finding.mend}"
    head = f"{finding.rule}  {finding.severity.value}, {finding.status.value}"
    return "\n".join(
        ["", head, f"  {finding.sentence}", f"  {what}", f"  Subject: {finding.subject}. {finding.source}"]
    )
