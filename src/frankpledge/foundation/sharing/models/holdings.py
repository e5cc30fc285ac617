"""The catalogue: what each agency holds, how fine and how fresh, whom to ask, and what may be released (R149)."""

from __future__ import annotations

from django.db import models

from frankpledge.core.dictionary import Detail
from frankpledge.foundation.accounts.models import Agency, Partnership, Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.foundation.sharing.models.protocols import dataset_choices
from frankpledge.foundation.sharing.rules.requests import Renewed


class Holding(models.Model):
    """One dataset that an agency holds. It says what could be had; only a protocol says what may flow."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="holdings")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="holdings")
    dataset = models.CharField(max_length=40, choices=dataset_choices)
    detail = models.CharField(max_length=12, choices=[(each.value, each.words) for each in Detail])
    held_from = models.DateField(null=True, blank=True)
    renewed = models.CharField(max_length=10, choices=[(each.value, each.words) for each in Renewed])
    ask = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    may_release = models.TextField(blank=True)
    release_to = models.TextField(blank=True)
    told_on = models.DateField()

    sensitivity = labelled(
        working="partnership agency dataset detail held_from renewed ask may_release release_to told_on"
    )

    class Meta:
        ordering = ("agency__name", "dataset", "pk")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "agency", "dataset"), name="a_holding_stands_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_dataset_display()}, {self.agency}"
