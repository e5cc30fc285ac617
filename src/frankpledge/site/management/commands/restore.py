"""Restore the whole site from a backup, into an empty home and an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from frankpledge.core.faults import Refused
from frankpledge.site.backup.restore import restore_backup


class Command(BaseCommand):
    """Checked whole before anything is touched, verified after."""

    help = "Restore the whole site from a backup, into an empty home and an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *, folder: Path, **options: Any) -> None:
        """Restore, or refuse with every reason."""
        try:
            manifest = restore_backup(folder.absolute())
        except Refused as refused:
            raise CommandError(
                "\n  ".join(reason for said in refused.reasons.values() for reason in said), returncode=2
            ) from None
        self.stdout.write(
            f"Restored {sum(manifest.rows.values())} rows and {len(manifest.files)} files of {manifest.made_at}; "
            "every partnership's log holds together. People sign in again."
        )
