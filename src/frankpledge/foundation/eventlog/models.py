"""The log's rows. They hold ids, codes, dates and counts only: names stand elsewhere, where they can be erased."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from frankpledge.foundation.sensitivity import labelled


class LogIsAppendOnly(Exception):
    """Something tried to change or delete a row of the log."""


class Chain(models.Model):
    """The end of a partnership's chain: what the next event must follow."""

    partnership = models.OneToOneField("accounts.Partnership", models.PROTECT, primary_key=True, related_name="+")
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")

    sensitivity = labelled(working="partnership length head")


class Event(models.Model):
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new event; refuse to change one. The database refuses too."""
        if not self._state.adding:
            raise LogIsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise LogIsAppendOnly
