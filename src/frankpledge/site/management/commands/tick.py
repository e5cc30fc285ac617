"""Do what is due: once, as from cron each minute, or again and again."""

from __future__ import annotations

import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils.timezone import now

from frankpledge.site.alone import alone
from frankpledge.site.due import do_due


class Command(BaseCommand):
    """Safe to call at any time: what was done is not done again, and two at once are as good as one."""

    help = "Do what is due: send mail, remind, put right what an interruption left, tidy up."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how often to look, where the command is to go on."""
        parser.add_argument("--every", type=float, metavar="SECONDS", help="go on until stopped, looking so often")

    def handle(self, *, every: float | None, **options: Any) -> None:
        """Do what is due; exit with 1 where a part of it failed."""
        failed = self.tick()
        while every:
            time.sleep(every)
            close_old_connections()
            failed = self.tick()
        if failed:
            sys.exit(1)

    def tick(self) -> list[str]:
        """Do what is due, unless another tick is at it, and say what failed."""
        with alone("tick") as is_ours:
            failed = do_due(at=now()) if is_ours else []
        for name in failed:
            self.stderr.write(f"tick: {name}: failed; the log says where")
        return failed
