"""What every record of the partnership has: the partnership it belongs to."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.accounts.models import Partnership


class Owned(models.Model):
    """A record of one partnership."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    partnership_id: int

    class Meta:
        abstract = True
