"""Extracts as they were received."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.accounts.models import Agency, Partnership, Person
from frankpledge.foundation.sensitivity import labelled
from frankpledge.foundation.sharing.categories import DataCategory
from frankpledge.foundation.sharing.models import SharingProtocol


class Submission(models.Model):
    """A file an agency supplied under a protocol. Its bytes stand in the store under their SHA-256."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="submissions")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="submissions")
    protocol = models.ForeignKey(SharingProtocol, models.PROTECT, related_name="submissions")
    category = models.CharField(max_length=40, choices=DataCategory.choices)
    file_name = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    received_at = models.DateTimeField()
    received_from = models.ForeignKey(Person, models.PROTECT, related_name="+")

    sensitivity = labelled(
        working="partnership agency protocol category file_name sha256 size received_at", personal="received_from"
    )

    class Meta:
        ordering = ("-received_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "agency", "sha256"), name="the_same_file_twice_is_one"),
        )

    def __str__(self) -> str:
        return f"{self.get_category_display().split(':')[0]} from {self.agency}"
