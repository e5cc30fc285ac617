"""How an agency's tally sheet is laid out: which areas and which kinds it counts by."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.accounts.models import Agency, Partnership, Person
from frankpledge.foundation.sensitivity import labelled
from frankpledge.foundation.sharing.models import dataset_choices


class TallySheet(models.Model):
    """The rows and columns of a sheet on which a body without a system counts a month by hand (R139)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="tally_sheets")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="tally_sheets")
    dataset = models.CharField(max_length=40, choices=dataset_choices)
    areas = models.JSONField()
    categories = models.JSONField()
    laid_out_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    laid_out_at = models.DateTimeField()

    sensitivity = labelled(working="partnership agency dataset areas categories laid_out_at", personal="laid_out_by")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("partnership", "agency", "dataset"), name="a_tally_sheet_is_laid_out_once"),
        )

    def __str__(self) -> str:
        return f"tally sheet {self.pk}"
