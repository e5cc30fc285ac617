"""The partnership's data strategy, and the post that leads on information."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.partnership.models.owned import Owned


class DataStrategy(Owned):
    """One version of the data strategy: a living record, of which the latest is in force (R158)."""

    lead = models.ForeignKey(Post, models.PROTECT, related_name="+")
    wanted = models.TextField()
    sharing = models.TextField()
    skills = models.TextField()
    written_on = models.DateField()
    review_by = models.DateField()

    sensitivity = labelled(working="partnership lead wanted sharing skills written_on review_by")

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=Q(review_by__gte=F("written_on")), name="reviewed_after_it_was_written"),
        )

    def __str__(self) -> str:
        return f"data strategy of {self.written_on:%-d %B %Y}"
