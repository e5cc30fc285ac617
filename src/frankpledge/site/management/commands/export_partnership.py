"""Write one partnership's part of the site into a new folder, for it to take away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.site.backup.export import export_partnership


class Command(BaseCommand):
    """Rows as JSON Lines with a schema, documents and releases; nothing of other partnerships."""

    help = "Write one partnership's rows, documents and releases into a new folder."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the partnership's name in addresses, and the folder."""
        parser.add_argument("slug")
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *, slug: str, folder: Path, **options: Any) -> None:
        """Write it, or refuse."""
        partnership = Partnership.objects.filter(slug=slug).first()
        if partnership is None:
            known = ", ".join(Partnership.objects.order_by("slug").values_list("slug", flat=True))
            raise CommandError(f"There is no partnership {slug}. There are: {known or 'none yet'}.", returncode=2)
        try:
            numbers = export_partnership(partnership, folder.absolute(), at=now())
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from None
        self.stdout.write(f"{sum(numbers.values())} rows of {len(numbers)} tables are in {folder}.")
