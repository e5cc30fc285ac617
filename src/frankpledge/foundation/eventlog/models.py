"""The log's rows. They hold ids, codes, dates and counts only: names stand elsewhere, where they can be erased."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.append_only import AppendOnly
from frankpledge.foundation.sensitivity import labelled


class Chain(models.Model):
    """The end of a partnership's chain: what the next event must follow."""

    partnership = models.OneToOneField("accounts.Partnership", models.PROTECT, primary_key=True, related_name="+")
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")

    sensitivity = labelled(working="partnership length head")


class Event(AppendOnly):
    """One thing that somebody did. ``actor_id`` and ``subject_id`` point at rows that may since have been erased."""

    partnership = models.ForeignKey("accounts.Partnership", models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    actor_id = models.BigIntegerField(null=True)
    """Who did it; none where the system did, on time."""
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    sensitivity = labelled(
        working="partnership number at kind subject_type subject_id facts previous digest", personal="actor_id"
    )

    class Meta:
        ordering = ("partnership_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "number"), name="events_are_numbered"),
            models.UniqueConstraint(fields=("partnership", "previous"), name="the_chain_does_not_fork"),
        )
        indexes = (
            models.Index(fields=("partnership", "subject_type", "subject_id", "number"), name="events_of_a_subject"),
        )
