"""Copy the whole site, while it runs, into a new folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from frankpledge.core.faults import Refused
from frankpledge.site.backup.take import rotten, take_backup


class Command(BaseCommand):
    """Rows of one moment and the files they name, with a list of SHA-256."""

    help = "Copy the whole site, while it runs, into a new folder."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *, folder: Path, **options: Any) -> None:
        """Take the backup; exit with 1 where a file was found to have changed since it was kept."""
        try:
            manifest = take_backup(folder.absolute(), at=now())
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from None
        self.stdout.write(f"{sum(manifest.rows.values())} rows and {len(manifest.files)} files are in {folder}.")
        for name in rotten(manifest):
            self.stderr.write(f"{name}: not the bytes that were received. Restore it from an older backup.")
        if rotten(manifest):
            sys.exit(1)
