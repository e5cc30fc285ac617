"""Let host staff look into one partnership for some hours, or end such a visit."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils.timezone import localtime, now

from frankpledge.foundation.accounts.services import begin_visit, end_visit
from frankpledge.foundation.commands import TellingCommand, partnership_called, person_at


class Command(TellingCommand):
    """``staff_visit EMAIL SLUG --reason … --hours N``. The partnership's co-ordinators are told, its log says so."""

    help = "Let host staff read one partnership's pages, for a reason and for at most eight hours. It ends by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask who, where, why and for how long."""
        parser.add_argument("email")
        parser.add_argument("slug")
        parser.add_argument("--reason", default="", help="why, in a sentence the partnership may read")
        parser.add_argument("--hours", type=int, default=1)
        parser.add_argument("--end", action="store_true", help="end the visit that is going on")

    def handle(self, *args: Any, **given: Any) -> None:
        """Begin or end the visit."""
        who = {"person": person_at(given["email"]), "partnership": partnership_called(given["slug"]), "at": now()}
        if given["end"]:
            end_visit(**who)
            self.stdout.write("The visit has ended.")
            return
        visit = begin_visit(**who, reason=given["reason"], hours=given["hours"])
        until = localtime(visit.ends_at).strftime("%H:%M")
        self.stdout.write(f"{visit.person} may read {visit.partnership} until {until}. Its co-ordinators are told.")
